package org.jiheng.approval.graphql;

import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jiheng.approval.Assessment;
import org.jiheng.approval.ReviewHead;
import org.jiheng.approval.Reviewing;
import org.jiheng.approval.Round;
import org.jiheng.approval.Rounds;
import org.jiheng.audit.Act;
import org.jiheng.audit.Writes;
import org.jiheng.audit.Written;
import org.jiheng.budget.Budget;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.Budgets;
import org.jiheng.budget.Detail;
import org.jiheng.budget.graphql.BudgetId;
import org.jiheng.publication.Publications;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.shared.graphql.Mendable;
import org.jiheng.tenancy.CurrentScope;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The steps of the review, and what is known of them. */
@Controller
class ReviewController {

	private static final int MOST = 100;

	private final Reviewing reviewing;

	private final Rounds rounds;

	private final Budgets budgets;

	private final Publications publications;

	private final Writes writes;

	ReviewController(Reviewing reviewing, Rounds rounds, Budgets budgets, Publications publications, Writes writes) {
		this.reviewing = reviewing;
		this.rounds = rounds;
		this.budgets = budgets;
		this.publications = publications;
		this.writes = writes;
	}

	@QueryMapping
	Mono<List<ReviewHead>> reviewHeads() {
		return rounds.heads();
	}

	@MutationMapping
	Mono<ReviewPayload> submitBudget(@Argument SubmitBudgetInput input, DataFetchingEnvironment environment) {
		return one(input.budget(), environment, key -> reviewing.submit(key, input.expectedVersion()));
	}

	@MutationMapping
	Mono<ReviewPayload> returnBudget(@Argument ReturnBudgetInput input, DataFetchingEnvironment environment) {
		return one(input.budget(), environment,
				key -> reviewing.giveBack(key, input.reason(), AssessmentInput.all(input.assessments())));
	}

	@MutationMapping
	Mono<ReviewPayload> refuseBudget(@Argument RefuseBudgetInput input, DataFetchingEnvironment environment) {
		return one(input.budget(), environment,
				key -> reviewing.refuse(key, input.reason(), AssessmentInput.all(input.assessments())));
	}

	@MutationMapping
	Mono<ReviewPayload> reopenBudget(@Argument ReopenBudgetInput input, DataFetchingEnvironment environment) {
		return one(input.budget(), environment, reviewing::reopen);
	}

	@MutationMapping
	Mono<ReviewPayload> approveBudget(@Argument ApproveBudgetInput input, DataFetchingEnvironment environment) {
		return one(input.budget(), environment,
				key -> reviewing.approve(key, AssessmentInput.all(input.assessments())));
	}

	@MutationMapping
	Mono<ReviewsPayload> returnBudgets(@Argument ReturnBudgetsInput input, DataFetchingEnvironment environment) {
		return several(input.budgets(), environment, key -> reviewing.giveBack(key, input.reason(), List.of()));
	}

	@MutationMapping
	Mono<ReviewsPayload> approveBudgets(@Argument ApproveBudgetsInput input, DataFetchingEnvironment environment) {
		List<Assessment> assessments = AssessmentInput.all(input.assessments());
		return several(input.budgets(), environment, key -> reviewing.approve(key, assessments));
	}

	@BatchMapping
	Mono<Map<Budget, BudgetPermissions>> viewerCan(List<Budget> all) {
		Set<BudgetKey> keys = keys(all);
		return Mono
			.zip(CurrentScope.get(), rounds.authored(keys), rounds.adjusted(keys), publications.publishable(keys))
			.map(known -> all.stream()
				.distinct()
				.collect(Collectors.toMap(Function.identity(),
						budget -> BudgetPermissions.of(budget, known.getT1(), known.getT2().contains(budget.key()),
								known.getT3().contains(budget.key()), known.getT4().contains(budget.key())))));
	}

	@SchemaMapping(typeName = "BudgetPermissions", field = "return")
	boolean returns(BudgetPermissions permissions) {
		return permissions.returns();
	}

	@SchemaMapping
	@Nullable String lockReason(Budget budget) {
		return BudgetPermissions.lockReason(budget);
	}

