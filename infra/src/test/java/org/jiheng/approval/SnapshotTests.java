package org.jiheng.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiheng.approval.Desk.EDITOR;
import static org.jiheng.approval.Desk.FINANCE;
import static org.jiheng.approval.Desk.REVIEWER;
import static org.jiheng.approval.Desk.input;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.jiheng.running.RunningJiheng;
import org.jiheng.shared.Digest;
import org.jiheng.shared.graphql.NodeId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was sealed, read and verified through the API. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SnapshotTests {

	private static final List<String> TABLES = List.of("snapshot", "snapshot_project", "snapshot_indicator",
			"snapshot_head", "snapshot_fact_department", "snapshot_fact_class", "snapshot_fact_target",
			"comparison_department", "comparison_county", "comparison_class");

	private static final String VERIFY = "{ snapshotVerification { intact snapshotsChecked headHash"
			+ " firstFault { countyNumber reason } } }";

	private final Database database;

	private final JdbcTemplate sql;

	private final RunningJiheng jiheng;

	private final Desk desk;

	SnapshotTests(Database database) throws Exception {
		this.database = database;
		this.sql = new JdbcTemplate(database.owner());
		this.jiheng = new RunningJiheng(database);
		this.desk = new Desk(jiheng.client());
		approved(2050);
		lasting(2051);
	}

	/**
	 * With goals and a target for longer than the year, which is sealed in the second
	 * form.
	 */
	private void lasting(int year) throws Exception {
		String id = SmallBudget.drafted(desk, year);
		String project = NodeId.of("Project", "130324", year, "315", 1).toString();
		desk.done(EDITOR, "changeProject", "",
				input("project", project, "expectedVersion", 4, "lastingGoals", List.of("三年办理法律援助案件 700 件", "全县覆盖")));
		SmallBudget.lasting(desk, project, 5, year, "≥700件");
		SmallBudget.approve(desk, id);
	}

	@AfterAll
	void close() {
		jiheng.close();
	}

	@Test
	void aSnapshotSaysWhatWasApprovedAndItsHashCoversIt() throws Exception {
		JsonNode snapshot = sealed(2050);
		assertThat(snapshot.path("kind").asString()).isEqualTo("APPROVAL");
		assertThat(snapshot.path("departmentName").asString()).isEqualTo("卢龙县司法局");
		assertThat(snapshot.path("sealedBy").asString()).isEqualTo(FINANCE);
		assertThat(snapshot.path("funds").path("total").decimalValue()).isEqualByComparingTo("10");
		assertThat(snapshot.path("projects").path(0).path("name").asString()).isEqualTo("法律援助经费");
		assertThat(snapshot.path("projects").path(0).path("indicators"))
			.extracting(each -> each.path("target").path("raw").asString())
			.contains("≥200件", "≥95%")
			.hasSize(6);
		assertThat(snapshot.path("contentHash").asString()).isEqualTo(Digest.of(snapshot.path("content").asString()));
	}

	@Test
	void whatIsForLongerThanTheYearIsSealedInASecondForm() throws Exception {
		assertThat(sealed(2050).path("content").asString()).startsWith("{\"form\":\"jiheng-content-1\",")
			.doesNotContain("lasting");
		JsonNode snapshot = sealed(2051);
		JsonNode project = snapshot.path("projects").path(0);
		assertThat(snapshot.path("content").asString()).startsWith("{\"form\":\"jiheng-content-2\",")
			.containsOnlyOnce("\"lastingTarget\":{\"kind\":\"NUMERIC\",\"raw\":\"≥700件\"")
			.containsOnlyOnce("\"lastingGoals\":[\"三年办理法律援助案件 700 件\",\"全县覆盖\"]");
		assertThat(snapshot.path("contentHash").asString()).isEqualTo(Digest.of(snapshot.path("content").asString()));
		assertThat(project.path("lastingGoals")).extracting(JsonNode::asString)
			.containsExactly("三年办理法律援助案件 700 件", "全县覆盖");
		assertThat(project.path("indicators"))
			.extracting(each -> each.path("target").path("raw").asString() + " "
					+ each.path("lastingTarget").path("value").asString("-"))
			.contains("≥200件 700", "≥95% -");
	}

	@Test
	void othersSeeNothingOfIt() throws Exception {
		String id = sealed(2050).path("id").asString();
		String document = "query($id: ID!) { snapshot(id: $id) { id } node(id: $id) { id } }";
		for (String user : List.of("changli-finance", "jiheng-admin", "stranger")) {
			JsonNode answer = jiheng.client().ask(user, document, Map.of("id", id));
			assertThat(answer.path("snapshot").isNull() && answer.path("node").isNull()).as(user).isTrue();
			assertThat(jiheng.client()
				.ask(user, "{ snapshots(first: 10) { totalCount nodes { id } } }", Map.of())
				.path("snapshots")
				.path("totalCount")
				.asInt()).as(user).isZero();
		}
		assertThat(jiheng.client().ask(EDITOR, document, Map.of("id", id)).path("node").path("id").asString())
			.isEqualTo(id);
		assertThat(jiheng.client().answer(EDITOR, VERIFY, Map.of()).body()).contains("FORBIDDEN");
	}

	@Test
	void theYearEndsOnceAndOnlyForWhatIsApproved() throws Exception {
		String approved = approved(2052);
		String draft = SmallBudget.drafted(desk, 2053);
		assertThat(desk.refusal(REVIEWER, "sealYearEnd", input("budget", approved))).isEqualTo("FORBIDDEN");
		assertThat(desk.refusal("changli-finance", "sealYearEnd", input("budget", approved))).isEqualTo("NOT_FOUND");
		assertThat(desk.refusal(FINANCE, "sealYearEnd", input("budget", draft))).contains("NOT_APPROVED");
		JsonNode sealed = desk
			.done(FINANCE, "sealYearEnd", "snapshot { kind number basisDocument previousHash }",
					input("budget", approved, "basisDocument", "卢财决〔2053〕1号"))
			.path("snapshot");
		assertThat(sealed.path("kind").asString() + sealed.path("number").asInt()).isEqualTo("YEAR_END2");
		assertThat(sealed.path("basisDocument").asString()).isEqualTo("卢财决〔2053〕1号");
		assertThat(desk.refusal(FINANCE, "sealYearEnd", input("budget", approved))).contains("SNAPSHOT_SEALED");
	}

	@Test
	void aBudgetIsReadAsItStoodSealedAtAMoment() throws Exception {
		String budget = approved(2054);
		desk.done(FINANCE, "sealYearEnd", "", input("budget", budget));
		JsonNode sealed = desk.budget(FINANCE, 2054, "snapshots { sealedAt }").path("snapshots");
		String first = sealed.path(0).path("sealedAt").asString();
		OffsetDateTime before = OffsetDateTime.parse(first).minusNanos(1_000_000);
		LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
		assertThat(asOf("at: \"" + before + "\"")).isEqualTo("null");
		assertThat(asOf("at: \"" + first + "\"")).isEqualTo("1");
		assertThat(asOf("at: \"" + sealed.path(1).path("sealedAt").asString() + "\"")).isEqualTo("2");
		assertThat(asOf("date: \"" + today + "\"")).isEqualTo("2");
		assertThat(asOf("date: \"" + today.minusDays(2) + "\"")).isEqualTo("null");
		assertThat(asOf("at: \"2099-01-01T00:00:00Z\"")).isEqualTo("AS_OF_FUTURE");
		assertThat(asOf("date: \"" + today.plusDays(2) + "\"")).isEqualTo("AS_OF_FUTURE");
		assertThat(asOf("at: \"2020-01-01T00:00:00Z\", date: \"2020-01-01\"")).isEqualTo("AS_OF");
		assertThat(asOf("at: null")).isEqualTo("AS_OF");
	}

	/** The number of the snapshot, or the reason of the refusal. */
	private String asOf(String arguments) throws Exception {
		JsonNode answer = JsonMapper.shared()
			.readTree(jiheng.client()
				.answer(EDITOR,
						"{ budget(county: \"130324\", department: \"315\", year: 2054) { asOf(" + arguments
								+ ") { number } } }",
						Map.of())
				.body());
		JsonNode reason = answer.path("errors").path(0).path("extensions").path("reason");
		JsonNode snapshot = answer.path("data").path("budget").path("asOf");
		return reason.isMissingNode() ? snapshot.isNull() ? "null" : snapshot.path("number").toString()
				: reason.asString();
	}

	@Test
	void whateverIsTamperedWithIsFound() throws Exception {
		assertThat(verification().path("intact").asBoolean()).isTrue();
		int tried = 0;
		int refused = 0;
		List<String> missed = new ArrayList<>();
		for (String table : TABLES) {
			for (Map<String, Object> column : columns(table)) {
				String change = "update jiheng.%s set %s = %s".formatted(table, column.get("name"), other(column));
				if (!tamper(table, change)) {
					refused++;
					continue;
				}
				tried++;
				found(change, missed);
				restore(table);
			}
			tamper(table, "delete from jiheng." + table);
			tried++;
			found("delete from " + table, missed);
			restore(table);
		}
		System.out.println("snapshots: tampering tried " + tried + ", found " + (tried - missed.size())
				+ ", refused by constraints even for a superuser " + refused);
		assertThat(missed).isEmpty();
		assertThat(tried).isGreaterThan(50);
		assertThat(verification().path("intact").asBoolean()).isTrue();
	}

	@Test
	void whatNoSealCanSayIsFoundAndNamed() throws Exception {
		for (String change : List.of("department_code = 'X'", "overall_goals = array[null]::text[]")) {
			assertThat(tamper("snapshot", "update jiheng.snapshot set " + change + " where county_number = 2"))
				.isTrue();
			JsonNode fault = verification().path("firstFault");
			assertThat(fault.path("countyNumber").asInt() + fault.path("reason").asString()).as(change)
				.isEqualTo("2SEAL_CHANGED");
			restore("snapshot");
		}
		assertThat(tamper("snapshot_project", "update jiheng.snapshot_project set goals = array[null]::text[]"))
			.isTrue();
		assertThat(verification().path("firstFault").path("reason").asString()).isEqualTo("ROWS_CHANGED");
		restore("snapshot_project");
		assertThat(tamper("snapshot_fact_department",
				"update jiheng.snapshot_fact_department set planned_fen = '{1}', plan_months = '{12}'"))
			.isTrue();
		assertThat(verification().path("firstFault").path("reason").asString()).isEqualTo("FACTS_CHANGED");
		restore("snapshot_fact_department");
		assertThat(verification().path("intact").asBoolean()).isTrue();
	}

	private void found(String change, List<String> missed) throws Exception {
		JsonNode verification = verification();
		if (verification.path("intact").asBoolean() || verification.path("firstFault").path("reason").isNull()) {
			missed.add(change);
		}
	}

	/** All that can be written. */
	private List<Map<String, Object>> columns(String table) {
		return sql.queryForList("select column_name as name, data_type as type, udt_name as udt"
				+ " from information_schema.columns where table_schema = 'jiheng' and table_name = ?"
				+ " and is_generated = 'NEVER' order by ordinal_position", table);
	}

	private static String other(Map<String, Object> column) {
		String name = column.get("name").toString();
		return switch (column.get("udt").toString()) {
			case "int2", "int4", "int8", "numeric" -> "coalesce(" + name + ", 0) + 1";
			case "bool" -> "coalesce(not " + name + ", true)";
			case "_text" -> name + " || 'x'::text";
			case "_int2" -> "(select coalesce(array_agg((x % 12 + 1)::smallint), '{}') from unnest(" + name + ") x)";
			case "_int8" -> "(select coalesce(array_agg(x + 1), '{}') from unnest(" + name + ") x)";
			case "_int4" -> "(select coalesce(array_agg(x + 1), '{}') from unnest(" + name + ") x)";
			case "timestamptz" -> name + " + interval '1 microsecond'";
			case "jsonb" -> "coalesce(" + name + ", '{\"kind\": \"QUALITATIVE\"}') || '{\"raw\": \"x\"}'";
			case "date" -> "coalesce(" + name + ", date '2024-01-01') + 1";
			default -> switch (name) {
				case "county_code" -> "'130322'";
				case "department_code" -> "'316'";
				case "kind" -> "'YEAR_END'";
				case "province_code", "prefecture_code" -> name + " || '0'";
				default -> name.endsWith("hash") ? "md5(" + name + ") || md5(" + name + ")"
						: "coalesce(" + name + ", '') || 'x'";
			};
		};
	}

	/** As a superuser below all triggers; false where a constraint refuses even that. */
	private boolean tamper(String table, String change) throws SQLException {
		try (Connection connection = database.administrator().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("set session_replication_role = replica");
			statement.execute("create table public.kept_" + table + " as select * from jiheng." + table);
			try {
				statement.execute(change);
				return true;
			}
			catch (SQLException refusal) {
				assertThat(refusal.getSQLState()).as(change + ": " + refusal.getMessage()).startsWith("23");
				statement.execute("drop table public.kept_" + table);
				return false;
			}
			finally {
				statement.execute("reset session_replication_role");
			}
		}
	}

	private void restore(String table) throws SQLException {
		String names = String.join(", ", columns(table).stream().map(column -> column.get("name").toString()).toList());
		try (Connection connection = database.administrator().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("set session_replication_role = replica");
			statement.execute("delete from jiheng." + table);
			statement
				.execute("insert into jiheng.%1$s (%2$s) select %2$s from public.kept_%1$s".formatted(table, names));
			statement.execute("drop table public.kept_" + table);
			statement.execute("reset session_replication_role");
		}
	}

	private JsonNode verification() throws Exception {
		return jiheng.client().ask(FINANCE, VERIFY, Map.of()).path("snapshotVerification");
	}

	private JsonNode sealed(int year) throws Exception {
		return desk.budget(FINANCE, year, "snapshots { id kind departmentName sealedBy content contentHash"
				+ " funds { total } projects { name lastingGoals indicators { target { raw } lastingTarget { raw value } } } }")
			.path("snapshots")
			.path(0);
	}

	private String approved(int year) throws Exception {
		String id = SmallBudget.drafted(desk, year);
		SmallBudget.approve(desk, id);
		return id;
	}

}
