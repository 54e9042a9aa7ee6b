package org.jiheng.tenancy.persistence;

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
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Role;
import org.jiheng.tenancy.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.JdbcTemplate;

/** Assurance 5, by SQL. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WriteMatrixTests {

	private static final RegionCode LULONG = new RegionCode("130324");

	private static final List<Scope> SCOPES = List.of(new Scope.OfCounty("test", LULONG, Role.COUNTY_FINANCE),
			new Scope.OfDepartment("test", LULONG, new DepartmentCode("315"), Role.DEPARTMENT_EDITOR),
			new Scope.Identity("test"), new Scope.Oversight("test", new RegionCode("130300")),
			new Scope.Oversight("test", new RegionCode("130000")), new Scope.Public());

	private final Database database;

	WriteMatrixTests(Database database) {
		this.database = database;
		TwoCounties.in(database);
	}

	@Test
	void noWriteChangesAForeignRow() throws SQLException {
		try (Connection connection = database.administrator().getConnection()) {
			var matrix = new WriteMatrix(connection);
			for (Scope scope : SCOPES) {
				matrix.tryAll(scope);
			}
			matrix.tryAll(new Scope.Instance("somebody"));
			System.out.println("write matrix: " + matrix.tried() + " writes tried, " + matrix.harmful().size()
					+ " changed a foreign row, " + matrix.effective().size() + " an own one");
			assertThat(matrix.harmful()).isEmpty();
			assertThat(matrix.withoutRows()).isEmpty();
			assertThat(matrix.effective()).contains("jiheng_county: update jiheng.budget set county_code = county_code",
					"jiheng_department: update jiheng.budget set county_code = county_code",
					"jiheng_county: delete from jiheng.indicator", "jiheng_department: delete from jiheng.indicator");
		}
	}

	/** Even where the door to the API let something else in. */
	@Test
	void everyoneReadsNothingButWhatIsShown() throws SQLException {
		try (Connection connection = database.as(Login.PUBLIC).getConnection();
				Statement sql = connection.createStatement()) {
			sql.execute("select jiheng.set_scope('', '', '', '')");
			List<String> read = new ArrayList<>();
			for (String table : tables()) {
				try (ResultSet found = sql.executeQuery("select count(*) from jiheng." + table)) {
					found.next();
					read.add(table + " " + found.getInt(1));
				}
				catch (SQLException refusal) {
					assertThat(refusal.getSQLState()).as(table).isEqualTo("42501");
				}
			}
			assertThat(read).as("卢龙县 shows its editions, one of two is ended; 昌黎县 does not")
				.containsExactly("publication 1");
			assertThatThrownBy(() -> sql.executeQuery("select published_by from jiheng.publication"))
				.hasMessageContaining("permission denied");
			try (ResultSet timeout = sql.executeQuery("show statement_timeout")) {
				timeout.next();
				assertThat(timeout.getString(1)).isEqualTo("5s");
			}
		}
	}

	/** Of every table whose rows are departments', the county's own among them. */
	@Test
	void aDepartmentReadsItsOwnRowsOnly() throws SQLException {
		assertThat(readByDepartment(database)).as("rows of 315 of 卢龙县 and of others")
			.contains("department_alias 1 0", "budget_unit 1 0", "project 1 0")
			.allMatch(read -> read.endsWith(" 0"));
	}

	@Test
	void anAliasThatOtherDepartmentsReadIsFound() throws SQLException {
		Database broken = PostgresExtension.fresh();
		TwoCounties.in(broken);
		broken.asOwner("alter policy department_alias_select_of_department on jiheng.department_alias"
				+ " using (county_code = nullif(current_setting('jiheng.county', true), ''))");
		assertThat(readByDepartment(broken)).contains("department_alias 1 1");
	}

	private static List<String> readByDepartment(Database database) throws SQLException {
		List<String> read = new ArrayList<>();
		try (Connection connection = database.as(Login.DEPARTMENT).getConnection();
				Statement sql = connection.createStatement()) {
			connection.setAutoCommit(false);
			sql.execute("select jiheng.set_scope('130324', '315', 'test', 'DEPARTMENT_EDITOR')");
			for (String table : new JdbcTemplate(database.owner()).queryForList("""
					select c.relname from pg_class c
					  join pg_attribute d on d.attrelid = c.oid and d.attname = 'department_code'
					  join pg_attribute o on o.attrelid = c.oid and o.attname = 'county_code'
					where c.relnamespace = 'jiheng'::regnamespace and c.relkind in ('r', 'p')
					  and has_column_privilege('jiheng_department', c.oid, d.attnum, 'select')
					  and has_column_privilege('jiheng_department', c.oid, o.attnum, 'select') order by 1""",
					String.class)) {
				try (ResultSet found = sql
					.executeQuery("select count(*) filter (where own), count(*) filter (where not own)"
							+ " from (select county_code = '130324' and department_code in ('', '315') own from jiheng."
							+ table + ") t")) {
					found.next();
					read.add(table + " " + found.getInt(1) + " " + found.getInt(2));
				}
			}
			connection.rollback();
		}
		return read;
	}

	private List<String> tables() {
		return new JdbcTemplate(database.owner())
			.queryForList("select tablename from pg_tables where schemaname = 'jiheng'", String.class);
	}

	/** The editions follow the switch by their key, in the transaction that turns it. */
	@Test
	void whatACountyHidesIsHiddenAtOnce() throws SQLException {
		try (Connection connection = database.administrator().getConnection();
				Statement sql = connection.createStatement()) {
			connection.setAutoCommit(false);
			sql.execute("set local role jiheng_county");
			sql.execute("select jiheng.set_scope('130324', '', 'test', 'COUNTY_FINANCE')");
			sql.execute("update jiheng.county_publication set shown = false, changed_by = 'test'");
			sql.execute("set local role jiheng_public");
			try (ResultSet found = sql.executeQuery("select count(*) from jiheng.publication")) {
				found.next();
				assertThat(found.getInt(1)).isZero();
			}
			connection.rollback();
		}
	}

	@Test
	void aCheckThatAllowsEverythingIsFound() throws SQLException {
		Database broken = PostgresExtension.fresh();
		TwoCounties.in(broken);
		broken.asOwner("""
				alter policy indicator_insert_of_county on jiheng.indicator with check (true);
				alter policy indicator_update_of_county on jiheng.indicator with check (true);
				alter policy membership_read_by_county on jiheng.membership using (true);
				alter policy membership_ended_by_county on jiheng.membership using (true) with check (true);
				alter policy import_of_department on jiheng.import with check (true)""");
		try (Connection connection = broken.administrator().getConnection()) {
			var matrix = new WriteMatrix(connection);
			matrix.tryAll(SCOPES.get(0));
			matrix.tryAll(SCOPES.get(1));
			assertThat(matrix.harmful())
				.contains("jiheng_county: insert into jiheng.indicator select * from foreign_row",
						"jiheng_county: update jiheng.indicator set county_code = '130322'",
						"jiheng_department: insert into jiheng.import select * from foreign_row")
				.anyMatch(write -> write.startsWith("jiheng_county: update jiheng.membership set valid_until"));
		}
		broken.drop();
	}

}