	@BatchMapping
	Mono<Map<Budget, List<Round>>> rounds(List<Budget> all) {
		return rounds.of(keys(all)).map(found -> {
			Map<Budget, List<Round>> byBudget = new HashMap<>();
			all.forEach(budget -> byBudget.put(budget, found.getOrDefault(budget.key(), List.of())));
			return byBudget;
		});
	}

	@BatchMapping
	Mono<Map<Assessment, ReviewHead>> head(List<Assessment> assessments) {
		return rounds.heads().map(heads -> {
			Map<String, ReviewHead> byCode = heads.stream()
				.collect(Collectors.toMap(ReviewHead::code, Function.identity()));
			Map<Assessment, ReviewHead> found = new HashMap<>();
			assessments.forEach(each -> found.put(each,
					byCode.getOrDefault(each.head(), new ReviewHead(each.head(), each.head(), ""))));
			return found;
		});
	}

	private Mono<ReviewPayload> one(String id, DataFetchingEnvironment environment,
			Function<BudgetKey, Mono<Written>> step) {
		return Mono.defer(() -> done(act(environment, null), BudgetId.required(id), step))
			.map(budget -> new ReviewPayload(budget, List.of()))
			.transform(Mendable.into(problems -> new ReviewPayload(null, problems)));
	}

	/** Each in a transaction of its own. */
	private Mono<ReviewsPayload> several(List<String> ids, DataFetchingEnvironment environment,
			Function<BudgetKey, Mono<Written>> step) {
		if (ids.isEmpty() || ids.size() > MOST) {
			return Mono.just(new ReviewsPayload(List.of(), List.of(new Problem.InvalidInput("BUDGETS",
					List.of("input", "budgets"), "一次 1 至 " + MOST + " 份预算，收到 " + ids.size() + " 份", "请分批办理"))));
		}
		return Flux.fromIterable(new ArrayList<>(ids))
			.concatMap(id -> Mono.defer(() -> done(act(environment, id), BudgetId.required(id), step))
				.map(budget -> new ReviewResult(budget, List.of()))
				.onErrorResume(ProblemException.class,
						failure -> Mono.just(new ReviewResult(null, List.of(told(failure.problem()))))))
			.collectList()
			.map(results -> new ReviewsPayload(results, List.of()));
	}

	private Mono<Budget> done(Act act, BudgetKey key, Function<BudgetKey, Mono<Written>> step) {
		return writes.inOne(act, tenant -> step.apply(key), reference -> {
			BudgetKey now = BudgetKey.parse(reference).orElse(key);
			return budgets.of(Set.of(now), Detail.VALUES_AND_PROVENANCE).mapNotNull(found -> found.get(now));
		});
	}

	/** One of several has a key of its own, made of the whole's and its id. */
	private static Act act(DataFetchingEnvironment environment, @Nullable String id) {
		Map<String, Object> input = new HashMap<>(
				Objects.requireNonNull(environment.<Map<String, Object>>getArgument("input")));
		if (id != null && input.get("idempotencyKey") != null) {
			input.put("idempotencyKey", input.get("idempotencyKey") + " " + id);
		}
		return Act.asked(environment.getField().getName(), input);
	}

	private static Set<BudgetKey> keys(List<Budget> budgets) {
		return budgets.stream().map(Budget::key).collect(Collectors.toSet());
	}

	/** Any refusal as a result among others. */
	private static Problem.InvalidInput told(Problem problem) {
		List<String> path = List.of("input", "budgets");
		return switch (problem) {
			case Problem.InvalidInput invalid -> invalid;
			case Problem.Conflict conflict ->
				new Problem.InvalidInput(conflict.code(), path, conflict.message(), conflict.suggestion());
			case Problem.Unauthenticated refused ->
				new Problem.InvalidInput("UNAUTHENTICATED", path, refused.message(), "");
			case Problem.Forbidden refused -> new Problem.InvalidInput("FORBIDDEN", path, refused.message(), "");
			case Problem.NotGranted refused -> new Problem.InvalidInput("NOT_GRANTED", path, refused.message(), "");
			case Problem.NotFound refused -> new Problem.InvalidInput("NOT_FOUND", path, refused.message(), "");
			case Problem.LimitExceeded refused ->
				new Problem.InvalidInput("LIMIT_EXCEEDED", path, refused.message(), "");
			case Problem.Unavailable refused -> new Problem.InvalidInput("UNAVAILABLE", path, refused.message(), "");
		};
	}

}
