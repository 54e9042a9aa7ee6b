package org.jiheng.snapshot.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.jiheng.postgres.TwoCounties;
import org.jiheng.tenancy.persistence.Login;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What grants show to the logins of oversight, by SQL: 卢龙县 has sealed 2023 for 315, at
 * approval and at the end of the year, and for 316; 昌黎县 for 315.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GrantedSnapshotTests {

	private static final List<String> ROWS = List.of("snapshot_project", "snapshot_indicator",
			"snapshot_fact_department", "snapshot_fact_class", "snapshot_fact_target");

	private static final List<String> COMPARED = List.of("comparison_department", "comparison_county",
			"comparison_class");

	private final Database database;

	GrantedSnapshotTests(Database database) {
		this.database = database;
		TwoCounties.in(database);
		database.asOwner(
				"""
						insert into jiheng.snapshot (county_code, fiscal_year, department_code, number, province_code, prefecture_code,
						    kind, adjustment, county_name, department_name, sealed_by, sealed_at, title, overall_goals, itemised_goals,
						    safeguards, total_fen, project_count, content, content_hash, previous_hash, county_number,
						    previous_county_hash, hash)
						  select county_code, fiscal_year, department_code, 2, province_code, prefecture_code, 'YEAR_END', 0, county_name,
						    department_name, sealed_by, sealed_at, title, '{}', '{}', '{}', 100, 1, '{}', content_hash, hash, 9, hash, hash
						  from jiheng.snapshot where county_code = '130324' and department_code = '315';
						insert into jiheng.snapshot_project (county_code, fiscal_year, department_code, snapshot_number, number,
						    province_code, prefecture_code, sequence, name, total_fen, plan_months, plan_hundredths, goals, classified)
						  select county_code, fiscal_year, department_code, number, 1, province_code, prefecture_code, 1, '项目', 100,
						    '{12}', '{10000}', '{}', false from jiheng.snapshot where number = 2;
						insert into jiheng.snapshot_indicator (county_code, fiscal_year, department_code, snapshot_number, number,
						    province_code, prefecture_code, project_number, sequence, level1, level2, target_raw, target_kind)
						  select county_code, fiscal_year, department_code, number, 2, province_code, prefecture_code, 1, 1, '产出指标',
						    '数量指标', '及时', 'QUALITATIVE' from jiheng.snapshot where number = 2;
						insert into jiheng.snapshot_fact_department (county_code, fiscal_year, department_code, snapshot_number,
						    province_code, prefecture_code, kind, total_fen, projects, indicators, numeric_targets, classified_projects,
						    classified_fen, plan_months, planned_fen, with_plan_fen)
						  select county_code, fiscal_year, department_code, number, province_code, prefecture_code, kind, 100, 1, 1, 0, 0,
						    0, '{12}', '{100}', 100 from jiheng.snapshot where number = 2;
						insert into jiheng.snapshot_fact_class (county_code, fiscal_year, department_code, snapshot_number, level1,
						    level2, province_code, prefecture_code, indicators, numeric_targets)
						  select county_code, fiscal_year, department_code, number, '产出指标', '数量指标', province_code, prefecture_code,
						    1, 0 from jiheng.snapshot where number = 2;
						insert into jiheng.snapshot_fact_target (county_code, fiscal_year, department_code, snapshot_number, number,
						    province_code, prefecture_code, level1, level2, name, name_key, unit, comparator, value, sealed_in)
						  select county_code, fiscal_year, department_code, number, 1, province_code, prefecture_code, '产出指标',
						    '数量指标', '次数', '次数', '次', 'GE', 1, sealed_in from jiheng.snapshot where number = 2;
						select jiheng.enter_comparison(county_code, county_number) from jiheng.snapshot where number = 2""");
	}

	@BeforeEach
	void nothingIsGranted() {
		database.asOwner("delete from jiheng.oversight_grant");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			1303 | 2023 |      | APPROVAL,ADJUSTMENT,YEAR_END | 0  |    | 130324/315/1 130324/315/2 130324/316/1
			13   | 2000 | 2023 | APPROVAL,ADJUSTMENT,YEAR_END | 0  | 1  | 130324/315/1 130324/315/2 130324/316/1
			13   | 2023 | 2099 | APPROVAL                     | -9 | 1  | 130324/315/1 130324/316/1
			1303 | 2001 |      | YEAR_END                     | -9 |    | 130324/315/2
			1303 | 2023 | 2023 | ADJUSTMENT,YEAR_END          | 0  |    | 130324/315/2
			1303 | 2023 | 2023 | ADJUSTMENT                   | 0  |    |
			1303 | 2000 | 2022 | APPROVAL,ADJUSTMENT,YEAR_END | 0  |    |
			13   | 2024 |      | APPROVAL                     | 0  |    |
			13   | 2023 |      | APPROVAL,ADJUSTMENT,YEAR_END | 1  |    |
			13   | 2023 |      | APPROVAL,ADJUSTMENT,YEAR_END | -9 | 0  |
			""")
	void yearsKindsAndDaysAreKept(String overseer, int first, Integer last, String kinds, int from, Integer until,
			String seen) throws SQLException {
		grant("130324", 1, overseer, first, last, kinds, from, until);
		String expected = seen == null ? "" : seen;
		for (String table : ROWS) {
			assertThat(seen(overseer, table)).as(table).isEqualTo(expected);
		}
		assertThat(seen(overseer, "snapshot")).isEqualTo(expected);
		assertThat(seen(overseer.length() == 2 ? "1303" : "13", "snapshot")).as("only who it was granted to").isEmpty();
		assertThat(seen("14", "snapshot") + seen("1304", "snapshot")).isEmpty();
	}

	/** What stands now may be of any kind. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			2023 | APPROVAL,ADJUSTMENT,YEAR_END | ADJUSTED INITIAL
			2023 | APPROVAL                     | INITIAL
			2023 | ADJUSTMENT,YEAR_END          |
			2024 | APPROVAL,ADJUSTMENT,YEAR_END |
			""")
	void whatIsComparedIsShownByTheKindsItMayRestOn(int first, String kinds, String stages) throws SQLException {
		for (String overseer : List.of("13", "1303")) {
			grant("130324", 1, overseer, first, null, kinds, 0, null);
			for (String table : COMPARED) {
				assertThat(stages(overseer, table)).as(table).isEqualTo(stages == null ? "" : stages);
			}
			database.asOwner("delete from jiheng.oversight_grant");
		}
	}

	@Test
	void grantsAddUp() throws SQLException {
		grant("130324", 1, "13", 2023, 2023, "APPROVAL", 0, null);
		grant("130324", 2, "13", 2023, null, "YEAR_END", 0, null);
		grant("130322", 1, "13", 2022, 2023, "APPROVAL,ADJUSTMENT,YEAR_END", 0, null);
		for (String table : ROWS) {
			assertThat(seen("13", table)).isEqualTo("130322/315/1 130324/315/1 130324/315/2 130324/316/1");
		}
		database.asOwner("update jiheng.oversight_grant set revoked_by = 'x', revoked_at = now() where number = 1");
		for (String table : ROWS) {
			assertThat(seen("13", table)).isEqualTo("130324/315/2");
		}
	}

	/** What one transaction resolved is gone in the next of the same connection. */
	@Test
	void nothingIsLeftOverOnAConnection() throws SQLException {
		grant("130324", 1, "13", 2023, null, "YEAR_END", 0, null);
		grant("130322", 1, "13", 2023, null, "APPROVAL,ADJUSTMENT,YEAR_END", 0, null);
		try (Connection connection = database.as(Login.PROVINCE).getConnection()) {
			connection.setAutoCommit(false);
			assertThat(in(connection, "13", "snapshot_project")).isEqualTo("130322/315/1 130324/315/2");
			connection.commit();
			assertThat(rows(connection, "snapshot_project")).isEmpty();
			connection.commit();
			database.asOwner("update jiheng.oversight_grant set revoked_by = 'x', revoked_at = now()");
			assertThat(in(connection, "13", "snapshot_project")).isEmpty();
		}
	}

	@Test
	void draftsAreNotForOversight() throws SQLException {
		grant("130324", 1, "13", 2000, null, "APPROVAL,ADJUSTMENT,YEAR_END", 0, null);
		try (Connection connection = database.as(Login.PROVINCE).getConnection();
				Statement sql = connection.createStatement()) {
			sql.execute("select jiheng.set_scope('13', '', 'test', '')");
			for (String table : List.of("budget", "project", "indicator", "finding", "import", "review_thread",
					"department", "county", "membership", "snapshot_head")) {
				assertThatThrownBy(() -> sql.executeQuery("select 1 from jiheng." + table))
					.hasMessageContaining("permission denied");
			}
		}
	}

	/** Only its county's finance gives and takes it, and takes it back only once. */
	@Test
	void aGrantChangesOnlyByBeingRevoked() throws SQLException {
		grant("130324", 1, "13", 2023, null, "APPROVAL", 0, null);
		String revoke = "update jiheng.oversight_grant set revoked_by = 'test', revoked_at = now()";
		assertThat(asCounty("130324", "AUDITOR", revoke)).isEqualTo("0");
		assertThat(asCounty("130322", "COUNTY_FINANCE", revoke)).isEqualTo("0");
		assertThat(asCounty("130324", "COUNTY_FINANCE", "update jiheng.oversight_grant set last_year = 2099"))
			.isEqualTo("42501");
		assertThat(asCounty("130324", "COUNTY_FINANCE", "delete from jiheng.oversight_grant")).isEqualTo("42501");
		assertThat(asCounty("130324", "COUNTY_FINANCE", revoke.replace("'test'", "'other'"))).isEqualTo("42501");
		assertThat(asCounty("130324", "COUNTY_FINANCE", revoke.replace("now()", "now() - interval '1 day'")))
			.isEqualTo("42501");
		assertThat(asCounty("130324", "COUNTY_FINANCE", revoke)).isEqualTo("1");
		assertThat(asCounty("130324", "COUNTY_FINANCE", revoke)).isEqualTo("0");
		assertThat(asCounty("130324", "COUNTY_FINANCE",
				"update jiheng.oversight_grant set revoked_by = null, revoked_at = null"))
			.isEqualTo("0");
		assertThat(asCounty("130324", "COUNTY_FINANCE",
				"insert into jiheng.oversight_grant (county_code, number, overseer, first_year, kinds, valid_from, basis, granted_by)"
						+ " values ('130324', 2, '14', 2023, '{APPROVAL}', '2024-01-01', 'x', 'test')"))
			.as("not above the county")
			.isEqualTo("23514");
	}

	private void grant(String county, int number, String overseer, int first, Integer last, String kinds, int from,
			Integer until) {
		database.asOwner(
				"""
						insert into jiheng.oversight_grant (county_code, number, overseer, first_year, last_year, kinds, valid_from,
						    valid_until, basis, granted_by)
						  select '%s', %d, '%s', %d, %s, '{%s}', today + %d, today + %s::integer, '依据', 'test'
						  from (select (now() at time zone 'Asia/Shanghai')::date as today) d"""
					.formatted(county, number, overseer, first, last, kinds, from, until));
	}

	private String seen(String overseer, String table) throws SQLException {
		Login login = overseer.length() == 2 ? Login.PROVINCE : Login.PREFECTURE;
		try (Connection connection = database.as(login).getConnection()) {
			connection.setAutoCommit(false);
			return in(connection, overseer, table);
		}
	}

	private String stages(String overseer, String table) throws SQLException {
		Login login = overseer.length() == 2 ? Login.PROVINCE : Login.PREFECTURE;
		try (Connection connection = database.as(login).getConnection(); Statement sql = connection.createStatement()) {
			connection.setAutoCommit(false);
			sql.execute("select jiheng.set_scope('%s', '', 'test', '')".formatted(overseer));
			try (ResultSet found = sql
				.executeQuery("select coalesce(string_agg(distinct stage, ' ' order by stage), '') from jiheng." + table
						+ " where county_code = '130324'")) {
				found.next();
				return found.getString(1);
			}
		}
	}

	private static String in(Connection connection, String overseer, String table) throws SQLException {
		try (Statement sql = connection.createStatement()) {
			sql.execute("select jiheng.set_scope('%s', '', 'test', '')".formatted(overseer));
		}
		return rows(connection, table);
	}

	private static String rows(Connection connection, String table) throws SQLException {
		String number = table.equals("snapshot") ? "number" : "snapshot_number";
		List<String> rows = new ArrayList<>();
		try (Statement sql = connection.createStatement();
				ResultSet found = sql.executeQuery("select county_code || '/' || department_code || '/' || " + number
						+ " from jiheng." + table + " order by 1")) {
			while (found.next()) {
				rows.add(found.getString(1));
			}
		}
		return String.join(" ", rows);
	}

	/** How many rows it changed, or how it was refused. */
	private String asCounty(String county, String role, String statement) throws SQLException {
		try (Connection connection = database.as(Login.COUNTY).getConnection();
				Statement sql = connection.createStatement()) {
			connection.setAutoCommit(false);
			sql.execute("select jiheng.set_scope('%s', '', 'test', '%s')".formatted(county, role));
			int changed = sql.executeUpdate(statement);
			connection.commit();
			return Integer.toString(changed);
		}
		catch (SQLException refusal) {
			return refusal.getSQLState();
		}
	}

}
