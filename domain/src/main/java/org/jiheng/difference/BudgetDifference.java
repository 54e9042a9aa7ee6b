package org.jiheng.difference;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jiheng.budget.BudgetText;

/**
 * Everything in which two contents of a department's budget differ: first of the whole,
 * then projects removed, added, and those that went on, in their order.
 */
public record BudgetDifference(long amountByFen, List<BudgetChange> changes) {

	public BudgetDifference {
		changes = List.copyOf(changes);
	}

	/**
	 * Within a year, projects and indicators are the same by their numbers; else projects
	 * by their code and then by their name, indicators by their name.
	 */
	public static BudgetDifference between(BudgetText before, BudgetText after) {
		return new BudgetDifference(total(after) - total(before), new Comparison(before, after).changes());
	}

	/** How many there are of each kind that occurs. */
	public Map<ChangeKind, Integer> counts() {
		Map<ChangeKind, Integer> counts = new EnumMap<>(ChangeKind.class);
		changes.forEach(change -> counts.merge(change.kind(), 1, Integer::sum));
		return counts;
	}

	private static long total(BudgetText text) {
		return text.projects().stream().mapToLong(project -> project.funds().total().fen()).sum();
	}
}
