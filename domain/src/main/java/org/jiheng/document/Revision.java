package org.jiheng.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.IndicatorKey;
import org.jiheng.budget.PaymentMilestone;
import org.jiheng.budget.Project;
import org.jiheng.budget.ProjectKey;
import org.jspecify.annotations.Nullable;

/**
 * What a document makes of the draft before it. Projects that go on keep their number
 * (found by code, else by name), indicators inside them too (by levels, else by place);
 * new ones get the next numbers.
 */
public record Revision(BudgetText text, int lastNumber, List<ImportChange> changes) {

	public Revision {
		changes = List.copyOf(changes);
	}

	/** The first content of a budget: everything is numbered, nothing has changed. */
	public static Revision first(BudgetKey budget, BudgetText read) {
		BudgetText nothing = new BudgetText(read.title(), List.of(), List.of(), List.of(), List.of(), List.of(),
				List.of());
		Revision all = new Numbering(budget, 0).revise(nothing, read);
		return new Revision(all.text(), all.lastNumber(), List.of());
	}

	/** The content that replaces a draft's. */
	public static Revision of(Draft before, BudgetText read) {
		return new Numbering(before.key(), before.lastNumber()).revise(before.text(), read);
	}

	/** Projects that were classified in the draft and would not be any more. */
	public static List<Project> declassified(Draft before, BudgetText read) {
		Matches<Project> matches = projects(before.text(), read);
		return read.projects()
			.stream()
			.filter(project -> !project.classified())
			.filter(project -> wasClassified(matches.before(project)))
			.toList();
	}

	/**
	 * Projects that were classified in the draft and would be gone: that would lift the
	 * mark too.
	 */
	public static List<Project> classifiedGone(Draft before, BudgetText read) {
		return projects(before.text(), read).gone().stream().filter(Project::classified).toList();
	}

	/**
	 * The numbers of projects of which this changes nothing, their indicators included,
	 * wherever they stand now: nothing of them needs to be written.
	 */
	public Set<Integer> untouched(BudgetText before) {
		Map<Integer, Project> were = new HashMap<>();
		before.projects().forEach(project -> were.put(project.key().number(), bare(project)));
		return text.projects()
			.stream()
			.filter(project -> bare(project).equals(were.get(project.key().number())))
			.map(project -> project.key().number())
			.filter(number -> indicatorsOf(text, number).equals(indicatorsOf(before, number)))
			.collect(Collectors.toSet());
	}

	/** Whatever its place in the budget and in a document. */
	private static Project bare(Project project) {
		return new Project(project.key(), 1, project.code(), project.name(), project.unit(), project.funds(),
				project.purpose(), project.paymentPlan().stream().map(Revision::bare).toList(), project.goals(),
				project.lastingGoals(), project.classified(), List.of());
	}

	private static PaymentMilestone bare(PaymentMilestone milestone) {
		return new PaymentMilestone(milestone.month(), milestone.cumulativePercent().stripTrailingZeros());
	}

	private static List<Indicator> indicatorsOf(BudgetText text, int project) {
		return text.indicators()
			.stream()
			.filter(indicator -> indicator.project() != null && indicator.project().number() == project)
			.map(indicator -> new Indicator(indicator.key(), indicator.project(), indicator.sequence(),
					indicator.level1(), indicator.level2(), indicator.level3(), indicator.description(),
					indicator.target(), indicator.lastingTarget(), indicator.basis(), indicator.weight(), List.of()))
			.toList();
	}

	private static boolean wasClassified(@Nullable Project before) {
		return before != null && before.classified();
	}

	static Matches<Project> projects(BudgetText before, BudgetText after) {
		return Matches.of(before.projects(), after.projects(), Project::code, Project::name);
	}

	private static final class Numbering {

		private final BudgetKey budget;

		private int last;

		Numbering(BudgetKey budget, int last) {
			this.budget = budget;
			this.last = last;
		}

		Revision revise(BudgetText before, BudgetText read) {
			Matches<Project> matches = projects(before, read);
			Differences differences = new Differences();
			differences.ofBudget(before, read);
			List<Project> projects = new ArrayList<>();
			List<Indicator> indicators = new ArrayList<>();
			Map<@Nullable ProjectKey, List<Indicator>> beforeOf = byProject(before);
			Map<@Nullable ProjectKey, List<Indicator>> readOf = byProject(read);
			for (Project item : read.projects()) {
				Project old = matches.before(item);
				Project project = numbered(item, old == null ? next() : old.key().number());
				projects.add(project);
				differences.ofProject(old, project);
				List<Indicator> were = old == null ? List.of() : beforeOf.getOrDefault(old.key(), List.of());
				indicators.addAll(revise(old, project, were, readOf.getOrDefault(item.key(), List.of()), differences));
			}
			matches.gone().forEach(differences::ofRemovedProject);
			List<Project> goOn = read.projects().stream().filter(item -> matches.before(item) != null).toList();
			differences.ofOrder(goOn.stream().map(matches::before).toList(), goOn);
			indicators.addAll(revise(null, null, beforeOf.getOrDefault(null, List.of()),
					readOf.getOrDefault(null, List.of()), differences));
			return new Revision(new BudgetText(read.title(), read.overallGoals(), read.itemisedGoals(),
					read.safeguards(), projects, indicators, read.provenance()), last, differences.found());
		}

		private List<Indicator> revise(@Nullable Project oldProject, @Nullable Project project, List<Indicator> before,
				List<Indicator> read, Differences differences) {
			Matches<Indicator> matches = Matches.of(before, read, indicator -> List.of(indicator.level1(),
					indicator.level2(), Objects.requireNonNullElse(indicator.level3(), "")), Indicator::sequence);
			List<Indicator> indicators = new ArrayList<>();
			for (Indicator item : read) {
				Indicator old = matches.before(item);
				Indicator indicator = numbered(item, project, old == null ? next() : old.key().number());
				indicators.add(indicator);
				differences.ofIndicator(oldProject, project, old, indicator);
			}
			matches.gone().forEach(old -> differences.ofRemovedIndicator(oldProject, project, old));
			return indicators;
		}

		private int next() {
			last = Math.addExact(last, 1);
			return last;
		}

		private Project numbered(Project read, int number) {
			return new Project(new ProjectKey(budget, number), read.sequence(), read.code(), read.name(), read.unit(),
					read.funds(), read.purpose(), read.paymentPlan(), read.goals(), read.lastingGoals(),
					read.classified(), read.provenance());
		}

		private Indicator numbered(Indicator read, @Nullable Project project, int number) {
			return new Indicator(new IndicatorKey(budget, number), project == null ? null : project.key(),
					read.sequence(), read.level1(), read.level2(), read.level3(), read.description(), read.target(),
					read.lastingTarget(), read.basis(), read.weight(), read.provenance());
		}

		private static Map<@Nullable ProjectKey, List<Indicator>> byProject(BudgetText text) {
			Map<@Nullable ProjectKey, List<Indicator>> byProject = new HashMap<>();
			text.indicators()
				.forEach(indicator -> byProject.computeIfAbsent(indicator.project(), any -> new ArrayList<>())
					.add(indicator));
			return byProject;
		}

	}
}
