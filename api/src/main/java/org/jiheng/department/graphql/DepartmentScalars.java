package org.jiheng.department.graphql;

import org.jiheng.department.BudgetUnitCode;
import org.jiheng.shared.graphql.Scalars;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

@Configuration(proxyBeanMethods = false)
class DepartmentScalars {

	@Bean
	RuntimeWiringConfigurer departmentScalarsWiring() {
		return wiring -> wiring.scalar(Scalars.code("BudgetUnitCode", BudgetUnitCode.class, BudgetUnitCode::new,
				"预算单位代码须为 6 位数字的字符串，如 \"315001\""));
	}

}
