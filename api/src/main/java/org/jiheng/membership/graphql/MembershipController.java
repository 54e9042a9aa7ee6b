package org.jiheng.membership.graphql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jiheng.county.Region;
import org.jiheng.county.Regions;
import org.jiheng.department.Department;
import org.jiheng.department.DepartmentKey;
import org.jiheng.department.Departments;
import org.jiheng.membership.Acting;
import org.jiheng.membership.Granting;
import org.jiheng.membership.Membership;
import org.jiheng.tenancy.RegionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** Who is asking, and who may act as what. */
@Controller
class MembershipController {

	private final Granting granting;

	private final Regions regions;

	private final Departments departments;

	MembershipController(Granting granting, Regions regions, Departments departments) {
		this.granting = granting;
		this.regions = regions;
		this.departments = departments;
	}

	@QueryMapping
	Mono<Viewer> viewer() {
		return Acting.current().map(Viewer::of);
	}

	@MutationMapping
	Mono<MembershipPayload> grantMembership(@Argument GrantMembershipInput input) {
		return Mono.defer(() -> granting.grant(input.grant(), input.idempotencyKey(), input.dryRun()))
			.transform(MemberController::payload);
	}

	/** A region that is no longer valid has only its code left. */
	@BatchMapping
	Mono<Map<Membership, Region>> region(List<Membership> memberships) {
		return regions.all().map(all -> {
			Map<RegionCode, Region> byCode = all.stream().collect(Collectors.toMap(Region::code, Function.identity()));
			byCode.put(RegionCode.COUNTRY, Region.COUNTRY);
			return memberships.stream()
				.distinct()
				.collect(Collectors.toMap(Function.identity(), membership -> byCode.getOrDefault(membership.region(),
						new Region(membership.region(), membership.region().value()))));
		});
	}

	/** Only departments that the acting membership sees. */
	@BatchMapping
	Mono<Map<Membership, Department>> department(List<Membership> memberships) {
		Set<DepartmentKey> keys = memberships.stream()
			.map(MembershipController::key)
			.filter(Objects::nonNull)
			.collect(Collectors.toSet());
		return departments.of(keys).map(found -> {
			Map<Membership, Department> byMembership = new HashMap<>();
			memberships.forEach(membership -> {
				DepartmentKey key = key(membership);
				byMembership.put(membership, key == null ? null : found.get(key));
			});
			return byMembership;
		});
	}

	private static @Nullable DepartmentKey key(Membership membership) {
		return membership.department() == null ? null : new DepartmentKey(membership.region(), membership.department());
	}

}
