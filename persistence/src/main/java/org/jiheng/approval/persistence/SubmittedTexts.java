package org.jiheng.approval.persistence;

import java.util.List;
import java.util.Map;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.Project;
import org.jiheng.budget.ProjectKey;
import org.jiheng.budget.ProjectTexts;
import org.jiheng.budget.Target;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Statements;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What rounds keep of a project's words; their digests stay, and show that something was
 * erased.
 */
@Component
class SubmittedTexts implements ProjectTexts {

	private static final String OF_BUDGET = " where r.county_code = ? and r.fiscal_year = ? and r.department_code = ?"
			+ " and r.adjustment = 0";

	private final Statements statements;

	SubmittedTexts(Statements statements) {
		this.statements = statements;
	}

	@Override
	public Mono<Void> erase(ProjectKey project) {
		BudgetKey key = project.budget();
		return statements
			.run(new Statement("select r.round, r.content from jiheng.review_round r" + OF_BUDGET, key.county().value(),
					(short) key.year().value(), key.department().value()),
					columns -> Map.entry(columns.small(), columns.text()))
			.flatMapMany(Flux::fromIterable)
			.concatMap(round -> statements.run(new Statement(
					"update jiheng.review_round r set content = ?" + OF_BUDGET + " and r.round = ? returning r.round",
					Submitted.write(without(project, Submitted.read(round.getValue()))), key.county().value(),
					(short) key.year().value(), key.department().value(), round.getKey()), Columns::small))
			.then();
	}

	private static BudgetText without(ProjectKey key, BudgetText text) {
		return new BudgetText(text.title(), text.overallGoals(), text.itemisedGoals(), text.safeguards(),
				text.projects().stream().map(project -> project.key().equals(key) ? shown(project) : project).toList(),
				text.indicators()
					.stream()
					.map(indicator -> key.equals(indicator.project()) ? shown(indicator) : indicator)
					.toList(),
				List.of());
	}

	private static Project shown(Project project) {
		return new Project(project.key(), project.sequence(), project.code(), project.name(), project.unit(),
				project.funds(), null, project.paymentPlan(), List.of(), true, List.of());
	}

	private static Indicator shown(Indicator indicator) {
		return new Indicator(indicator.key(), indicator.project(), indicator.sequence(), indicator.level1(),
				indicator.level2(), null, null, new Target.Classified(), null, indicator.weight(), List.of());
	}

}
