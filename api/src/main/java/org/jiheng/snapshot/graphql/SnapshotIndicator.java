package org.jiheng.snapshot.graphql;

import java.math.BigDecimal;
import org.jiheng.budget.Target;
import org.jiheng.snapshot.SealedIndicator;
import org.jspecify.annotations.Nullable;

/** An indicator of a snapshot, as GraphQL shows it. */
record SnapshotIndicator(int number, int sequence, String level1, String level2, @Nullable String level3,
		@Nullable String description, Target target, @Nullable String basis, @Nullable BigDecimal weight) {

	static SnapshotIndicator of(SealedIndicator sealed) {
		return new SnapshotIndicator(sealed.number(), sealed.sequence(), sealed.level1(), sealed.level2(),
				sealed.level3(), sealed.description(), sealed.target().target(), sealed.basis(), sealed.weight());
	}
}
