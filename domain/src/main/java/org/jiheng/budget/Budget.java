package org.jiheng.budget;

import java.util.List;
import org.jiheng.county.County;
import org.jiheng.department.Department;
import org.jspecify.annotations.Nullable;

/**
 * A department's budget of a year as it is read: everything but its projects and
 * indicators. Adjustment 0 is what was first drafted and approved, n what the nth
 * adjustment made of it. The current import is null when it was drafted by hand.
 */
public record Budget(BudgetKey key, int adjustment, County county, Department department, BudgetStatus status,
		int version, String title, Read<Texts> texts, Read<Sums> sums, List<Provenance> provenance,
		@Nullable Integer currentImport) {

	public Budget {
		provenance = List.copyOf(provenance);
	}

	/** What the department sets out to do. */
	public record Texts(List<String> overallGoals, List<String> itemisedGoals, List<String> safeguards) {

		public Texts {
			overallGoals = List.copyOf(overallGoals);
			itemisedGoals = List.copyOf(itemisedGoals);
			safeguards = List.copyOf(safeguards);
		}
	}

	/**
	 * Over its projects: fiscal and other funds are null where no project states them.
	 */
	public record Sums(Funds funds, int projectCount) {
	}

	public List<String> overallGoals() {
		return texts.get().overallGoals();
	}

	public List<String> itemisedGoals() {
		return texts.get().itemisedGoals();
	}

	public List<String> safeguards() {
		return texts.get().safeguards();
	}

	public Funds funds() {
		return sums.get().funds();
	}

	public int projectCount() {
		return sums.get().projectCount();
	}
}
