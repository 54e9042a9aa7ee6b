package org.jiheng.approval.persistence;

import java.util.List;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.Project;
import org.jiheng.budget.ProjectKey;
import org.jiheng.budget.ProjectTexts;
import org.jiheng.budget.Target;
import org.jiheng.budget.persistence.BudgetRows;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Statements;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What rounds keep of a project's words; their digests stay, and show that something was
 * erased.
 */
@Component
class SubmittedTexts implements ProjectTexts {

	private final Statements statements;

	SubmittedTexts(Statements statements) {
		this.statements = statements;
	}

	@Override
	public Mono<Void> erase(ProjectKey project) {
		BudgetKey key = project.budget();
		return statements
			.run(BudgetRows.ofYear(key,
					new Statement("select r.adjustment, r.round, r.content from jiheng.review_round r"), "r"),
					columns -> new Kept(columns.small(), columns.small(), columns.text()))
			.flatMapMany(Flux::fromIterable)
			.concatMap(kept -> statements.run(BudgetRows
				.ofYear(key,
						new Statement("update jiheng.review_round r set content = ?",
								Submitted.write(without(project, Submitted.read(kept.content(), key)))),
						"r")
				.add(" and r.adjustment = ? and r.round = ? returning r.round", (short) kept.adjustment(),
						(short) kept.round()),
					Columns::small))
			.then();
	}

	private record Kept(int adjustment, int round, String content) {
	}

	private static BudgetText without(ProjectKey key, BudgetText text) {
		return new BudgetText(text.title(), text.overallGoals(), text.itemisedGoals(), text.safeguards(),
				text.projects().stream().map(project -> is(key, project.key()) ? shown(project) : project).toList(),
				text.indicators()
					.stream()
					.map(indicator -> is(key, indicator.project()) ? shown(indicator) : indicator)
					.toList(),
				List.of());
	}

	/** A project keeps its number in every content of its budget. */
	private static boolean is(ProjectKey key, @Nullable ProjectKey kept) {
		return kept != null && kept.number() == key.number();
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
