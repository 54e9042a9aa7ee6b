package org.jiheng.membership.persistence;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import java.time.LocalDate;
import java.util.List;
import org.jiheng.membership.Membership;
import org.jiheng.membership.Memberships;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.CurrentScope;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

@Repository
@Transactional(readOnly = true)
class R2dbcMemberships implements Memberships {

	private static final String SAME = """
			 from jiheng.membership
			where subject = $2 and role = $3 and province_code is not distinct from $4
			  and prefecture_code is not distinct from $5 and county_code is not distinct from $6
			  and department_code is not distinct from $7""";

	private final DatabaseClient database;

	R2dbcMemberships(DatabaseClient database) {
		this.database = database;
	}

	@Override
	public Mono<List<Membership>> of(String subject) {
		return database.sql("select " + MembershipRow.COLUMNS + """

				from jiheng.membership where subject = $1 order by granted_at, id""")
			.bind(0, subject)
			.map(MembershipRow::membership)
			.all()
			.collectList();
	}

	@Override
	@Transactional
	public Mono<Membership> grant(Membership membership) {
		return same(membership).switchIfEmpty(Mono.defer(() -> insert(membership)))
			.switchIfEmpty(Mono.defer(() -> same(membership)))
			.switchIfEmpty(Mono.error(() -> new ProblemException(new Problem.InvalidInput("MEMBERSHIP_DIFFERS",
					List.of("input", "until"), "同样的身份已授予，但截止日期不同", "身份授予后不改期限；请换一个起始日期"))));
	}

	/** One that holds on the first day and ends on the same day. */
	private Mono<Membership> same(Membership membership) {
		return placed("select " + MembershipRow.COLUMNS + SAME + """

				  and valid_from <= $8 and valid_until is not distinct from $9 and $1::uuid is not null
				order by granted_at, id limit 1""", membership).map(MembershipRow::membership).one();
	}

	private Mono<Membership> insert(Membership membership) {
		return CurrentScope.get()
			.flatMap(scope -> placed("""
					insert into jiheng.membership (id, subject, role, province_code, prefecture_code, county_code,
					  department_code, valid_from, valid_until, granted_by)
					values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
					on conflict do nothing
					returning\s""" + MembershipRow.COLUMNS, membership).bind(9, scope.subject())
				.map(MembershipRow::membership)
				.one());
	}

	private DatabaseClient.GenericExecuteSpec placed(String sql, Membership membership) {
		var place = MembershipRow.Place.of(membership);
		return database.sql(sql)
			.bind(0, membership.id())
			.bind(1, membership.subject())
			.bind(2, membership.role().name())
			.bind(3, orNull(place.province(), String.class))
			.bind(4, orNull(place.prefecture(), String.class))
			.bind(5, orNull(place.county(), String.class))
			.bind(6, orNull(place.department(), String.class))
			.bind(7, membership.from())
			.bind(8, orNull(membership.until(), LocalDate.class));
	}

	private static <T> Parameter orNull(@Nullable T value, Class<T> type) {
		return value == null ? Parameters.in(type) : Parameters.in(value);
	}

}
