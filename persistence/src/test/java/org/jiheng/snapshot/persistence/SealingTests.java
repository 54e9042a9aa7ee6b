package org.jiheng.snapshot.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jiheng.snapshot.persistence.SealedCounties.FINANCE;
import static org.jiheng.snapshot.persistence.SealedCounties.LULONG;
import static org.jiheng.snapshot.persistence.SealedCounties.YEAR;
import static org.jiheng.snapshot.persistence.SealedCounties.budget;

import java.util.List;
import java.util.Map;
import org.jiheng.budget.BudgetKey;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.jiheng.shared.Digest;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.snapshot.SnapshotKey;
import org.jiheng.snapshot.SnapshotKind;
import org.jiheng.tenancy.Role;
import org.jiheng.tenancy.Scope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.JdbcTemplate;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SealingTests {

	private final SealedCounties counties;

	private final JdbcTemplate sql;

	private final List<BudgetKey> approved;

	private final SnapshotKey first;

	private final SnapshotKey second;

	SealingTests(Database database) {
		this.counties = new SealedCounties(database);
		this.sql = new JdbcTemplate(database.owner());
		this.approved = counties.approve(LULONG, 2, 15);
		this.first = counties.seal(approved.get(0), SnapshotKind.APPROVAL);
		this.second = counties.seal(approved.get(0), SnapshotKind.YEAR_END);
	}

	@AfterAll
	void close() {
		counties.close();
	}

	@Test
	void eachSealFollowsTheOneBeforeInItsDepartmentAndItsCounty() {
		assertThat(first).isEqualTo(new SnapshotKey(approved.get(0), 1));
		assertThat(second).isEqualTo(new SnapshotKey(approved.get(0), 2));
		List<Map<String, Object>> rows = sql
			.queryForList("select * from jiheng.snapshot where department_code = '303' order by number");
		assertThat(rows.get(0)).containsEntry("previous_hash", "0".repeat(64))
			.containsEntry("previous_county_hash", "0".repeat(64))
			.containsEntry("county_number", 1L);
		assertThat(rows.get(1)).containsEntry("previous_hash", rows.get(0).get("hash"))
			.containsEntry("previous_county_hash", rows.get(0).get("hash"))
			.containsEntry("county_number", 2L);
	}

	@Test
	void theContentStandsAsTextAndAsRows() {
		Map<String, Object> row = sql
			.queryForMap("select * from jiheng.snapshot where department_code = '303' and number = 1");
		assertThat(row.get("content_hash")).isEqualTo(Digest.of(row.get("content").toString()));
		assertThat(count("snapshot_project", first)).isEqualTo(15);
		assertThat(count("snapshot_indicator", first)).isEqualTo(count("snapshot_indicator", second)).isEqualTo(105);
	}

	@Test
	void factsForComparisonAreWrittenWithIt() {
		Map<String, Object> facts = sql.queryForMap(
				"""
						select f.total_fen = (select sum(total_fen) from jiheng.project p where department_code = '303') as total,
						  f.projects, f.indicators, f.numeric_targets, f.classified_projects, f.plan_months::text as months,
						  f.planned_fen[4] = f.with_plan_fen as whole from jiheng.snapshot_fact_department f
						where f.department_code = '303' and f.snapshot_number = 1""");
		assertThat(facts).containsAllEntriesOf(Map.of("total", true, "projects", 15, "indicators", 105,
				"numeric_targets", 48, "classified_projects", 3, "months", "{3,6,10,12}", "whole", true));
		assertThat(sql.queryForObject("""
				select sum(indicators) from jiheng.snapshot_fact_class
				where department_code = '303' and snapshot_number = 1""", Integer.class)).isEqualTo(105);
	}

	@Test
	void onlyWhatIsApprovedIsSealed() {
		assertThatThrownBy(() -> counties.seal(FINANCE, budget(LULONG, 301), SnapshotKind.APPROVAL, 0))
			.satisfies(failure -> assertThat(code(failure)).isEqualTo("NOT_APPROVED"));
		assertThatThrownBy(() -> counties.seal(FINANCE, approved.get(0), SnapshotKind.ADJUSTMENT, 1))
			.satisfies(failure -> assertThat(code(failure)).isEqualTo("NOT_APPROVED"));
	}

	@Test
	void anOccasionIsSealedOnce() {
		assertThatThrownBy(() -> counties.seal(approved.get(0), SnapshotKind.APPROVAL))
			.satisfies(failure -> assertThat(code(failure)).isEqualTo("SNAPSHOT_SEALED"));
		assertThat(
				sql.queryForObject("select number from jiheng.snapshot_head where county_code = '130324'", Long.class))
			.isEqualTo(2);
	}

	@Test
	void onlyTheCountysFinanceSeals() {
		for (Scope scope : List.of(
				new Scope.OfDepartment("reviewer", LULONG, approved.get(1).department(), Role.DEPARTMENT_REVIEWER),
				new Scope.OfCounty("administrator", LULONG, Role.ADMINISTRATOR))) {
			assertThatThrownBy(() -> counties.seal(scope, approved.get(1), SnapshotKind.APPROVAL, 0))
				.isInstanceOfSatisfying(ProblemException.class,
						failure -> assertThat(failure.problem()).isInstanceOf(Problem.Forbidden.class));
		}
	}

	private int count(String table, SnapshotKey key) {
		Integer count = sql.queryForObject(
				"select count(*) from jiheng." + table
						+ " where county_code = ? and fiscal_year = ? and department_code = ? and snapshot_number = ?",
				Integer.class, LULONG.value(), YEAR.value(), key.budget().department().value(), key.number());
		return count == null ? 0 : count;
	}

	private static String code(Throwable failure) {
		return failure instanceof ProblemException problem && problem.problem() instanceof Problem.Conflict conflict
				? conflict.code() : failure.toString();
	}

}
