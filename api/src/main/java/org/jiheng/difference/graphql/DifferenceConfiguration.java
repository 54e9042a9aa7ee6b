package org.jiheng.difference.graphql;

import java.util.Set;
import org.jiheng.approval.Rounds;
import org.jiheng.budget.BudgetTexts;
import org.jiheng.difference.Comparing;
import org.jiheng.difference.ComparingSealed;
import org.jiheng.shared.graphql.SealedRoots;
import org.jiheng.snapshot.Snapshots;
import org.jiheng.tenancy.TenantReads;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DifferenceConfiguration {

	@Bean
	Comparing comparing(TenantReads reads, Rounds rounds, BudgetTexts texts) {
		return new Comparing(reads, rounds, texts);
	}

	@Bean
	ComparingSealed comparingSnapshots(Snapshots snapshots) {
		return new ComparingSealed(snapshots);
	}

	@Bean
	SealedRoots sealedDifferences() {
		return new SealedRoots(Set.of("budgetComparison"));
	}

}
