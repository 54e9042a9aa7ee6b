package org.jiheng.adjustment.graphql;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.toSet;

import graphql.schema.DataFetchingEnvironment;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jiheng.adjustment.Adjusting;
import org.jiheng.adjustment.Adjustment;
import org.jiheng.adjustment.Adjustments;
import org.jiheng.audit.Act;
import org.jiheng.audit.Writes;
import org.jiheng.audit.Written;
import org.jiheng.budget.AmountStage;
import org.jiheng.budget.Budget;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.Budgets;
import org.jiheng.budget.Detail;
import org.jiheng.budget.Funds;
import org.jiheng.budget.Project;
import org.jiheng.budget.graphql.BudgetId;
import org.jiheng.shared.graphql.Mendable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** Adjustments, and what amounts were before them. */
@Controller
class AdjustmentController {

	private final Adjusting adjusting;

	private final Adjustments adjustments;

	private final Budgets budgets;

	private final Writes writes;

	AdjustmentController(Adjusting adjusting, Adjustments adjustments, Budgets budgets, Writes writes) {
		this.adjusting = adjusting;
		this.adjustments = adjustments;
		this.budgets = budgets;
		this.writes = writes;
	}

	@MutationMapping
	Mono<AdjustmentPayload> openAdjustment(@Argument OpenAdjustmentInput input, DataFetchingEnvironment environment) {
		return done(input.budget(), environment, key -> adjusting.open(key, input.grounds()));
	}

	@MutationMapping
	Mono<AdjustmentPayload> changeAdjustment(@Argument ChangeAdjustmentInput input,
			DataFetchingEnvironment environment) {
		return done(input.budget(), environment, key -> adjusting.change(key, input::apply));
	}

	@MutationMapping
	Mono<AdjustmentPayload> withdrawAdjustment(@Argument WithdrawAdjustmentInput input,
			DataFetchingEnvironment environment) {
		return done(input.budget(), environment, adjusting::withdraw);
	}

	@SchemaMapping
	boolean adjusting(Budget budget) {
		return budget.key().isAdjusting();
	}

	@BatchMapping(typeName = "Budget", field = "adjustments")
	Mono<Map<Budget, List<Adjustment>>> adjustments(List<Budget> all) {
		return adjustments.of(all.stream().map(Budget::key).collect(toSet())).map(found -> {
			Map<Budget, List<Adjustment>> byBudget = new HashMap<>();
			all.forEach(budget -> byBudget.put(budget, found.getOrDefault(budget.key().standing(), List.of())));
			return byBudget;
		});
	}

	@BatchMapping
	Mono<Map<Adjustment, Budget>> content(List<Adjustment> all) {
		Set<BudgetKey> open = all.stream().filter(Adjustment::open).map(Adjustment::content).collect(toSet());
		return budgets.of(open, Detail.VALUES_AND_PROVENANCE).map(found -> {
			Map<Adjustment, Budget> byAdjustment = new HashMap<>();
			all.stream().filter(Adjustment::open).forEach(each -> byAdjustment.put(each, found.get(each.content())));
			return byAdjustment;
		});
	}

	/** What was never adjusted is as it was. */
	@BatchMapping(typeName = "Budget", field = "initialFunds")
	Mono<Map<Budget, Funds>> initialFundsOfBudgets(List<Budget> all) {
		return adjustments.initialTotals(adjusted(all, Budget::funds, Budget::key))
			.map(found -> initial(all, Budget::funds, Budget::key, found));
	}

	/** What was never adjusted is as it was. */
	@BatchMapping(typeName = "Project", field = "initialFunds")
	Mono<Map<Project, Funds>> initialFundsOfProjects(List<Project> all) {
		return adjustments.initialFunds(adjusted(all, Project::funds, Project::key))
			.map(found -> initial(all, Project::funds, Project::key, found));
	}

	private static <T, K> Set<K> adjusted(Collection<T> all, Function<T, Funds> funds, Function<T, K> key) {
		return all.stream().filter(not(each -> isInitial(funds.apply(each)))).map(key).collect(toSet());
	}

	private static <T, K> Map<T, Funds> initial(Collection<T> all, Function<T, Funds> funds, Function<T, K> key,
			Map<K, Funds> found) {
		Map<T, Funds> initial = new HashMap<>();
		for (T each : all) {
			Funds now = funds.apply(each);
			Funds then = isInitial(now) ? now : found.get(key.apply(each));
			if (then != null) {
				initial.put(each, then);
			}
		}
		return initial;
	}

	private static boolean isInitial(Funds funds) {
		return funds.stage() == AmountStage.INITIAL;
	}

	private Mono<AdjustmentPayload> done(String budget, DataFetchingEnvironment environment,
			Function<BudgetKey, Mono<Written>> work) {
		return Mono.defer(() -> {
			BudgetKey key = BudgetId.required(budget);
			Act act = Act.asked(environment.getField().getName(),
					Objects.requireNonNull(environment.getArgument("input")));
			return writes.inOne(act, tenant -> work.apply(key),
					reference -> answer(key.standing(), Adjustment.number(reference)));
		}).transform(Mendable.into(problems -> new AdjustmentPayload(null, problems)));
	}

	private Mono<AdjustmentPayload> answer(BudgetKey budget, int number) {
		return adjustments.of(Set.of(budget))
			.flatMapIterable(found -> found.getOrDefault(budget, List.of()))
			.filter(each -> each.number() == number)
			.next()
			.map(adjustment -> new AdjustmentPayload(adjustment, List.of()));
	}

}
