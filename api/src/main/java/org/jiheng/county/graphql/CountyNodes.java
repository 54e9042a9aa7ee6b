package org.jiheng.county.graphql;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiheng.county.Counties;
import org.jiheng.county.County;
import org.jiheng.shared.graphql.NodeId;
import org.jiheng.shared.graphql.NodeResolver;
import org.jiheng.tenancy.RegionCode;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class CountyNodes implements NodeResolver<County> {

	private static final String TYPE = "County";

	private final Counties counties;

	CountyNodes(Counties counties) {
		this.counties = counties;
	}

	static NodeId id(County county) {
		return NodeId.of(TYPE, county.code());
	}

	@Override
	public String type() {
		return TYPE;
	}

	@Override
	public Class<County> javaType() {
		return County.class;
	}

	@Override
	public Mono<Map<NodeId, County>> resolve(List<NodeId> ids) {
		Set<RegionCode> codes = ids.stream()
			.filter(id -> id.key().size() == 1 && id.key().getFirst().matches("[0-9]{6}"))
			.map(id -> new RegionCode(id.key().getFirst()))
			.collect(Collectors.toSet());
		return codes.isEmpty() ? Mono.just(Map.of()) : counties.of(codes)
			.map(found -> found.values().stream().collect(Collectors.toMap(CountyNodes::id, county -> county)));
	}

}
