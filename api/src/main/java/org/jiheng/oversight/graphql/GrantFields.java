package org.jiheng.oversight.graphql;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jiheng.county.Region;
import org.jiheng.county.Regions;
import org.jiheng.oversight.OversightGrant;
import org.jiheng.shared.FiscalYear;
import org.jiheng.snapshot.SnapshotKind;
import org.jiheng.tenancy.RegionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** A grant, as GraphQL shows it. */
@Controller
@SchemaMapping(typeName = "OversightGrant")
class GrantFields {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private final Regions regions;

	private final Clock clock = Clock.systemUTC();

	GrantFields(Regions regions) {
		this.regions = regions;
	}

	@SchemaMapping
	String id(OversightGrant grant) {
		return GrantId.of(grant.key()).toString();
	}

	@SchemaMapping
	int number(OversightGrant grant) {
		return grant.key().number();
	}

	@BatchMapping
	Mono<Map<OversightGrant, Region>> county(List<OversightGrant> grants) {
		return named(grants, grant -> grant.key().county());
	}

	@BatchMapping
	Mono<Map<OversightGrant, Region>> overseer(List<OversightGrant> grants) {
		return named(grants, grant -> grant.terms().overseer());
	}

	@SchemaMapping
	OversightGrant.State state(OversightGrant grant) {
		return grant.on(LocalDate.now(clock.withZone(CHINA)));
	}

	@SchemaMapping
	FiscalYear firstYear(OversightGrant grant) {
		return grant.terms().firstYear();
	}

	@SchemaMapping
	@Nullable FiscalYear lastYear(OversightGrant grant) {
		return grant.terms().lastYear();
	}

	@SchemaMapping
	List<SnapshotKind> kinds(OversightGrant grant) {
		return grant.terms().kindsInOrder();
	}

	@SchemaMapping
	LocalDate from(OversightGrant grant) {
		return grant.terms().from();
	}

	@SchemaMapping
	@Nullable LocalDate until(OversightGrant grant) {
		return grant.terms().until();
	}

	@SchemaMapping
	String basis(OversightGrant grant) {
		return grant.terms().basis();
	}

	@SchemaMapping
	@Nullable Instant revokedAt(OversightGrant grant) {
		return grant.revokedAt();
	}

	/** A region that is no longer valid has only its code left. */
	private Mono<Map<OversightGrant, Region>> named(List<OversightGrant> grants,
			Function<OversightGrant, RegionCode> code) {
		return regions.all().map(all -> {
			Map<RegionCode, Region> byCode = all.stream().collect(Collectors.toMap(Region::code, Function.identity()));
			Map<OversightGrant, Region> named = new HashMap<>();
			grants.forEach(grant -> named.put(grant,
					byCode.getOrDefault(code.apply(grant), new Region(code.apply(grant), code.apply(grant).value()))));
			return named;
		});
	}

}
