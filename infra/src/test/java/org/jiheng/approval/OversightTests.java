package org.jiheng.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jiheng.approval.Desk.EDITOR;
import static org.jiheng.approval.Desk.FINANCE;
import static org.jiheng.approval.Desk.REVIEWER;
import static org.jiheng.approval.Desk.input;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jiheng.demo.DemoClient;
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

/**
 * What a province and a prefecture read of the counties below them. The demo's counties
 * granted both of them all kinds from 2024 on; 2070 is sealed at approval and at the
 * year's end, 2071 at approval.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OversightTests {

	private static final String PROVINCE = "hebei-oversight";

	private static final String PREFECTURE = "qinhuangdao-oversight";

	private static final String TERMS = "grant { id number state overseer { code name } county { name } firstYear lastYear"
			+ " kinds from until basis grantedBy revokedBy }";

	private static final int READS = Integer.getInteger("jiheng.oversight.reads", 320);

	private final RunningJiheng jiheng;

	private final DemoClient client;

	private final Desk desk;

	private final JdbcTemplate sql;

	private final DataSource administrator;

	OversightTests(Database database) throws Exception {
		this.jiheng = new RunningJiheng(database);
		this.client = jiheng.client();
		this.desk = new Desk(client);
		this.sql = new JdbcTemplate(database.owner());
		this.administrator = database.administrator();
		desk.done(FINANCE, "sealYearEnd", "", input("budget", approved(2070)));
		approved(2071);
		SmallBudget.drafted(desk, 2072);
	}

	@AfterAll
	void close() {
		jiheng.close();
	}

	@Test
	void whatIsGrantedIsReadInFullAndNothingElse() throws Exception {
		for (String user : List.of(PROVINCE, PREFECTURE)) {
			JsonNode found = client.ask(user,
					"{ snapshots(first: 10, filter: {counties: [\"130324\"], years: [2070, 2071]}) { totalCount nodes { id kind countyName"
							+ " departmentName content projects { name indicators { level3 permalink(value: TARGET) } } } } }",
					Map.of())
				.path("snapshots");
			assertThat(found.path("totalCount").asInt()).isEqualTo(3);
			assertThat(found.path("nodes")).extracting(node -> node.path("kind").asString())
				.containsExactly("APPROVAL", "YEAR_END", "APPROVAL");
			JsonNode first = found.path("nodes").path(0);
			assertThat(first.path("countyName").asString() + first.path("departmentName").asString())
				.isEqualTo("卢龙县卢龙县司法局");
			assertThat(first.path("projects").path(0).path("name").asString()).isEqualTo("法律援助经费");
			JsonNode indicators = first.path("projects").path(0).path("indicators");
			assertThat(indicators).hasSize(6);
			String link = indicators.path(1).path("permalink").asString();
			assertThat(
					client.ask(user, "query($l: String!) { sealedValue(permalink: $l) { value } }", Map.of("l", link))
						.path("sealedValue")
						.path("value")
						.asString())
				.isEqualTo("≥200件");
			String id = first.path("id").asString();
			assertThat(client
				.ask(user, "query($id: ID!) { snapshot(id: $id) { id } node(id: $id) { id } }", Map.of("id", id))
				.findValuesAsString("id")).containsExactly(id, id);
			assertThat(client.get(user, "/snapshots/" + id).statusCode()).isEqualTo(200);
			assertThat(client.ask(user,
					"{ budgets(first: 9) { totalCount } projects(first: 9) { totalCount } indicators(first: 9) { totalCount }"
							+ " budget(county: \"130324\", department: \"315\", year: 2072) { title } }",
					Map.of())
				.toString()).as("never drafts, nor what stands").doesNotContainPattern("[1-9]\\d*\\}|title");
			for (String forbidden : List.of("{ snapshotVerification { intact } }",
					"{ members(first: 9) { totalCount } }")) {
				assertThat(client.answer(user, forbidden, Map.of()).body()).contains("FORBIDDEN");
			}
			assertThat(client.get(user, "/snapshots?year=2070").statusCode()).isEqualTo(403);
		}
	}

	/** 130321 is not onboarded, 130322 is and has sealed nothing; 140000 is elsewhere. */
	@Test
	void whatIsNotGrantedIsToldAlikeWhetherItIsThereOrNot() throws Exception {
		assertThat(list(PREFECTURE, "counties: [\"130322\"]")).as("granted, and empty").isEmpty();
		assertThat(list(PREFECTURE, "counties: [\"130321\"]")).isEqualTo("NOT_GRANTED [\"130321\"]");
		assertThat(list(PREFECTURE, "counties: [\"130324\", \"130321\"]")).isEqualTo("NOT_GRANTED [\"130321\"]");
		assertThat(list(PREFECTURE, "counties: [\"130324\"], years: [2023]")).isEqualTo("NOT_GRANTED [\"130324\"]");
		assertThat(list(PREFECTURE, "counties: [\"110101\"]")).isEqualTo("NOT_GRANTED [\"110101\"]");
		assertThat(list(PREFECTURE, "counties: [\"139999\"]")).isEqualTo("COUNTY_UNKNOWN");
		assertThat(list(FINANCE, "counties: [\"130322\"]")).as("a county's own search").isEmpty();
		String granted = id("130324", 2070, 1);
		assertThat(one(PREFECTURE, granted)).isEqualTo("1");
		assertThat(one(PREFECTURE, id("130324", 2070, 9))).as("granted, and not there").isEqualTo("null");
		assertThat(one(PREFECTURE, id("130324", 2023, 1))).isEqualTo("NOT_GRANTED");
		assertThat(one(PREFECTURE, id("130321", 2070, 1))).isEqualTo("NOT_GRANTED");
		assertThat(one(PREFECTURE, id("110101", 2070, 1))).isEqualTo("NOT_GRANTED");
		assertThat(client.get(PREFECTURE, "/snapshots/" + id("130321", 2070, 1)).body()).contains("NOT_GRANTED");
	}

	private String compared(String user) throws Exception {
		return client
			.ask(user, "{ comparison(filter: {years: [2070]}, by: FUNCTION, measures: [TOTAL]) { rows { label } } }",
					Map.of())
			.findValues("label")
			.toString();
	}

	@Test
	void aGrantShowsItsYearsAndKindsUntilItIsRevoked() throws Exception {
		String before = grant(1);
		assertThat(compared(PROVINCE)).as("and remembered").isEqualTo("[\"司法局\"]");
		desk.done(FINANCE, "revokeOversight", "", input("grant", before));
		assertThat(compared(PROVINCE)).isEqualTo("[]");
		assertThat(compared(FINANCE)).isEqualTo("[\"司法局\"]");
		assertThat(list(PROVINCE, "counties: [\"130324\"]")).isEqualTo("NOT_GRANTED [\"130324\"]");
		assertThat(one(PROVINCE, id("130324", 2070, 1))).isEqualTo("NOT_GRANTED");
		assertThat(list(PROVINCE, "years: [2070]")).as("without a county, what is granted comes").isEmpty();

		JsonNode made = desk
			.done(FINANCE, "grantOversight", TERMS,
					input("overseer", "130000", "firstYear", 2070, "lastYear", 2070, "kinds", List.of("YEAR_END"),
							"basis", "冀财监〔2070〕3号"))
			.path("grant");
		assertThat(made.path("state").asString() + made.path("overseer").path("name").asString()
				+ made.path("county").path("name").asString() + made.path("grantedBy").asString())
			.isEqualTo("IN_FORCE河北省卢龙县" + FINANCE);
		assertThat(list(PROVINCE, "counties: [\"130324\"]")).isEqualTo("2070 YEAR_END");
		assertThat(list(PROVINCE, "counties: [\"130324\"], kinds: [APPROVAL]")).isEqualTo("NOT_GRANTED [\"130324\"]");
		assertThat(one(PROVINCE, id("130324", 2070, 2))).isEqualTo("2");
		assertThat(one(PROVINCE, id("130324", 2070, 1))).as("of another kind").isEqualTo("NOT_GRANTED");
		assertThat(one(PROVINCE, id("130324", 2070, 9))).as("not there, and not told so").isEqualTo("NOT_GRANTED");
		assertThat(list(PREFECTURE, "years: [2071]")).as("the other's grant goes on").isEqualTo("2071 APPROVAL");

		String grant = made.path("id").asString();
		assertThat(desk.refusal("changli-finance", "revokeOversight", input("grant", grant))).isEqualTo("NOT_FOUND");
		for (String user : List.of(EDITOR, PROVINCE, "jiheng-admin")) {
			assertThat(desk.refusal(user, "revokeOversight", input("grant", grant))).isEqualTo("FORBIDDEN");
		}
		desk.done(FINANCE, "revokeOversight", TERMS, input("grant", grant, "dryRun", true));
		assertThat(list(PROVINCE, "counties: [\"130324\"]")).isEqualTo("2070 YEAR_END");
		desk.done(FINANCE, "revokeOversight", TERMS, input("grant", grant));
		assertThat(list(PROVINCE, "counties: [\"130324\"]")).isEqualTo("NOT_GRANTED [\"130324\"]");
		JsonNode again = desk.done(FINANCE, "revokeOversight", TERMS, input("grant", grant)).path("grant");
		assertThat(again.path("state").asString() + again.path("revokedBy").asString()).isEqualTo("REVOKED" + FINANCE);

		assertThat(numbers(FINANCE, false)).contains("130324/2").doesNotContain("130324/1", "130324/3");
		assertThat(numbers(FINANCE, true)).contains("130324/1", "130324/2", "130324/3");
		assertThat(numbers(PROVINCE, true)).contains("130322/1", "130324/1").doesNotContain("130324/2");
		assertThat(numbers(PREFECTURE, false)).contains("130322/2", "130324/2").doesNotContain("130324/1");
		for (String user : List.of(EDITOR, REVIEWER, "jiheng-admin", "stranger")) {
			assertThat(client.answer(user, "{ oversightGrants(first: 9) { totalCount } }", Map.of()).body())
				.contains("FORBIDDEN");
			assertThat(client.ask(user, "query($id: ID!) { node(id: $id) { id } }", Map.of("id", grant))
				.path("node")
				.isNull()).isTrue();
		}
		JsonNode entries = client.ask(FINANCE,
				"{ auditEntries(last: 9, filter: {operations: [\"grantOversight\", \"revokeOversight\"]}) { nodes { operation reference"
						+ " changes { place after } } } }",
				Map.of());
		assertThat(entries.findValuesAsString("operation")).endsWith("revokeOversight", "grantOversight",
				"revokeOversight");
		assertThat(entries.toString()).contains("冀财监〔2070〕3号", "\"130324/3\"");

		desk.done(FINANCE, "grantOversight", "", input("overseer", "130000", "firstYear", 2024, "basis", "恢复"));
		assertThat(list(PROVINCE, "years: [2071]")).isEqualTo("2071 APPROVAL");
	}

	@Test
	void aGrantIsToOnesOwnProvinceOrPrefectureAndMakesSense() throws Exception {
		Map<String, Object> good = input("overseer", "130300", "firstYear", 2024, "basis", "依据", "dryRun", true);
		assertThat(desk.refusal(FINANCE, "grantOversight", good)).isEqualTo("done");
		Map<String, Map<String, Object>> bad = Map.of("OVERSEER_NOT_ABOVE", input("overseer", "140000"), "OVERSEER",
				input("overseer", "130324"), "YEARS", input("lastYear", 2023), "KINDS", input("kinds", List.of()),
				"UNTIL", input("from", "2024-05-01", "until", "2024-05-01"), "BASIS", input("basis", " "));
		for (var each : bad.entrySet()) {
			Map<String, Object> input = input();
			input.putAll(good);
			input.putAll(each.getValue());
			assertThat(desk.refusal(FINANCE, "grantOversight", input)).isEqualTo(each.getKey());
		}
		for (String user : List.of(EDITOR, REVIEWER, PREFECTURE, "jiheng-admin", "stranger")) {
			assertThat(desk.refusal(user, "grantOversight", good)).as(user).isEqualTo("FORBIDDEN");
		}
	}

	@Test
	void eachReadAcrossCountiesIsWrittenDownOnceInTheReadersOwnChain() throws Exception {
		int before = chain("130300");
		int province = chain("130000");
		String document = "query Yearly { a: snapshots(first: 9, filter: {years: [2071]}) { totalCount nodes { title projects"
				+ " { name indicators { level3 } } } } b: snapshots(first: 1) { nodes { content } } }";
		HttpResponse<String> answer = client.answer(PREFECTURE, document, Map.of());
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(chain("130300")).as("one for the whole operation").isEqualTo(before + 1);
		JsonNode entry = client.ask(PREFECTURE,
				"{ auditEntries(last: 1) { nodes { number at subject role requestId operation reference"
						+ " changes { place after } } } auditVerification { whole } }",
				Map.of());
		assertThat(entry.path("auditVerification").path("whole").asBoolean()).isTrue();
		JsonNode node = entry.path("auditEntries").path("nodes").path(0);
		assertThat(node.path("subject").asString() + node.path("role").asString()).isEqualTo(PREFECTURE + "OVERSIGHT");
		assertThat(node.path("operation").asString()).isEqualTo("readAcrossCounties");
		assertThat(node.path("requestId").asString())
			.isEqualTo(answer.headers().firstValue("X-Request-Id").orElseThrow());
		assertThat(node.path("reference").asString()).isEqualTo(Digest.of(document));
		assertThat(node.path("changes").toString()).isEqualTo("[{\"place\":\"county read\",\"after\":\"130324\"}]");
		assertThat(chain("130000")).as("the province's own").isEqualTo(province);
		list(PREFECTURE, "counties: [\"130321\"]");
		assertThat(sql.queryForObject(
				"select changes::text from jiheng.audit_entry where county_code = '130300' order by number desc limit 1",
				String.class))
			.contains("county not granted", "130321");
		client.get(PREFECTURE, "/snapshots/" + id("130324", 2071, 1));
		assertThat(chain("130300")).as("a file as well; reading one's own chain is none").isEqualTo(before + 3);
		client.ask(PREFECTURE, "{ viewer { subject } oversightGrants(first: 9) { totalCount } }", Map.of());
		assertThat(chain("130300")).isEqualTo(before + 3);
		assertThat(client
			.ask(FINANCE, "{ auditEntries(first: 100, filter: {operations: [\"readAcrossCounties\"]}) { totalCount } }",
					Map.of())
			.path("auditEntries")
			.path("totalCount")
			.asInt()).isZero();
	}

	@Test
	void sixteenReadersAtOnceLeaveOneEntryForEachRead() throws Exception {
		String document = "{ snapshots(first: 1) { nodes { title } } }";
		int before = chain("130000");
		for (String user : List.of(FINANCE, PROVINCE)) {
			long start = System.nanoTime();
			try (var readers = Executors.newFixedThreadPool(16)) {
				List<Callable<String>> reads = Collections.nCopies(READS,
						() -> client.answer(user, document, Map.of()).body());
				for (Future<String> answer : readers.invokeAll(reads)) {
					assertThat(answer.get()).contains("title");
				}
			}
			System.out.printf(Locale.ROOT, "Reads by 16 at once as %s: %.0f/s%n", user,
					READS * 1e9 / (System.nanoTime() - start));
		}
		assertThat(chain("130000")).isEqualTo(before + READS);
		assertThat(client.ask(PROVINCE, "{ auditVerification { whole } }", Map.of()).findValue("whole").asBoolean())
			.isTrue();
	}

	@Test
	void whatCannotBeWrittenDownIsNotRead() throws Exception {
		sql.execute("revoke insert on jiheng.audit_entry from jiheng_province");
		try {
			for (String document : List.of("{ snapshots(first: 1) { nodes { title } } }",
					"{ snapshot(id: \"" + id("130324", 2071, 1) + "\") { title } }")) {
				HttpResponse<String> answer = client.answer(PROVINCE, document, Map.of());
				assertThat(answer.body()).contains("UNAVAILABLE").doesNotContain("预算", "title");
			}
			assertThat(client.get(PROVINCE, "/snapshots/" + id("130324", 2071, 1)).statusCode()).isEqualTo(503);
			try (var readers = Executors.newFixedThreadPool(16)) {
				List<Callable<String>> reads = Collections.nCopies(64,
						() -> client.answer(PROVINCE, "{ snapshots(first: 1) { nodes { title } } }", Map.of()).body());
				for (Future<String> answer : readers.invokeAll(reads)) {
					assertThat(answer.get()).as("together neither")
						.contains("UNAVAILABLE", "读取暂时无法记入审计")
						.doesNotContain("预算", "title");
				}
			}
			assertThat(client.ask(PROVINCE, "{ viewer { subject } }", Map.of()).findValue("subject").asString())
				.isEqualTo(PROVINCE);
		}
		finally {
			sql.execute("grant insert on jiheng.audit_entry to jiheng_province");
		}
	}

	/** In which each read is written down: it needs to see nothing. */
	@Test
	void theScopeWithoutGrantsSeesNothingSealedAndIsNoCountys() throws Exception {
		assertThat(sealedSeen("set_scope('13', '', 'somebody', '')")).isPositive();
		assertThat(sealedSeen("set_scope_without_grants('13', 'somebody')")).isZero();
		for (String foul : List.of("'130324', 'somebody'", "'', 'somebody'", "null, 'somebody'", "'13', null")) {
			assertThatThrownBy(() -> sealedSeen("set_scope_without_grants(" + foul + ")")).as(foul)
				.isInstanceOf(SQLException.class)
				.hasMessageContaining("not a");
		}
	}

	private int sealedSeen(String scope) throws SQLException {
		try (Connection connection = administrator.getConnection();
				Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.execute("set local role jiheng_province");
			statement.execute("select jiheng." + scope);
			try (ResultSet seen = statement.executeQuery("select count(*) from jiheng.snapshot")) {
				seen.next();
				return seen.getInt(1);
			}
			finally {
				connection.rollback();
			}
		}
	}

	/** Year and kind of what comes, or what is told instead. */
	private String list(String user, String filter) throws Exception {
		JsonNode answer = JsonMapper.shared()
			.readTree(client
				.answer(user, "{ snapshots(first: 20, filter: {" + filter + "}) { totalCount nodes { year kind } } }",
						Map.of())
				.body());
		JsonNode told = answer.path("errors").path(0).path("extensions");
		if (told.has("reason")) {
			return told.path("reason").asString() + (told.has("counties") ? " " + told.path("counties") : "");
		}
		JsonNode found = answer.path("data").path("snapshots");
		assertThat(found.path("totalCount").asInt()).isEqualTo(found.path("nodes").size());
		StringBuilder seen = new StringBuilder();
		found.path("nodes")
			.forEach(node -> seen.append(seen.isEmpty() ? "" : " ")
				.append(node.path("year").asInt())
				.append(' ')
				.append(node.path("kind").asString()));
		return seen.toString();
	}

	/** The number of the snapshot, null, or the reason of the refusal. */
	private String one(String user, String id) throws Exception {
		JsonNode answer = JsonMapper.shared()
			.readTree(client.answer(user, "query($id: ID!) { snapshot(id: $id) { number } }", Map.of("id", id)).body());
		JsonNode reason = answer.path("errors").path(0).path("extensions").path("reason");
		JsonNode snapshot = answer.path("data").path("snapshot");
		return !reason.isMissingNode() ? reason.asString()
				: snapshot.isNull() ? "null" : snapshot.path("number").asString();
	}

	private List<String> numbers(String user, boolean past) throws Exception {
		JsonNode found = client
			.ask(user,
					"{ oversightGrants(first: 50, past: " + past
							+ ") { totalCount nodes { number county { code } } } }",
					Map.of())
			.path("oversightGrants");
		assertThat(found.path("totalCount").asInt()).isEqualTo(found.path("nodes").size());
		return found.path("nodes")
			.valueStream()
			.map(node -> node.path("county").path("code").asString() + "/" + node.path("number").asInt())
			.toList();
	}

	private String grant(int number) {
		return NodeId.of("OversightGrant", "130324", number).toString();
	}

	private static String id(String county, int year, int number) {
		return NodeId.of("Snapshot", county, year, "315", number).toString();
	}

	private int chain(String region) {
		Integer entries = sql.queryForObject("select count(*)::integer from jiheng.audit_entry where county_code = ?",
				Integer.class, region);
		return entries == null ? 0 : entries;
	}

	private String approved(int year) throws Exception {
		String id = SmallBudget.drafted(desk, year);
		SmallBudget.approve(desk, id);
		return id;
	}

}
