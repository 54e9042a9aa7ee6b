package org.jiheng.budget.graphql;

import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.IndicatorFilter;
import org.jiheng.budget.IndicatorFrame;
import org.jiheng.budget.IndicatorFrames;
import org.jiheng.budget.IndicatorLibrary;
import org.jiheng.budget.IndicatorLibraryEntry;
import org.jiheng.budget.IndicatorLibraryFilter;
import org.jiheng.budget.Indicators;
import org.jiheng.budget.Project;
import org.jiheng.budget.ProjectKey;
import org.jiheng.budget.TargetKind;
import org.jiheng.shared.Page;
import org.jiheng.shared.graphql.Connection;
import org.jiheng.shared.graphql.Paging;
import org.jiheng.tenancy.TenantReads;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** Indicators, their names to pick from, and the frames that name their levels. */
@Controller
class IndicatorController {

	private final TenantReads reads;

	private final Indicators indicators;

	private final IndicatorFrames frames;

	private final IndicatorLibrary library;

	private final BudgetTree tree;

	IndicatorController(TenantReads reads, Indicators indicators, IndicatorFrames frames, IndicatorLibrary library,
			BudgetTree tree) {
		this.reads = reads;
		this.indicators = indicators;
		this.frames = frames;
		this.library = library;
		this.tree = tree;
	}

	@QueryMapping
	Mono<Connection<Indicator>> indicators(DataFetchingEnvironment environment) {
		Input filter = Input.of("filter", environment.getArguments());
		var wanted = new IndicatorFilter(filter.within(), filter.wordSet("level1"), filter.wordSet("level2"),
				filter.wordsOrNull("textContains"), filter.names("kinds", TargetKind.class));
		Paging paging = Pages.of(environment.getArguments()).over("Indicator", wanted);
		return reads
			.inOne(tenant -> indicators.list(wanted, paging.request(), Details.of(environment))
				.flatMap(page -> tree.underIndicators(page.items().stream().map(Page.Item::node).toList(),
						BudgetTree.ofNodes(environment.getSelectionSet()), environment)
					.thenReturn(page)))
			.defaultIfEmpty(Page.empty())
			.map(page -> paging.connection(page, () -> indicators.count(wanted)));
	}

	@QueryMapping
	Mono<Connection<IndicatorLibraryEntry>> indicatorLibrary(DataFetchingEnvironment environment) {
		Input filter = Input.of("filter", environment.getArguments());
		var wanted = new IndicatorLibraryFilter(filter.within(), filter.wordSet("level1"), filter.wordSet("level2"),
				filter.wordsOrNull("textContains"));
		Paging paging = Pages.of(environment.getArguments()).over("IndicatorLibraryEntry", wanted);
		return library.list(wanted, paging.request()).map(page -> paging.connection(page, () -> library.count(wanted)));
	}

	@QueryMapping
	Mono<List<IndicatorFrame>> indicatorFrames() {
		return frames.all();
	}

	@SchemaMapping
	@Nullable CompletableFuture<Project> project(Indicator indicator, DataFetchingEnvironment environment) {
		ProjectKey project = indicator.project();
		return project == null ? null : Loaders.projects(environment).load(project);
	}

}
