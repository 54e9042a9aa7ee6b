package org.jiheng.publication.graphql;

import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jiheng.budget.BudgetKey;
import org.jiheng.membership.Scopes;
import org.jiheng.publication.Edition;
import org.jiheng.publication.EditionFilter;
import org.jiheng.publication.EditionText;
import org.jiheng.publication.Editions;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Page;
import org.jiheng.shared.graphql.Connection;
import org.jiheng.shared.graphql.PageArguments;
import org.jiheng.shared.graphql.Paging;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.Arguments;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** What is public, read as everyone whoever asks: the same answer for all. */
@Controller
class EditionController {

	private final Editions editions;

	private final Scopes scopes;

	EditionController(Editions editions, Scopes scopes) {
		this.editions = editions;
		this.scopes = scopes;
	}

	@QueryMapping
	Mono<PublishedBudget> publishedBudget(@Argument RegionCode county, @Argument DepartmentCode department,
			@Argument FiscalYear year) {
		return scopes.anonymously(editions.of(new BudgetKey(county, year, department))).map(PublishedBudget::of);
	}

	@QueryMapping
	Mono<Connection<PublishedBudget>> publishedBudgets(@Argument @Nullable PublishedBudgetFilterInput filter,
			@Arguments PageArguments page) {
		EditionFilter wanted = (filter == null ? PublishedBudgetFilterInput.NONE : filter).filter();
		Paging paging = page.over("PublishedBudget", wanted);
		return scopes.anonymously(editions.list(wanted, paging.request()))
			.map(found -> paging.connection(shown(found), () -> scopes.anonymously(editions.count(wanted))));
	}

	@SchemaMapping
	CompletableFuture<String> content(PublishedBudget edition, DataFetchingEnvironment environment) {
		return EditionTexts.part(edition, environment, EditionText::canonical);
	}

	@SchemaMapping
	CompletableFuture<List<String>> overallGoals(PublishedBudget edition, DataFetchingEnvironment environment) {
		return EditionTexts.part(edition, environment, text -> text.content().overallGoals());
	}

	@SchemaMapping
	CompletableFuture<List<String>> itemisedGoals(PublishedBudget edition, DataFetchingEnvironment environment) {
		return EditionTexts.part(edition, environment, text -> text.content().itemisedGoals());
	}

	@SchemaMapping
	CompletableFuture<List<String>> safeguards(PublishedBudget edition, DataFetchingEnvironment environment) {
		return EditionTexts.part(edition, environment, text -> text.content().safeguards());
	}

	@SchemaMapping
	CompletableFuture<List<PublishedProject>> projects(PublishedBudget edition, DataFetchingEnvironment environment) {
		return EditionTexts.part(edition, environment, text -> PublishedProject.of(edition, text.content()));
	}

	@SchemaMapping
	CompletableFuture<List<PublishedIndicator>> indicators(PublishedBudget edition,
			DataFetchingEnvironment environment) {
		return EditionTexts.part(edition, environment, text -> PublishedIndicator.of(text.content(), null));
	}

	private static Page<PublishedBudget> shown(Page<Edition> found) {
		return new Page<>(found.items()
			.stream()
			.map(item -> new Page.Item<>(PublishedBudget.of(item.node()), item.position()))
			.toList(), found.hasPrevious(), found.hasNext());
	}

}
