package org.jiheng.tenancy.graphql;

import org.jiheng.shared.graphql.Scalars;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

@Configuration(proxyBeanMethods = false)
class TenancyScalars {

	@Bean
	RuntimeWiringConfigurer tenancyScalarsWiring() {
		return wiring -> wiring
			.scalar(Scalars.code("RegionCode", RegionCode.class, RegionCode::new, "行政区划代码须为 6 位数字的字符串，如 \"130324\""))
			.scalar(Scalars.code("DepartmentCode", DepartmentCode.class, DepartmentCode::new,
					"部门代码须为 3 位数字的字符串，如 \"315\""));
	}

}
