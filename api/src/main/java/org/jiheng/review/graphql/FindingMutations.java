package org.jiheng.review.graphql;

import java.util.List;
import org.jiheng.budget.graphql.BudgetId;
import org.jiheng.review.CheckRules;
import org.jiheng.review.Checking;
import org.jiheng.review.Waiving;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** Runs checks, waives what they find, and sets how strictly a county checks. */
@Controller
class FindingMutations {

	private final Checking checking;

	private final Waiving waiving;

	private final CheckRules rules;

	FindingMutations(Checking checking, Waiving waiving, CheckRules rules) {
		this.checking = checking;
		this.waiving = waiving;
		this.rules = rules;
	}

	@MutationMapping
	Mono<CheckBudgetPayload> checkBudget(@Argument CheckBudgetInput input) {
		return Mono
			.defer(() -> checking.check(BudgetId.required(input.budget()), input.idempotencyKey(), input.dryRun()))
			.map(counts -> new CheckBudgetPayload(counts, List.of()))
			.onErrorResume(FindingMutations::mendable,
					failure -> Mono.just(new CheckBudgetPayload(null, problems(failure))));
	}

	@MutationMapping
	Mono<FindingPayload> waiveFinding(@Argument WaiveFindingInput input) {
		return Mono
			.defer(() -> waiving.waive(FindingIds.finding(input.finding()), input.reason(), input.idempotencyKey(),
					input.dryRun()))
			.map(finding -> new FindingPayload(finding, List.of()))
			.onErrorResume(FindingMutations::mendable,
					failure -> Mono.just(new FindingPayload(null, problems(failure))));
	}

	@MutationMapping
	Mono<FindingPayload> withdrawWaiver(@Argument WithdrawWaiverInput input) {
		return Mono
			.defer(() -> waiving.withdraw(FindingIds.finding(input.finding()), input.idempotencyKey(), input.dryRun()))
			.map(finding -> new FindingPayload(finding, List.of()))
			.onErrorResume(FindingMutations::mendable,
					failure -> Mono.just(new FindingPayload(null, problems(failure))));
	}

	@MutationMapping
	Mono<CheckRulePayload> setCheckSeverity(@Argument SetCheckSeverityInput input) {
		return Mono.defer(
				() -> rules.set(input.year(), input.check(), input.setting(), input.idempotencyKey(), input.dryRun()))
			.map(rule -> new CheckRulePayload(rule, List.of()))
			.onErrorResume(FindingMutations::mendable,
					failure -> Mono.just(new CheckRulePayload(null, problems(failure))));
	}

	private static boolean mendable(Throwable failure) {
		return failure instanceof ProblemException refusal && refusal.problem() instanceof Problem.InvalidInput;
	}

	private static List<Problem.InvalidInput> problems(Throwable failure) {
		return List.of((Problem.InvalidInput) ((ProblemException) failure).problem());
	}

}
