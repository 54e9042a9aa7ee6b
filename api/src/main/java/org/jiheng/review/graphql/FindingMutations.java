package org.jiheng.review.graphql;

import java.util.List;
import org.jiheng.budget.graphql.BudgetId;
import org.jiheng.review.CheckRules;
import org.jiheng.review.Checking;
import org.jiheng.review.Waiving;
import org.jiheng.shared.graphql.Mendable;
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
			.transform(Mendable.into(problems -> new CheckBudgetPayload(null, problems)));
	}

	@MutationMapping
	Mono<FindingPayload> waiveFinding(@Argument WaiveFindingInput input) {
		return Mono
			.defer(() -> waiving.waive(FindingIds.finding(input.finding()), input.reason(), input.idempotencyKey(),
					input.dryRun()))
			.map(finding -> new FindingPayload(finding, List.of()))
			.transform(Mendable.into(problems -> new FindingPayload(null, problems)));
	}

	@MutationMapping
	Mono<FindingPayload> withdrawWaiver(@Argument WithdrawWaiverInput input) {
		return Mono
			.defer(() -> waiving.withdraw(FindingIds.finding(input.finding()), input.idempotencyKey(), input.dryRun()))
			.map(finding -> new FindingPayload(finding, List.of()))
			.transform(Mendable.into(problems -> new FindingPayload(null, problems)));
	}

	@MutationMapping
	Mono<CheckRulePayload> setCheckSeverity(@Argument SetCheckSeverityInput input) {
		return Mono.defer(
				() -> rules.set(input.year(), input.check(), input.setting(), input.idempotencyKey(), input.dryRun()))
			.map(rule -> new CheckRulePayload(rule, List.of()))
			.transform(Mendable.into(problems -> new CheckRulePayload(null, problems)));
	}

	@MutationMapping
	Mono<CheckNormsPayload> setCheckNorm(@Argument SetCheckNormInput input) {
		return Mono
			.defer(() -> rules.set(input.year(), input.setting().toNorm(), input.idempotencyKey(), input.dryRun()))
			.map(norms -> new CheckNormsPayload(norms, List.of()))
			.transform(Mendable.into(problems -> new CheckNormsPayload(null, problems)));
	}

}
