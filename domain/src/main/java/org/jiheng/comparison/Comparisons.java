package org.jiheng.comparison;

import java.util.List;
import reactor.core.publisher.Mono;

/**
 * The sealed numbers that the current scope sees. For those who are no region's, there
 * are none.
 */
public interface Comparisons {

	/** What one answer rests on, from one state of the data. */
	record Found(List<ItemYear> items, List<Coverage> coverage) {

		public Found {
			items = List.copyOf(items);
			coverage = List.copyOf(coverage);
		}
	}

	/**
	 * Rows by item and year, at most so many. Problems: LimitExceeded COMPARISON_ROWS,
	 * InvalidInput COUNTY_UNKNOWN, DEPARTMENT_UNKNOWN, NotGranted.
	 */
	Mono<Found> find(Question question, int most);

}
