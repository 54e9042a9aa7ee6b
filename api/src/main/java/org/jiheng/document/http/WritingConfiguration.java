package org.jiheng.document.http;

import java.util.List;
import org.jiheng.budget.BudgetTexts;
import org.jiheng.budget.Budgets;
import org.jiheng.budget.IndicatorFrames;
import org.jiheng.county.Counties;
import org.jiheng.department.Departments;
import org.jiheng.document.DocumentWriter;
import org.jiheng.document.TemplateWriter;
import org.jiheng.document.Templates;
import org.jiheng.document.Writing;
import org.jiheng.publication.Publications;
import org.jiheng.snapshot.Snapshots;
import org.jiheng.tenancy.TenantReads;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Puts the writing of documents together: what writes, and where. */
@Configuration(proxyBeanMethods = false)
class WritingConfiguration {

	private static final int WRITERS_AT_ONCE = 2;

	private static final int MOST_WAITING = 1_000;

	/** Writing keeps a processor busy, so it stays off the event loop. */
	@Bean(destroyMethod = "dispose")
	Scheduler documentWriting() {
		return Schedulers.newBoundedElastic(WRITERS_AT_ONCE, MOST_WAITING, "document-writer", 60, true);
	}

	@Bean
	Writing writing(Budgets budgets, BudgetTexts texts, Snapshots snapshots, Publications publications,
			TenantReads reads, IndicatorFrames frames, List<DocumentWriter> writers,
			@Qualifier("documentWriting") Scheduler workers, @Value("${jiheng.public-uri:}") String publicUri) {
		String base = publicUri.replaceFirst("/+$", "");
		return new Writing(budgets, texts, snapshots, publications, reads, frames, writers, workers,
				hash -> base.isEmpty() ? "" : base + "/verify/" + hash);
	}

	@Bean
	Templates templates(Budgets budgets, BudgetTexts texts, Departments departments, Counties counties,
			TenantReads reads, IndicatorFrames frames, TemplateWriter writer,
			@Qualifier("documentWriting") Scheduler workers) {
		return new Templates(budgets, texts, departments, counties, reads, frames, writer, workers);
	}

}
