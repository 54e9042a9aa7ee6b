package org.jiheng.snapshot.graphql;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.jiheng.budget.Target;
import org.jiheng.snapshot.SealedIndicator;
import org.jspecify.annotations.Nullable;

/** An indicator of a snapshot, as GraphQL shows it. */
record SnapshotIndicator(Permalink permalink, int number, int sequence, String level1, String level2,
		@Nullable String level3, @Nullable String description, Target target, @Nullable Target lastingTarget,
		@Nullable String basis, @Nullable BigDecimal weight) {

	/** All of a project or of the department as a whole, in the form's order. */
	static List<SnapshotIndicator> of(Permalink owner, List<SealedIndicator> sealed) {
		Permalink indicators = owner.at("indicators");
		return IntStream.range(0, sealed.size())
			.mapToObj(i -> of(indicators.at(Integer.toString(i)), sealed.get(i)))
			.toList();
	}

	private static SnapshotIndicator of(Permalink permalink, SealedIndicator sealed) {
		return new SnapshotIndicator(permalink, sealed.number(), sealed.sequence(), sealed.level1(), sealed.level2(),
				sealed.level3(), sealed.description(), sealed.target().target(), sealed.promisedForLonger(),
				sealed.basis(), sealed.weight());
	}
}
