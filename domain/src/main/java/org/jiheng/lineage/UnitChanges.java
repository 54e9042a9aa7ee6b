package org.jiheng.lineage;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.shared.Page;
import org.jiheng.shared.PageRequest;
import reactor.core.publisher.Mono;

/**
 * The changes that the current scope sees: a county's own, an overseeing region's of the
 * counties that grant it anything, and those of counties themselves.
 */
public interface UnitChanges {

	/** By county, department and number; withdrawn ones only where asked for. */
	Mono<Page<UnitChange>> list(boolean withdrawn, PageRequest page);

	Mono<Integer> count(boolean withdrawn);

	/** All that are not withdrawn; to be used in the transaction of a reading. */
	Mono<List<UnitChange>> inForce();

	Mono<UnitChange> of(ChangeKey key);

	/**
	 * What units of this kind are called, those that ended included; unknown ones are
	 * missing. To be used in the transaction of a write.
	 */
	Mono<Map<String, String>> names(Unit like, Set<String> codes);

	/**
	 * Keeps one more; empty when one of that unit and year is in force. To be used in the
	 * transaction of a write.
	 */
	Mono<ChangeKey> record(ChangeTerms terms, Map<String, String> names);

	/** Withdraws it, unless it was before: whether it did. */
	Mono<Boolean> withdraw(ChangeKey key);

}
