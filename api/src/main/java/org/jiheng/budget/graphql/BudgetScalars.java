package org.jiheng.budget.graphql;

import org.jiheng.budget.ProjectCode;
import org.jiheng.shared.graphql.Scalars;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

@Configuration(proxyBeanMethods = false)
class BudgetScalars {

	@Bean
	RuntimeWiringConfigurer budgetScalarsWiring() {
		return wiring -> wiring
			.scalar(Scalars.code("ProjectCode", ProjectCode.class, ProjectCode::new, "项目编码须为 1 至 40 个字母、数字或连字符的字符串"));
	}

}
