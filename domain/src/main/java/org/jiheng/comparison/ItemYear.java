package org.jiheng.comparison;

import java.util.Set;
import org.jiheng.shared.FiscalYear;

/**
 * What was sealed of one item for one year.
 *
 * @param label what it was called then
 * @param countyName the county's name then, where the item is of one county
 * @param registered how many departments there are that could have sealed
 * @param adjusted how many of them were adjusted
 * @param comparators how targets are to be reached: GE, LE …
 */
public record ItemYear(Item item, FiscalYear year, String label, String countyName, Sums sums, int registered,
		int adjusted, Set<String> comparators) {

	public ItemYear {
		comparators = Set.copyOf(comparators);
	}
}
