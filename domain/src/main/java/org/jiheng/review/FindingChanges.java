package org.jiheng.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a run makes of the findings that are kept. A finding of several places is known
 * again only while all its places are the same: a group that another project joins is a
 * new finding, whose waiver has to be thought over, and the old one is mended.
 */
record FindingChanges(List<BudgetFinding> added, List<BudgetFinding> changed, List<BudgetFinding> after) {

	FindingChanges {
		added = List.copyOf(added);
		changed = List.copyOf(changed);
		after = List.copyOf(after);
	}

	/** The found ones have numbers of their own where they turn out to be new. */
	static FindingChanges of(List<BudgetFinding> kept, List<BudgetFinding> found) {
		Map<String, BudgetFinding> before = new HashMap<>();
		kept.forEach(each -> before.put(each.identity(), each));
		List<BudgetFinding> added = new ArrayList<>();
		List<BudgetFinding> changed = new ArrayList<>();
		List<BudgetFinding> after = new ArrayList<>();
		Set<String> seen = new HashSet<>();
		for (BudgetFinding each : found) {
			if (!seen.add(each.identity())) {
				continue;
			}
			BudgetFinding known = before.remove(each.identity());
			BudgetFinding next = known == null ? each : known.again(each);
			after.add(next);
			if (known == null) {
				added.add(next);
			}
			else if (!next.equals(known)) {
				changed.add(next);
			}
		}
		for (BudgetFinding gone : kept) {
			if (before.containsKey(gone.identity())) {
				after.add(gone.mended());
				if (gone.state() != FindingState.MENDED) {
					changed.add(gone.mended());
				}
			}
		}
		return new FindingChanges(added, changed, after);
	}
}
