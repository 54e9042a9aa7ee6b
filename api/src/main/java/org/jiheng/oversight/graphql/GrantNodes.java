package org.jiheng.oversight.graphql;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jiheng.oversight.GrantKey;
import org.jiheng.oversight.OversightGrant;
import org.jiheng.oversight.OversightGrants;
import org.jiheng.shared.graphql.NodeId;
import org.jiheng.shared.graphql.NodeResolver;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Grants by their global ids; the database shows them to whom they concern. */
@Component
class GrantNodes implements NodeResolver<OversightGrant> {

	private final OversightGrants grants;

	GrantNodes(OversightGrants grants) {
		this.grants = grants;
	}

	@Override
	public String type() {
		return GrantId.TYPE;
	}

	@Override
	public Class<OversightGrant> javaType() {
		return OversightGrant.class;
	}

	@Override
	public Mono<Map<NodeId, OversightGrant>> resolve(List<NodeId> ids) {
		Set<GrantKey> keys = ids.stream().map(GrantId::key).flatMap(Optional::stream).collect(toSet());
		return grants.of(keys)
			.map(found -> found.values().stream().collect(toMap(grant -> GrantId.of(grant.key()), grant -> grant)));
	}

}
