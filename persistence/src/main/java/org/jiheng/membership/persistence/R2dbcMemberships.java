package org.jiheng.membership.persistence;

import java.time.LocalDate;
import java.util.List;
import org.jiheng.membership.Membership;
import org.jiheng.membership.Memberships;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Statements;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

@Repository
@Transactional(readOnly = true)
class R2dbcMemberships implements Memberships {

	private static final String PLACE = " and province_code is not distinct from ? and prefecture_code is not distinct from ?"
			+ " and county_code is not distinct from ? and department_code is not distinct from ?";

	private final Statements statements;

	R2dbcMemberships(Statements statements) {
		this.statements = statements;
	}

	@Override
	public Mono<List<Membership>> of(String subject) {
		return statements.run(
				new Statement("select " + MembershipRow.COLUMNS
						+ " from jiheng.membership where subject = ? order by granted_at, id", subject),
				MembershipRow::membership);
	}

	@Override
	@Transactional
	public Mono<Membership> grant(Membership membership) {
		return same(membership).switchIfEmpty(Mono.defer(() -> insert(membership)))
			.switchIfEmpty(Mono.defer(() -> same(membership)))
			.switchIfEmpty(Mono.error(() -> new ProblemException(new Problem.InvalidInput("MEMBERSHIP_DIFFERS",
					List.of("input", "until"), "同样的身份已授予，但截止日期不同", "用 changeMembership 改它的期限，或换一个起始日期"))));
	}

	/** One that holds on the first day and ends on the same day. */
	private Mono<Membership> same(Membership membership) {
		String subject = membership.subject();
		Statement statement = new Statement(
				"select " + MembershipRow.COLUMNS + " from jiheng.membership where "
						+ (subject == null ? "email" : "subject") + " = ?",
				Statement.nullable(subject == null ? membership.email() : subject, String.class));
		statement.add(" and role = ?", membership.role().name())
			.add(PLACE, MembershipRow.Place.of(membership).values())
			.add(" and valid_from <= ? and valid_until is not distinct from ? order by granted_at, id limit 1",
					membership.from(), until(membership));
		return one(statement);
	}

	private Mono<Membership> insert(Membership membership) {
		Object[] place = MembershipRow.Place.of(membership).values();
		return CurrentScope.get()
			.flatMap(scope -> one(new Statement(
					"insert into jiheng.membership (id, subject, email, role, province_code, prefecture_code,"
							+ " county_code, department_code, valid_from, valid_until, granted_by)"
							+ " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning "
							+ MembershipRow.COLUMNS,
					membership.id(), Statement.nullable(membership.subject(), String.class),
					Statement.nullable(membership.email(), String.class), membership.role().name(), place[0], place[1],
					place[2], place[3], membership.from(), until(membership), scope.subject())));
	}

	private Mono<Membership> one(Statement statement) {
		return statements.run(statement, MembershipRow::membership)
			.flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()));
	}

	private static Object until(Membership membership) {
		return Statement.nullable(membership.until(), LocalDate.class);
	}

}
