package org.jiheng.snapshot;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.Project;
import org.jiheng.budget.ProjectKey;

/**
 * What a snapshot says, in the form's order: a budget's text without where its values
 * come from, and of classified projects only what their public form shows.
 */
public record SealedContent(String title, List<String> overallGoals, List<String> itemisedGoals,
		List<String> safeguards, List<SealedProject> projects, List<SealedIndicator> indicators) {

	public SealedContent {
		overallGoals = List.copyOf(overallGoals);
		itemisedGoals = List.copyOf(itemisedGoals);
		safeguards = List.copyOf(safeguards);
		projects = projects.stream()
			.sorted(comparingInt(SealedProject::sequence).thenComparingInt(SealedProject::number))
			.toList();
		indicators = indicators.stream()
			.sorted(comparing(SealedIndicator::project, nullsFirst(naturalOrder()))
				.thenComparingInt(SealedIndicator::sequence)
				.thenComparingInt(SealedIndicator::number))
			.toList();
	}

	public static SealedContent of(BudgetText text) {
		Set<ProjectKey> classified = new HashSet<>();
		text.projects().stream().filter(Project::classified).forEach(project -> classified.add(project.key()));
		return new SealedContent(text.title(), text.overallGoals(), text.itemisedGoals(), text.safeguards(),
				text.projects().stream().map(SealedProject::of).toList(),
				text.indicators()
					.stream()
					.map(each -> SealedIndicator.of(each,
							each.project() != null && classified.contains(each.project())))
					.toList());
	}

	/** Whether anything in it is for longer than the year. */
	boolean lasts() {
		return projects.stream().anyMatch(project -> !project.lastingGoals().isEmpty())
				|| indicators.stream().anyMatch(indicator -> indicator.lastingTarget() != null);
	}

	public SealedFunds funds() {
		return SealedFunds.of(projects);
	}
}
