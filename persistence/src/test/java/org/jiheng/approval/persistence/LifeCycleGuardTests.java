package org.jiheng.approval.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.jiheng.postgres.TwoCounties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the life cycle forbids, tried by SQL as the application's own logins: the database
 * refuses it, whatever the application does. The budget of 315 was written by test.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LifeCycleGuardTests {

	private static final String OF_315 = " where county_code = '130324' and department_code = '315' and fiscal_year = 2024";

	private static final String APPROVAL = "insert into jiheng.participant select county_code, fiscal_year,"
			+ " department_code, 0, 'finance', 'ENDORSER' from jiheng.budget" + OF_315
			+ "; update jiheng.budget set status = 'APPROVED', endorsed_by = 'finance'" + OF_315;

	private final Database database;

	LifeCycleGuardTests(Database database) {
		this.database = database;
	}

	@BeforeAll
	void fill() {
		TwoCounties.in(database);
		database
			.asOwner("insert into jiheng.project (county_code, fiscal_year, department_code, number, sequence, name,"
					+ " total_fen, plan_months, plan_hundredths, goals, classified, provenance, changed_by)"
					+ " values ('130324', 2024, '315', 77, 2, '涉密项目', 1, '{}', '{}', '{}', true, '[]', 'test')");
	}

	/** Before, in brackets, is what brings the budget to where the step is tried. */
	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					         | COUNTY_FINANCE      | finance | update jiheng.budget set status = 'APPROVED', endorsed_by = 'finance'
					         | COUNTY_FINANCE      | finance | update jiheng.budget set status = 'RETURNED'
					         | COUNTY_FINANCE      | finance | update jiheng.budget set status = 'SUBMITTED'
					         | DEPARTMENT_EDITOR   | test    | update jiheng.budget set status = 'SUBMITTED', round = round + 1
					         | AUDITOR             | auditor | update jiheng.budget set status = 'SUBMITTED', round = round + 1
					         | DEPARTMENT_EDITOR   | test    | update jiheng.budget set title = 'x', changed_by = 'somebody'
					         | DEPARTMENT_EDITOR   | editor  | update jiheng.budget set title = 'x'
					         | DEPARTMENT_REVIEWER | test    | update jiheng.budget set title = 'x', changed_by = 'test'
					         | DEPARTMENT_REVIEWER | test    | update jiheng.project set name = 'x', changed_by = 'test'
					         | DEPARTMENT_REVIEWER | test    | update jiheng.indicator set level3 = 'x', changed_by = 'test'
					         | DEPARTMENT_REVIEWER | test    | delete from jiheng.project
					         | AUDITOR             | test    | update jiheng.budget set title = 'x', changed_by = 'test'
					         | AUDITOR             | test    | update jiheng.project set name = 'x', changed_by = 'test'
					         | READER              | test    | delete from jiheng.indicator
					         | DEPARTMENT_REVIEWER | review  | insert into jiheng.participant select county_code, fiscal_year, department_code, 0, 'review', 'AUTHOR' from jiheng.budget
					         | AUDITOR             | auditor | insert into jiheng.participant select county_code, fiscal_year, department_code, 0, 'auditor', 'ENDORSER' from jiheng.budget
					         | DEPARTMENT_EDITOR   | editor  | update jiheng.project set name = 'x'
					         | DEPARTMENT_EDITOR   | editor  | update jiheng.project set name = 'x', changed_by = 'editor'
					         | DEPARTMENT_EDITOR   | editor  | update jiheng.indicator set level3 = 'x', changed_by = 'test'
					         | DEPARTMENT_EDITOR   | test    | update jiheng.project set classified = false where number = 77
					         | DEPARTMENT_EDITOR   | test    | update jiheng.project set lowering_proposed_by = 'another' where number = 77
					         | COUNTY_FINANCE      | test    | insert into jiheng.participant select county_code, fiscal_year, department_code, 0, 'test', 'ENDORSER' from jiheng.budget
					         | COUNTY_FINANCE      | finance | insert into jiheng.participant select county_code, fiscal_year, department_code, 0, 'another', 'ENDORSER' from jiheng.budget
					         | DEPARTMENT_REVIEWER | review  | insert into jiheng.participant select county_code, fiscal_year, department_code, 0, 'review', 'ENDORSER' from jiheng.budget
					         | COUNTY_FINANCE      | finance | update jiheng.participant set part = 'ENDORSER'
					         | COUNTY_FINANCE      | finance | delete from jiheng.participant
					SUBMITTED | DEPARTMENT_EDITOR   | test    | update jiheng.budget set title = 'x', changed_by = 'test'
					SUBMITTED | DEPARTMENT_EDITOR   | test    | update jiheng.project set name = 'x', changed_by = 'test'
					SUBMITTED | DEPARTMENT_EDITOR   | test    | delete from jiheng.project
					SUBMITTED | DEPARTMENT_EDITOR   | test    | update jiheng.indicator set level3 = 'x', changed_by = 'test'
					SUBMITTED | DEPARTMENT_EDITOR   | test    | delete from jiheng.indicator
					SUBMITTED | DEPARTMENT_REVIEWER | review  | update jiheng.budget set status = 'RETURNED'
					SUBMITTED | DEPARTMENT_REVIEWER | review  | update jiheng.budget set status = 'APPROVED', endorsed_by = 'review'
					SUBMITTED | COUNTY_FINANCE      | test    | update jiheng.budget set status = 'APPROVED', endorsed_by = 'test'
					SUBMITTED | COUNTY_FINANCE      | finance | update jiheng.budget set status = 'APPROVED', endorsed_by = 'finance'
					SUBMITTED | COUNTY_FINANCE      | finance | update jiheng.budget set status = 'APPROVED'
					SUBMITTED | DEPARTMENT_REVIEWER | review  | update jiheng.review_round set decision = 'RETURNED', decided_by = 'review', decided_at = now(), reason = 'x'
					SUBMITTED | COUNTY_FINANCE      | finance | update jiheng.review_round set decision = 'RETURNED', decided_by = 'another', decided_at = now(), reason = 'x'
					SUBMITTED | COUNTY_FINANCE      | test    | update jiheng.review_round set decision = 'RETURNED', decided_by = 'test', decided_at = now(), reason = 'x'
					SUBMITTED | COUNTY_FINANCE      | finance | update jiheng.review_round set digest = repeat('1', 64)
					APPROVED  | COUNTY_FINANCE      | finance | update jiheng.budget set status = 'RETURNED', endorsed_by = null
					APPROVED  | COUNTY_FINANCE      | finance | update jiheng.budget set status = 'DRAFT', endorsed_by = null
					APPROVED  | COUNTY_FINANCE      | finance | update jiheng.budget set title = 'x', changed_by = 'finance'
					APPROVED  | COUNTY_FINANCE      | finance | update jiheng.budget set version = version + 1
					APPROVED  | COUNTY_FINANCE      | finance | update jiheng.budget set endorsed_by = 'test'
					APPROVED  | DEPARTMENT_EDITOR   | test    | update jiheng.project set total_fen = 5, changed_by = 'test'
					APPROVED  | COUNTY_FINANCE      | finance | delete from jiheng.project
					APPROVED  | COUNTY_FINANCE      | finance | update jiheng.budget set place = 'PAST'
					APPROVED  | COUNTY_FINANCE      | finance | update jiheng.budget set status = 'WITHDRAWN', endorsed_by = null
					APPROVED  | COUNTY_FINANCE      | finance | update jiheng.budget set place = 'ADJUSTING'
					          | COUNTY_FINANCE      | finance | update jiheng.budget set place = 'PAST'
					          | DEPARTMENT_EDITOR   | test    | update jiheng.budget set status = 'WITHDRAWN'
					          | DEPARTMENT_EDITOR   | editor  | ADJUST 1
					SUBMITTED | DEPARTMENT_EDITOR   | editor  | ADJUST 1
					APPROVED  | DEPARTMENT_REVIEWER | review  | ADJUST 1
					APPROVED  | AUDITOR             | auditor | ADJUST 1
					APPROVED  | DEPARTMENT_EDITOR   | editor  | ADJUST 2
					APPROVED  | DEPARTMENT_EDITOR   | editor  | ADJUST 1 WITHOUT GROUNDS
					ADJUSTING | DEPARTMENT_EDITOR   | editor  | ADJUST 2
					ADJUSTING | DEPARTMENT_EDITOR   | test    | update jiheng.budget set title = 'x', changed_by = 'test'
					ADJUSTING | DEPARTMENT_EDITOR   | clerk   | update jiheng.budget set place = 'STANDING' where adjustment = 1
					ADJUSTING | COUNTY_FINANCE      | finance | update jiheng.budget set status = 'APPROVED', place = 'STANDING' where adjustment = 1
					ADJUSTING | DEPARTMENT_REVIEWER | review  | update jiheng.budget set status = 'WITHDRAWN', place = 'PAST' where adjustment = 1
					ADJUSTING | DEPARTMENT_EDITOR   | clerk   | update jiheng.budget set place = 'PAST' where adjustment = 1
					ADJUSTING | DEPARTMENT_EDITOR   | clerk   | update jiheng.adjustment set opened_by = 'another'
					ADJUSTING | DEPARTMENT_EDITOR   | clerk   | update jiheng.adjustment set adjustment = 2
					ADJUSTING | COUNTY_FINANCE      | finance | delete from jiheng.adjustment
					ADJUSTING | COUNTY_FINANCE      | finance | insert into jiheng.participant select county_code, fiscal_year, department_code, 1, 'clerk', 'ENDORSER' from jiheng.budget
					ADJUSTED  | COUNTY_FINANCE      | finance | update jiheng.adjustment set reason = '另一个理由'
					ADJUSTED  | COUNTY_FINANCE      | finance | update jiheng.budget set place = 'PAST' where adjustment = 1
					ADJUSTED  | COUNTY_FINANCE      | finance | update jiheng.budget set place = 'STANDING' where adjustment = 0
					          | COUNTY_FINANCE      | finance | insert into jiheng.review_thread (county_code, fiscal_year, department_code, adjustment, number, field, version, opened_by) select county_code, fiscal_year, department_code, 0, 2, 'title', 1, 'finance' from jiheng.budget
					SUBMITTED | COUNTY_FINANCE      | finance | insert into jiheng.review_thread (county_code, fiscal_year, department_code, adjustment, number, field, version, opened_by) select county_code, fiscal_year, department_code, 0, 2, 'title', 1, 'another' from jiheng.budget
					SUBMITTED | COUNTY_FINANCE      | finance | insert into jiheng.review_thread (county_code, fiscal_year, department_code, adjustment, number, field, version, opened_by, resolved_by, resolved_at) select county_code, fiscal_year, department_code, 0, 2, 'title', 1, 'finance', 'finance', now() from jiheng.budget
					SUBMITTED | DEPARTMENT_EDITOR   | test    | insert into jiheng.review_thread (county_code, fiscal_year, department_code, adjustment, number, field, version, opened_by) select county_code, fiscal_year, department_code, 0, 2, 'title', 1, 'test' from jiheng.budget
					SUBMITTED | AUDITOR             | auditor | insert into jiheng.review_thread (county_code, fiscal_year, department_code, adjustment, number, field, version, opened_by) select county_code, fiscal_year, department_code, 0, 2, 'title', 1, 'auditor' from jiheng.budget
					SUBMITTED | AUDITOR             | auditor | update jiheng.review_thread set resolved_by = null, resolved_at = null
					SUBMITTED | COUNTY_FINANCE      | finance | update jiheng.review_thread set field = 'x'
					SUBMITTED | COUNTY_FINANCE      | finance | delete from jiheng.review_thread
					OPEN      | COUNTY_FINANCE      | finance | update jiheng.review_thread set resolved_by = 'another', resolved_at = now()
					OPEN      | DEPARTMENT_REVIEWER | review  | update jiheng.review_thread set resolved_by = 'review', resolved_at = now()
					SUBMITTED | DEPARTMENT_EDITOR   | test    | update jiheng.review_comment set text = 'x'
					SUBMITTED | COUNTY_FINANCE      | finance | delete from jiheng.review_comment
					SUBMITTED | DEPARTMENT_EDITOR   | test    | insert into jiheng.review_comment (county_code, fiscal_year, department_code, adjustment, thread_number, number, author, text) select county_code, fiscal_year, department_code, 0, 1, 2, 'another', 'x' from jiheng.budget
					SUBMITTED | AUDITOR             | auditor | insert into jiheng.review_comment (county_code, fiscal_year, department_code, adjustment, thread_number, number, author, text) select county_code, fiscal_year, department_code, 0, 1, 2, 'auditor', 'x' from jiheng.budget
					APPROVED  | COUNTY_FINANCE      | finance | update jiheng.review_thread set resolved_by = null, resolved_at = null
					APPROVED  | COUNTY_FINANCE      | finance | insert into jiheng.review_thread (county_code, fiscal_year, department_code, adjustment, number, field, version, opened_by) select county_code, fiscal_year, department_code, 0, 2, 'title', 1, 'finance' from jiheng.budget
					APPROVED  | DEPARTMENT_EDITOR   | test    | insert into jiheng.review_comment (county_code, fiscal_year, department_code, adjustment, thread_number, number, author, text) select county_code, fiscal_year, department_code, 0, 1, 2, 'test', 'x' from jiheng.budget
					""")
	void theDatabaseRefuses(String before, String role, String subject, String sql) throws SQLException {
		assertThat(changed(before == null ? "" : before, role, subject, sql)).isFalse();
	}

	@Test
	void theWayToApprovalIsOpen() throws SQLException {
		assertThat(
				changed("", "DEPARTMENT_EDITOR", "test", "update jiheng.budget set title = 'x', changed_by = 'test'"))
			.isTrue();
		assertThat(changed("", "DEPARTMENT_REVIEWER", "review",
				"update jiheng.budget set status = 'SUBMITTED', round = round + 1"))
			.isTrue();
		assertThat(changed("SUBMITTED", "COUNTY_FINANCE", "finance", "update jiheng.budget set status = 'RETURNED'"))
			.isTrue();
		assertThat(changed("SUBMITTED", "COUNTY_FINANCE", "finance", APPROVAL)).isTrue();
	}

	@Test
	void whatIsSaidAndSettledInTheReviewIsKept() throws SQLException {
		assertThat(changed("SUBMITTED", "COUNTY_FINANCE", "finance", "insert into jiheng.review_thread (county_code,"
				+ " fiscal_year, department_code, adjustment, number, field, version, opened_by)"
				+ " select county_code, fiscal_year, department_code, 0, 2, 'title', 1, 'finance' from jiheng.budget"))
			.isTrue();
		assertThat(changed("SUBMITTED", "DEPARTMENT_EDITOR", "test",
				"insert into jiheng.review_comment (county_code,"
						+ " fiscal_year, department_code, adjustment, thread_number, number, author, text)"
						+ " select county_code, fiscal_year, department_code, 0, 1, 2, 'test', 'x' from jiheng.budget"))
			.isTrue();
		assertThat(changed("OPEN", "COUNTY_FINANCE", "finance",
				"update jiheng.review_thread set resolved_by = 'finance', resolved_at = now()"))
			.isTrue();
	}

	/** The same statements as on the way that is open, but for the thread. */
	@Test
	void nothingIsApprovedOverAnOpenThread() throws SQLException {
		assertThat(changed("OPEN", "COUNTY_FINANCE", "finance", APPROVAL)).isFalse();
		assertThat(changed("OPEN", "COUNTY_FINANCE", "finance",
				"update jiheng.review_thread set resolved_by = 'finance', resolved_at = now()" + OF_315 + "; "
						+ APPROVAL))
			.isTrue();
	}

	@Test
	void theWayThroughAnAdjustmentIsOpen() throws SQLException {
		assertThat(changed("APPROVED", "DEPARTMENT_EDITOR", "editor", "ADJUST 1")).isTrue();
		assertThat(changed("APPROVED", "COUNTY_FINANCE", "finance", "ADJUST 1")).isTrue();
		assertThat(changed("ADJUSTING", "DEPARTMENT_EDITOR", "clerk",
				"update jiheng.adjustment set reason = '另一个理由'" + OF_315))
			.isTrue();
		assertThat(changed("ADJUSTING", "DEPARTMENT_EDITOR", "clerk",
				"update jiheng.budget set status = 'WITHDRAWN', place = 'PAST'" + OF_315 + " and adjustment = 1"))
			.isTrue();
	}

	/** Whether anything of the county changed; all is taken back afterwards. */
	private boolean changed(String before, String role, String subject, String sql) throws SQLException {
		try (Connection connection = database.administrator().getConnection();
				Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			bring(statement, before);
			String was = digest(statement);
			try {
				boolean department = role.startsWith("DEPARTMENT");
				statement.execute("set local role " + (department ? "jiheng_department" : "jiheng_county"));
				enter(statement, department, role, subject);
				if (sql.startsWith("ADJUST ")) {
					adjust(statement, sql.charAt(7) - '0', subject, !sql.endsWith("WITHOUT GROUNDS"));
				}
				else {
					statement.execute(sql.contains(OF_315) ? sql
							: sql.contains(" where ") ? sql.replace(" where ", OF_315 + " and ") : sql + OF_315);
				}
				statement.execute("reset role");
				statement.execute("set constraints all immediate");
				return !digest(statement).equals(was);
			}
			catch (SQLException refusal) {
				assertThat(refusal.getSQLState()).as(refusal.getMessage()).matches("42501|23...|JH00.");
				return false;
			}
			finally {
				connection.rollback();
			}
		}
	}

	private static void bring(Statement statement, String to) throws SQLException {
		if (to.isEmpty()) {
			return;
		}
		enter(statement, false, "COUNTY_FINANCE", "clerk");
		statement.execute("update jiheng.budget set status = 'SUBMITTED', round = round + 1" + OF_315);
		if (to.equals("OPEN")) {
			statement.execute("update jiheng.review_thread set resolved_by = null, resolved_at = null" + OF_315);
		}
		if (to.equals("SUBMITTED") || to.equals("OPEN")) {
			return;
		}
		endorse(statement, 0, "clerk");
		if (to.equals("APPROVED")) {
			return;
		}
		adjust(statement, 1, "clerk", true);
		if (to.equals("ADJUSTED")) {
			statement.execute("update jiheng.budget set status = 'SUBMITTED', round = round + 1" + OF_315
					+ " and adjustment = 1");
			enter(statement, false, "COUNTY_FINANCE", "endorser");
			statement.execute("update jiheng.budget set place = 'PAST'" + OF_315 + " and adjustment = 0");
			endorse(statement, 1, "endorser");
		}
	}

	private static void endorse(Statement statement, int adjustment, String subject) throws SQLException {
		statement.execute("insert into jiheng.participant values ('130324', 2024, '315', %d, '%s', 'ENDORSER')"
			.formatted(adjustment, subject));
		statement.execute("update jiheng.budget set status = 'APPROVED', place = 'STANDING', endorsed_by = '%s'"
			.formatted(subject) + OF_315 + " and adjustment = " + adjustment);
	}

	private static void adjust(Statement statement, int number, String subject, boolean withGrounds)
			throws SQLException {
		statement.execute("insert into jiheng.participant values ('130324', 2024, '315', %d, '%s', 'AUTHOR')"
			.formatted(number, subject));
		statement.execute(
				"""
						insert into jiheng.budget (county_code, fiscal_year, department_code, adjustment, place, status, version,
						    title, overall_goals, itemised_goals, safeguards, provenance, last_number, changed_by)
						  values ('130324', 2024, '315', %d, 'ADJUSTING', 'DRAFT', 2, '', '{}', '{}', '{}', '[]', 9, '%s')"""
					.formatted(number, subject));
		if (withGrounds) {
			statement.execute("""
					insert into jiheng.adjustment (county_code, fiscal_year, department_code, adjustment, reason,
					    document_number, document_date, opened_by)
					  values ('130324', 2024, '315', %d, '年中追加', '财预〔2024〕1号', '2024-07-01', '%s')""".formatted(number,
					subject));
		}
	}

	private static void enter(Statement statement, boolean department, String role, String subject)
			throws SQLException {
		statement.execute("select jiheng.set_scope('130324', '%s', '%s', '%s')".formatted(department ? "315" : "",
				subject, role));
	}

	private static String digest(Statement statement) throws SQLException {
		StringBuilder digest = new StringBuilder();
		for (String table : new String[] { "budget", "project", "indicator", "participant", "review_round",
				"review_thread", "review_comment", "adjustment" }) {
			try (var rows = statement.executeQuery("select md5(coalesce(string_agg(t::text, '|' order by t::text), ''))"
					+ " from jiheng." + table + " t")) {
				rows.next();
				digest.append(rows.getString(1));
			}
		}
		return digest.toString();
	}

}
