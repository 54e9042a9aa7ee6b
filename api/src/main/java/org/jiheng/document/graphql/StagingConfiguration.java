package org.jiheng.document.graphql;

import java.time.Clock;
import org.jiheng.audit.Writes;
import org.jiheng.budget.BudgetTexts;
import org.jiheng.budget.Budgets;
import org.jiheng.document.ColumnMappings;
import org.jiheng.document.Committing;
import org.jiheng.document.Correcting;
import org.jiheng.document.Imports;
import org.jiheng.document.Reception;
import org.jiheng.document.Remembering;
import org.jiheng.document.StagedImports;
import org.jiheng.document.Staging;
import org.jiheng.lineage.Naming;
import org.jiheng.review.Checking;
import org.jiheng.tenancy.TenantReads;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts staging together. */
@Configuration(proxyBeanMethods = false)
class StagingConfiguration {

	@Bean
	Staging staging(StagedImports staged, Reception reception, ColumnMappings mappings, Checking checking,
			Writes writes, TenantReads reads, Budgets budgets, BudgetTexts texts) {
		return new Staging(staged, reception, mappings,
				reading -> reads
					.inOne(tenant -> checking.foreseen(reading.budget(), reading.text(), reading.findings())),
				writes, reads, budgets, texts);
	}

	@Bean
	Correcting correcting(Staging staging, StagedImports staged, ColumnMappings mappings, Naming naming,
			Writes writes) {
		return new Correcting(staging, staged, mappings, naming, writes, Clock.systemUTC());
	}

	@Bean
	Remembering remembering(ColumnMappings mappings, Writes writes) {
		return new Remembering(mappings, writes);
	}

	@Bean
	Committing committing(Staging staging, StagedImports staged, Imports imports, Writes writes, Checking checking) {
		return new Committing(staging, staged, imports, writes, checking::checkImported);
	}

}
