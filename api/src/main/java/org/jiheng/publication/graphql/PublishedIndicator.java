package org.jiheng.publication.graphql;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jiheng.budget.Target;
import org.jiheng.snapshot.SealedContent;
import org.jiheng.snapshot.SealedIndicator;
import org.jspecify.annotations.Nullable;

/** An indicator of a public edition, as GraphQL shows it. */
record PublishedIndicator(int sequence, String level1, String level2, @Nullable String level3,
		@Nullable String description, Target target, @Nullable Target lastingTarget, @Nullable String basis,
		@Nullable BigDecimal weight) {

	/** Those of a project, or of the department as a whole. */
	static List<PublishedIndicator> of(SealedContent content, @Nullable Integer project) {
		return content.indicators()
			.stream()
			.filter(each -> Objects.equals(each.project(), project))
			.map(PublishedIndicator::of)
			.toList();
	}

	private static PublishedIndicator of(SealedIndicator sealed) {
		return new PublishedIndicator(sealed.sequence(), sealed.level1(), sealed.level2(), sealed.level3(),
				sealed.description(), sealed.target().target(), sealed.promisedForLonger(), sealed.basis(),
				sealed.weight());
	}
}
