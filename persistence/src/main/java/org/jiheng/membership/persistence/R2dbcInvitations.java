package org.jiheng.membership.persistence;

import java.util.List;
import java.util.UUID;
import org.jiheng.membership.Invitations;
import org.jiheng.membership.Membership;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Statements;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * Invitations to the address that the transaction names first: others are not there for
 * it.
 */
@Repository
@Transactional(readOnly = true)
class R2dbcInvitations implements Invitations {

	private static final String OPEN = " and subject is null"
			+ " and (valid_until is null or valid_until > (now() at time zone 'Asia/Shanghai')::date)";

	private final Statements statements;

	private final KnownSubjects known;

	R2dbcInvitations(Statements statements, KnownSubjects known) {
		this.statements = statements;
		this.known = known;
	}

	@Override
	public Mono<List<Membership>> to(String email) {
		return named(email).then(Mono.defer(() -> statements.run(new Statement("select " + MembershipRow.COLUMNS
				+ " from jiheng.membership where email = ?" + OPEN + " order by granted_at, id", email),
				MembershipRow::membership)));
	}

	/** One who has the same already keeps that. */
	@Override
	@Transactional
	public Mono<Membership> claim(UUID id, String email) {
		return named(email).then(CurrentScope.get())
			.flatMap(scope -> statements.run(new Statement(
					"update jiheng.membership i set subject = ?, version = version + 1 where id = ? and email = ?"
							+ OPEN
							+ " and not exists (select from jiheng.membership m where m.subject = ? and m.email = i.email"
							+ " and m.role = i.role and m.province_code is not distinct from i.province_code"
							+ " and m.prefecture_code is not distinct from i.prefecture_code"
							+ " and m.county_code is not distinct from i.county_code"
							+ " and m.department_code is not distinct from i.department_code"
							+ " and m.valid_from = i.valid_from) returning " + MembershipRow.COLUMNS,
					scope.subject(), id, email, scope.subject()), MembershipRow::membership))
			.flatMap(claimed -> Mono.justOrEmpty(claimed.stream().findFirst()))
			.flatMap(claimed -> known.forgetWhenDone(claimed.subject()).thenReturn(claimed));
	}

	private Mono<Void> named(String email) {
		return statements.run(new Statement("select jiheng.set_email(?)", email), columns -> "").then();
	}

}
