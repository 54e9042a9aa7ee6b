package org.jiheng.budget;

import org.jiheng.shared.Page;
import org.jiheng.shared.PageRequest;
import reactor.core.publisher.Mono;

/**
 * What the budgets that the current scope sees call their indicators, to pick from:
 * nothing of what is classified.
 */
public interface IndicatorLibrary {

	/** By how often a name is used, the most first, and then by name. */
	Mono<Page<IndicatorLibraryEntry>> list(IndicatorLibraryFilter filter, PageRequest page);

	Mono<Integer> count(IndicatorLibraryFilter filter);

}
