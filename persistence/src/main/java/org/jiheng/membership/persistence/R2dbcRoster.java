package org.jiheng.membership.persistence;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jiheng.membership.MemberFilter;
import org.jiheng.membership.Membership;
import org.jiheng.membership.Roster;
import org.jiheng.shared.Page;
import org.jiheng.shared.PageRequest;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Statements;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * Row-level security says which memberships a county's finance and the administrator
 * have.
 */
@Repository
@Transactional(readOnly = true)
class R2dbcRoster implements Roster {

	private static final String WHO = "coalesce(subject, email) collate \"C\"";

	private final Statements statements;

	private final KnownSubjects known;

	R2dbcRoster(Statements statements, KnownSubjects known) {
		this.statements = statements;
		this.known = known;
	}

	@Override
	public Mono<Membership> one(UUID id) {
		return CurrentScope.get()
			.flatMap(scope -> statements.run(MembershipRow.within(scope, select("id = ?", id)),
					MembershipRow::membership))
			.flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()));
	}

	@Override
	public Mono<Page<Membership>> list(MemberFilter filter, PageRequest page) {
		String way = page.forward() ? "" : " desc";
		return CurrentScope.get().flatMap(scope -> {
			Statement statement = matching(filter, scope, "select " + MembershipRow.COLUMNS);
			seek(statement, page);
			statement.add(" order by " + WHO + way + ", id" + way + " limit ?", page.size() + 1);
			return statements.run(statement, MembershipRow::membership)
				.map(found -> Page.read(found, page, R2dbcRoster::item));
		});
	}

	@Override
	public Mono<Integer> count(MemberFilter filter) {
		return CurrentScope.get()
			.flatMap(scope -> statements.run(matching(filter, scope, "select count(*)::int"), Columns::integer))
			.map(List::getFirst);
	}

	@Override
	@Transactional
	public Mono<List<Membership>> lockPeers(Membership membership) {
		Object[] place = MembershipRow.Place.of(membership).values();
		return CurrentScope.get()
			.flatMap(
					scope -> statements.run(MembershipRow
						.within(scope, select("role = ? and province_code is not distinct from ?"
								+ " and prefecture_code is not distinct from ? and county_code is not distinct from ?"
								+ " and department_code is not distinct from ?", membership.role().name(), place[0],
								place[1], place[2], place[3]))
						.add(" order by id for update"), MembershipRow::membership));
	}

	@Override
	@Transactional
	public Mono<Membership> end(UUID id, @Nullable LocalDate until) {
		return CurrentScope.get()
			.flatMap(scope -> statements.run(MembershipRow
				.within(scope,
						new Statement(
								"update jiheng.membership set valid_until = ?, version = version + 1, changed_by = ?,"
										+ " changed_at = now() where id = ?",
								Statement.nullable(until, LocalDate.class), scope.subject(), id))
				.add(" returning " + MembershipRow.COLUMNS), MembershipRow::membership))
			.map(List::getFirst)
			.flatMap(ended -> known.forgetWhenDone(ended.subject()).thenReturn(ended));
	}

	private static Statement select(String where, Object... bound) {
		return new Statement("select " + MembershipRow.COLUMNS + " from jiheng.membership where " + where, bound);
	}

	private static Statement matching(MemberFilter filter, Scope scope, String select) {
		Statement statement = MembershipRow.within(scope, new Statement(select + " from jiheng.membership where true"));
		if (!filter.roles().isEmpty()) {
			statement.add(" and role = any(?)",
					(Object) filter.roles().stream().map(Enum::name).toArray(String[]::new));
		}
		if (!filter.departments().isEmpty()) {
			statement.add(" and department_code = any(?)",
					(Object) filter.departments().stream().map(DepartmentCode::value).toArray(String[]::new));
		}
		LocalDate day = filter.endingAfter();
		return day == null ? statement : statement.add(" and (valid_until is null or valid_until > ?)", day);
	}

	private static void seek(Statement statement, PageRequest page) {
		List<String> position = page.position();
		if (position == null) {
			return;
		}
		if (position.size() != 2 || position.getFirst().chars().anyMatch(Character::isISOControl)) {
			throw notAPosition();
		}
		try {
			statement.add(" and (" + WHO + ", id) " + (page.forward() ? ">" : "<") + " (?, ?)", position.getFirst(),
					UUID.fromString(position.getLast()));
		}
		catch (IllegalArgumentException _) {
			throw notAPosition();
		}
	}

	private static Page.Item<Membership> item(Membership membership) {
		String who = Objects.requireNonNullElse(membership.subject(),
				Objects.requireNonNullElse(membership.email(), ""));
		return new Page.Item<>(membership, List.of(who, membership.id().toString()));
	}

	private static ProblemException notAPosition() {
		return new ProblemException(
				new Problem.InvalidInput("CURSOR", List.of("after"), "游标不属于这个列表的排序", "请使用本列表返回的游标"));
	}

}
