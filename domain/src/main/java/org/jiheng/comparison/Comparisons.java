package org.jiheng.comparison;

import java.util.List;
import org.jiheng.lineage.Lineage;
import org.jiheng.lineage.ProjectAlias;
import reactor.core.publisher.Mono;

/**
 * The sealed numbers that the current scope sees. For those who are no region's, there
 * are none.
 */
public interface Comparisons {

	/**
	 * What one answer rests on, from one state of the data. Where classes continue, rows
	 * are by level 2 and the crosswalk is there, of all frames; where rows are units,
	 * what became of them; where rows are projects, which aliases are confirmed.
	 */
	record Found(List<ItemYear> items, List<Coverage> coverage, List<ClassMapping> crosswalk, Lineage lineage,
			List<ProjectAlias> aliases) {

		public Found {
			items = List.copyOf(items);
			coverage = List.copyOf(coverage);
			crosswalk = List.copyOf(crosswalk);
			aliases = List.copyOf(aliases);
		}
	}

	/**
	 * Rows by item and year, at most so many. Problems: LimitExceeded COMPARISON_ROWS,
	 * InvalidInput COUNTY_UNKNOWN, DEPARTMENT_UNKNOWN, NotGranted.
	 */
	Mono<Found> find(Question question, int most);

}
