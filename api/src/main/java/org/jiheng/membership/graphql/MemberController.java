package org.jiheng.membership.graphql;

import java.util.List;
import org.jiheng.membership.Members;
import org.jiheng.membership.Membership;
import org.jiheng.shared.graphql.Connection;
import org.jiheng.shared.graphql.Mendable;
import org.jiheng.shared.graphql.PageArguments;
import org.jiheng.shared.graphql.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.Arguments;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** The people of a county, as its finance manages them. */
@Controller
class MemberController {

	private final Members members;

	MemberController(Members members) {
		this.members = members;
	}

	@QueryMapping
	Mono<Connection<Membership>> members(@Argument @Nullable MemberFilterInput filter, @Arguments PageArguments page) {
		MemberFilterInput asked = filter == null ? MemberFilterInput.NONE : filter;
		Paging paging = page.over("Membership", asked.rolesAsked(), asked.departmentsAsked(), asked.past());
		return members.list(asked.rolesAsked(), asked.departmentsAsked(), asked.past(), paging.request())
			.map(found -> paging.connection(found,
					() -> members.count(asked.rolesAsked(), asked.departmentsAsked(), asked.past())));
	}

	@MutationMapping
	Mono<MembershipPayload> changeMembership(@Argument EndMembershipInput input) {
		return Mono.defer(() -> members.change(input.key(), input.until(), input.terms()))
			.transform(MemberController::payload);
	}

	@MutationMapping
	Mono<MembershipPayload> revokeMembership(@Argument EndMembershipInput input) {
		return Mono.defer(() -> members.revoke(input.key(), input.terms())).transform(MemberController::payload);
	}

	static Mono<MembershipPayload> payload(Mono<Membership> done) {
		return done.map(membership -> new MembershipPayload(membership, List.of()))
			.transform(Mendable.into(problems -> new MembershipPayload(null, problems)));
	}

}
