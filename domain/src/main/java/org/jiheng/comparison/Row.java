package org.jiheng.comparison;

import java.util.List;
import java.util.Map;
import org.jiheng.shared.FiscalYear;

/**
 * What is compared of one item over the years.
 *
 * @param label what it was called in the newest year in which it occurs
 * @param proposals of a project, which others may be the same one
 * @param behind what was sealed, by year
 */
public record Row(Item item, String label, Match match, List<Proposal> proposals, Map<FiscalYear, ItemYear> behind,
		List<Cell> cells) {

	public Row {
		proposals = List.copyOf(proposals);
		behind = Map.copyOf(behind);
		cells = List.copyOf(cells);
	}
}
