package org.jiheng.review.graphql;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jiheng.review.BudgetFinding;
import org.jiheng.review.FindingKey;
import org.jiheng.review.Findings;
import org.jiheng.shared.graphql.NodeId;
import org.jiheng.shared.graphql.NodeResolver;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Findings by their global ids. */
@Component
class FindingNodes implements NodeResolver<BudgetFinding> {

	private final Findings findings;

	FindingNodes(Findings findings) {
		this.findings = findings;
	}

	@Override
	public String type() {
		return FindingIds.TYPE;
	}

	@Override
	public Class<BudgetFinding> javaType() {
		return BudgetFinding.class;
	}

	@Override
	public Mono<Map<NodeId, BudgetFinding>> resolve(List<NodeId> ids) {
		Set<FindingKey> keys = ids.stream().map(FindingIds::finding).flatMap(Optional::stream).collect(toSet());
		return findings.of(keys)
			.map(found -> found.entrySet()
				.stream()
				.collect(toMap(each -> FindingIds.of(each.getKey()), Map.Entry::getValue)));
	}

}
