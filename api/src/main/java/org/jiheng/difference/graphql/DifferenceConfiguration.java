package org.jiheng.difference.graphql;

import org.jiheng.approval.Rounds;
import org.jiheng.budget.BudgetTexts;
import org.jiheng.difference.Comparing;
import org.jiheng.tenancy.TenantReads;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DifferenceConfiguration {

	@Bean
	Comparing comparing(TenantReads reads, Rounds rounds, BudgetTexts texts) {
		return new Comparing(reads, rounds, texts);
	}

}
