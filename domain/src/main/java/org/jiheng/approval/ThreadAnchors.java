package org.jiheng.approval;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.Project;
import org.jiheng.review.Anchor;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jspecify.annotations.Nullable;

/** Where threads may hang: on fields that are there, and that everyone may read. */
final class ThreadAnchors {

	private static final Pattern OF_BUDGET = Pattern
		.compile("title|(?:overallGoals|itemisedGoals|safeguards)(?:\\.[1-9][0-9]{0,3})?|projects|indicators");

	private static final Pattern OF_PROJECT = Pattern
		.compile("code|name|unit|funds(?:\\.(?:total|fiscal|other))?|purpose"
				+ "|(?:paymentPlan|goals|lastingGoals)(?:\\.[1-9][0-9]{0,3})?|classified|indicators");

	private static final Pattern OF_INDICATOR = Pattern
		.compile("level1|level2|level3|description|target|lastingTarget|basis|weight");

	/** What is withheld of a classified project, up to the dot, and of its indicators. */
	private static final Set<String> HIDDEN = Set.of("purpose", "goals", "lastingGoals", "indicators", "level3",
			"description", "target", "lastingTarget", "basis", "weight");

	private ThreadAnchors() {
	}

	/**
	 * The place as it is kept, with the project of its indicator. Problems: NotFound,
	 * InvalidInput FIELD, Conflict PROJECT_CLASSIFIED.
	 */
	static Anchor of(BudgetText text, @Nullable Integer projectNumber, @Nullable Integer indicatorNumber,
			String field) {
		Indicator indicator = indicatorNumber == null ? null
				: text.indicators()
					.stream()
					.filter(each -> each.key().number() == indicatorNumber)
					.findFirst()
					.orElseThrow(() -> absent("指标"));
		Integer number = indicator == null ? projectNumber
				: indicator.project() == null ? null : Integer.valueOf(indicator.project().number());
		if (indicator != null && projectNumber != null && !projectNumber.equals(number)) {
			throw absent("指标");
		}
		Project project = number == null ? null
				: text.projects()
					.stream()
					.filter(each -> each.key().number() == number)
					.findFirst()
					.orElseThrow(() -> absent("项目"));
		Pattern known = indicator != null ? OF_INDICATOR : project != null ? OF_PROJECT : OF_BUDGET;
		if (!known.matcher(field).matches()) {
			throw new ProblemException(new Problem.InvalidInput("FIELD", List.of("input", "field"), "这里没有这个字段",
					"字段与本接口同名，如 title、funds.total、goals.1、target"));
		}
		requireShown(project, field);
		return new Anchor(number, indicatorNumber, field);
	}

	/** Refuses what is withheld by now. Problem: Conflict PROJECT_CLASSIFIED. */
	static void requireShown(BudgetText text, Anchor anchor) {
		text.projects()
			.stream()
			.filter(each -> Objects.equals(each.key().number(), anchor.project()))
			.forEach(project -> requireShown(project, anchor.field() == null ? "" : anchor.field()));
	}

	private static void requireShown(@Nullable Project project, String field) {
		if (project != null && project.classified() && HIDDEN.contains(field.replaceFirst("\\..*", ""))) {
			throw new ProblemException(
					new Problem.Conflict("PROJECT_CLASSIFIED", "涉密项目的这个字段不在本系统，不能在此讨论", "请按保密规定另行办理"));
		}
	}

	private static ProblemException absent(String what) {
		return new ProblemException(Problem.NotFound.unseen(what));
	}

}
