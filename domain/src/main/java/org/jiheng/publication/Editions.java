package org.jiheng.publication;

import java.util.Map;
import java.util.Set;
import org.jiheng.budget.BudgetKey;
import org.jiheng.shared.Page;
import org.jiheng.shared.PageRequest;
import org.jiheng.snapshot.SnapshotKey;
import reactor.core.publisher.Mono;

/**
 * The editions that are public at this moment, one of each budget, for everyone; what is
 * not public and what never was are missing alike. Others than the public see none here.
 */
public interface Editions {

	/** The latest years first. */
	Mono<Page<Edition>> list(EditionFilter filter, PageRequest page);

	Mono<Integer> count(EditionFilter filter);

	Mono<Edition> of(BudgetKey budget);

	/** The edition of the snapshot with this hash, SHA-256 in hex. */
	Mono<Edition> sealedAs(String hash);

	Mono<Map<SnapshotKey, EditionText>> texts(Set<SnapshotKey> editions);

}
