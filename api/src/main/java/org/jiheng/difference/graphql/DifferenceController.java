package org.jiheng.difference.graphql;

import graphql.schema.DataFetchingEnvironment;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dataloader.DataLoader;
import org.jiheng.budget.Budget;
import org.jiheng.budget.Detail;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.Indicators;
import org.jiheng.budget.Project;
import org.jiheng.budget.Projects;
import org.jiheng.difference.BudgetChange;
import org.jiheng.difference.ChangeKind;
import org.jiheng.difference.Comparing;
import org.jiheng.difference.DifferenceSince;
import org.jiheng.difference.Since;
import org.jiheng.shared.Money;
import org.jiheng.shared.MoneyUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** What became different in budgets; those of one request are compared in one reading. */
@Controller
class DifferenceController {

	private final Projects projects;

	private final Indicators indicators;

	DifferenceController(BatchLoaderRegistry registry, Comparing comparing, Projects projects, Indicators indicators) {
		this.projects = projects;
		this.indicators = indicators;
		registry.<Since, DifferenceSince>forName("differences")
			.registerMappedBatchLoader((wanted, environment) -> comparing.of(wanted));
	}

	/** How many changes there are of a kind. */
	record Count(ChangeKind kind, int count) {
	}

	@SchemaMapping
	CompletableFuture<DifferenceSince> changesSinceRound(Budget budget, @Argument @Nullable Integer round,
			DataFetchingEnvironment environment) {
		return differences(environment)
			.load(new Since.Submission(budget.key(), budget.adjustment(), round, budget.status().changeable()));
	}

	@SchemaMapping
	CompletableFuture<DifferenceSince> changesSinceApproval(Budget budget, DataFetchingEnvironment environment) {
		return differences(environment).load(new Since.Approval(budget.key()));
	}

	@SchemaMapping
	CompletableFuture<DifferenceSince> changesSinceLastYear(Budget budget, DataFetchingEnvironment environment) {
		return differences(environment).load(new Since.LastYear(budget.key()));
	}

	@SchemaMapping(typeName = "BudgetDifference")
	BigDecimal amountChange(DifferenceSince since, @Argument MoneyUnit unit) {
		return Money.signed(since.difference().amountByFen(), unit);
	}

	@SchemaMapping(typeName = "BudgetDifference")
	List<Count> counts(DifferenceSince since) {
		return since.difference()
			.counts()
			.entrySet()
			.stream()
			.map(each -> new Count(each.getKey(), each.getValue()))
			.toList();
	}

	@SchemaMapping(typeName = "BudgetDifference")
	List<BudgetChange> changes(DifferenceSince since) {
		return since.difference().changes();
	}

	@SchemaMapping
	@Nullable BigDecimal by(BudgetChange change, @Argument MoneyUnit unit) {
		return change.byFen() == null ? null : Money.signed(change.byFen(), unit);
	}

	/** One statement; what is there no more has no key. */
	@BatchMapping
	Mono<Map<BudgetChange, Project>> project(List<BudgetChange> changes) {
		return projects.of(keys(changes, BudgetChange::project), Detail.VALUES_AND_PROVENANCE)
			.map(found -> byChange(changes, BudgetChange::project, found));
	}

	/** One statement; what is there no more has no key. */
	@BatchMapping
	Mono<Map<BudgetChange, Indicator>> indicator(List<BudgetChange> changes) {
		return indicators.of(keys(changes, BudgetChange::indicator), Detail.VALUES_AND_PROVENANCE)
			.map(found -> byChange(changes, BudgetChange::indicator, found));
	}

	private static <K> Set<K> keys(List<BudgetChange> changes, Function<BudgetChange, @Nullable K> key) {
		return changes.stream().map(key).filter(Objects::nonNull).collect(Collectors.toSet());
	}

	private static <K, T> Map<BudgetChange, T> byChange(List<BudgetChange> changes,
			Function<BudgetChange, @Nullable K> key, Map<K, T> found) {
		Map<BudgetChange, T> byChange = new HashMap<>();
		for (BudgetChange change : changes) {
			K its = key.apply(change);
			T there = its == null ? null : found.get(its);
			if (there != null) {
				byChange.put(change, there);
			}
		}
		return byChange;
	}

	private static DataLoader<Since, DifferenceSince> differences(DataFetchingEnvironment environment) {
		return Objects.requireNonNull(environment.getDataLoader("differences"));
	}

}
