package org.jiheng.audit;

import java.util.List;

/** An entry as it stands in its chain, with the hash that stands beside it. */
public record KeptEntry(Entry entry, String hash, List<KeptChange> changes) {

	public KeptEntry {
		changes = List.copyOf(changes);
	}
}
