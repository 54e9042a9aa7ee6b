package org.jiheng.bulk;

import java.util.List;
import java.util.stream.Collectors;
import org.jiheng.shared.Digest;
import org.jiheng.snapshot.SnapshotFilter;
import org.jiheng.snapshot.Stretch;

/** What an export holds, known before it is written: it has these rows and no others. */
public record BulkPlan(SealedTable table, SnapshotFilter filter, List<Stretch> stretches) {

	public BulkPlan {
		stretches = List.copyOf(stretches);
	}

	public long snapshots() {
		return stretches.stream().mapToLong(Stretch::snapshots).sum();
	}

	public long rows() {
		return stretches.stream().mapToLong(table::rows).sum();
	}

	/** Of what is in it: the same as long as nothing more is found. */
	public String digest() {
		return Digest.of(stretches.stream()
			.map(stretch -> stretch.county() + " " + stretch.until() + " " + stretch.digest())
			.collect(Collectors.joining("\n", table.name() + "\n", "")));
	}
}
