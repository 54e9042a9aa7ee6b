package org.jiheng.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiheng.approval.Desk.EDITOR;
import static org.jiheng.approval.Desk.FINANCE;
import static org.jiheng.approval.Desk.input;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jiheng.approval.Desk;
import org.jiheng.approval.SmallBudget;
import org.jiheng.demo.DemoClient;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.jiheng.running.RunningJiheng;
import org.jiheng.shared.Digest;
import org.jiheng.shared.graphql.NodeId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was sealed, taken out in bulk: whole or not at all, resumable, of one's own scope
 * only; and the feed of seals, without gaps. 2065 and 2066 are sealed, 2066 with a
 * project whose name a spreadsheet would take for a formula.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BulkTests {

	private static final String PROVINCE = "hebei-oversight";

	private static final String YEARS = "year=2065&year=2066&county=130324";

	private final RunningJiheng jiheng;

	private final DemoClient client;

	private final Desk desk;

	private final JdbcTemplate sql;

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	BulkTests(Database database) throws Exception {
		this.jiheng = new RunningJiheng(database);
		this.client = jiheng.client();
		this.desk = new Desk(client);
		this.sql = new JdbcTemplate(database.owner());
		SmallBudget.approve(desk, SmallBudget.drafted(desk, 2065));
		String later = SmallBudget.drafted(desk, 2066);
		desk.done(EDITOR, "changeProject", "",
				input("project", NodeId.of("Project", "130324", 2066, "315", 1).toString(), "expectedVersion", 4,
						"name", "=法律援助,\"经费\""));
		SmallBudget.project(desk, 2066, later, "人民调解", 20);
		SmallBudget.approve(desk, later);
	}

	@AfterAll
	void close() {
		jiheng.close();
	}

	@Test
	void anExportIsWholeAndItsManifestSaysSo() throws Exception {
		for (String table : List.of("snapshots", "projects", "indicators")) {
			for (String format : List.of("jsonl", "csv")) {
				String query = "?format=" + format + "&" + YEARS;
				JsonNode manifest = manifest(FINANCE, table, query + "&sha256=true");
				HttpResponse<String> export = get(FINANCE, "/exports/" + table + query);
				assertThat(export.statusCode()).isEqualTo(200);
				assertThat(Digest.of(export.body())).isEqualTo(manifest.path("sha256").asString());
				assertThat(export.body().getBytes(UTF_8)).hasSize(manifest.path("bytes").asInt());
				assertThat(export.headers().firstValueAsLong("Content-Length").orElse(0))
					.isEqualTo(manifest.path("bytes").asLong());
				assertThat(export.headers().firstValue("ETag").orElse("")).isEqualTo(manifest.path("etag").asString());
				int rows = Map.of("snapshots", 2, "projects", 3, "indicators", 18).getOrDefault(table, 0);
				assertThat(manifest.path("rows").asInt()).isEqualTo(rows);
				assertThat(export.body().lines().count()).isEqualTo(format.equals("csv") ? rows + 1 : rows);
			}
		}
		List<JsonNode> projects = rows(get(FINANCE, "/exports/projects?" + YEARS).body());
		assertThat(projects)
			.extracting(row -> row.path("year").asInt() + " " + row.path("projectName").asString() + " "
					+ row.path("totalWanYuan").asString() + " " + row.path("amountStage").asString() + " "
					+ row.path("otherWanYuan"))
			.containsExactly("2065 法律援助经费 10.0 INITIAL null", "2066 =法律援助,\"经费\" 10.0 INITIAL null",
					"2066 人民调解经费 20.0 INITIAL null");
	}

	@Test
	void aSpreadsheetTakesNoCellForAFormula() throws Exception {
		String csv = get(FINANCE, "/exports/projects?format=csv&" + YEARS).body();
		assertThat(csv).contains(",\"'=法律援助,\"\"经费\"\"\",").doesNotContain("\uFEFF").endsWith("\r\n");
		assertThat(csv.lines().findFirst().orElse("")).startsWith("countyCode,countyName,departmentCode");
		assertThat(get(FINANCE, "/exports/projects?format=csv&bom=true&" + YEARS).body()).isEqualTo("\uFEFF" + csv);
	}

	@Test
	void aDownloadThatBrokeOffGoesOn() throws Exception {
		String path = "/exports/indicators?" + YEARS;
		HttpResponse<byte[]> whole = bytes(FINANCE, path);
		String tag = whole.headers().firstValue("ETag").orElse("");
		int size = whole.body().length;
		HttpResponse<byte[]> begin = bytes(FINANCE, path, "Range", "bytes=0-999", "If-Range", tag);
		HttpResponse<byte[]> rest = bytes(FINANCE, path, "Range", "bytes=1000-", "If-Range", tag);
		assertThat(begin.statusCode()).isEqualTo(206);
		assertThat(begin.headers().firstValue("Content-Range").orElse("")).isEqualTo("bytes 0-999/" + size);
		assertThat(joined(begin.body(), rest.body())).isEqualTo(whole.body());
		assertThat(bytes(FINANCE, path, "Range", "bytes=-7").body())
			.isEqualTo(Arrays.copyOfRange(whole.body(), size - 7, size));
		assertThat(bytes(FINANCE, path, "Range", "bytes=" + size + "-").statusCode()).isEqualTo(416);
		HttpResponse<byte[]> changed = bytes(FINANCE, path, "Range", "bytes=1000-", "If-Range", "\"else\"");
		assertThat(changed.statusCode()).isEqualTo(200);
		assertThat(changed.body()).isEqualTo(whole.body());
		assertThat(bytes(FINANCE, path, "If-None-Match", tag).statusCode()).isEqualTo(304);
		assertThat(bytes(FINANCE, path, "If-Match", "\"else\"").statusCode()).isEqualTo(412);
	}

	@Test
	void whatIsSealedLaterMakesAnotherExport() throws Exception {
		String path = "/exports/snapshots?year=2067&year=2065";
		String tag = bytes(FINANCE, path).headers().firstValue("ETag").orElse("");
		SmallBudget.approve(desk, SmallBudget.drafted(desk, 2067));
		HttpResponse<byte[]> after = bytes(FINANCE, path, "Range", "bytes=10-", "If-Range", tag);
		assertThat(after.statusCode()).isEqualTo(200);
		assertThat(new String(after.body(), UTF_8)).contains("\"year\":2067");
		assertThat(bytes(FINANCE, path, "If-Match", tag).statusCode()).isEqualTo(412);
	}

	/** As when a grant ends while it is written: here fewer are there than are told. */
	@Test
	void whatCannotBeWrittenWholeBreaksOffAndIsNotEndedShort() throws Exception {
		SmallBudget.approve(desk, SmallBudget.drafted(desk, 2068));
		assertThat(get(FINANCE, "/exports/projects?year=2068").statusCode()).isEqualTo(200);
		sql.execute("alter table jiheng.snapshot disable trigger sealed");
		sql.execute("update jiheng.snapshot set project_count = 2 where fiscal_year = 2068");
		try {
			assertThat(ending("/exports/projects?format=csv&year=2068")).isNotEqualTo("200");
		}
		finally {
			sql.execute("update jiheng.snapshot set project_count = 1 where fiscal_year = 2068");
			sql.execute("alter table jiheng.snapshot enable trigger sealed");
		}
	}

	/** The status, or that the connection broke. */
	private String ending(String path) throws Exception {
		try {
			return Integer.toString(get(FINANCE, path).statusCode());
		}
		catch (IOException _) {
			return "broken";
		}
	}

	@Test
	void everyoneExportsTheirOwnOrWhatIsGranted() throws Exception {
		String path = "/exports/projects?" + YEARS;
		String own = get(FINANCE, path).body();
		assertThat(get(EDITOR, path).body()).isEqualTo(own);
		int before = chain();
		assertThat(get(PROVINCE, path).body()).isEqualTo(own);
		assertThat(chain()).isEqualTo(before + 1);
		for (String user : List.of("changli-finance", "stranger", "jiheng-admin")) {
			assertThat(get(user, path).body()).as(user).isEmpty();
		}
		assertThat(get(PROVINCE, "/exports/projects?county=130321").body()).contains("NOT_GRANTED");
		assertThat(get(FINANCE, "/exports/projects?county=999999").body()).contains("COUNTY_UNKNOWN");
		assertThat(get(FINANCE, "/exports/projects?county=x").body()).contains("EXPORT", "county");
		assertThat(get(FINANCE, "/exports/drafts").statusCode()).isEqualTo(400);
		assertThat(
				http.send(HttpRequest.newBuilder(URI.create(client.address() + path)).build(), BodyHandlers.ofString())
					.statusCode())
			.isEqualTo(401);
	}

	@Test
	void theFeedTellsEverySealOnceInOrderWhileOthersSeal() throws Exception {
		List<String> budgets = new ArrayList<>();
		for (int year = 2070; year < 2076; year++) {
			String budget = SmallBudget.drafted(desk, year);
			desk.done(Desk.REVIEWER, "submitBudget", "",
					input("budget", budget, "expectedVersion", SmallBudget.version(desk, budget)));
			budgets.add(budget);
		}
		List<Integer> seen = new ArrayList<>();
		String cursor = null;
		try (var finance = Executors.newFixedThreadPool(3)) {
			List<Future<?>> seals = new ArrayList<>();
			for (String budget : budgets) {
				seals.add(finance.submit(() -> desk.done(FINANCE, "approveBudget", "",
						input("budget", budget, "assessments", Desk.grades("GOOD")))));
			}
			while (!seals.stream().allMatch(Future::isDone)) {
				cursor = read(FINANCE, cursor, seen);
			}
			for (Future<?> seal : seals) {
				seal.get();
			}
		}
		JsonNode last;
		do {
			cursor = read(FINANCE, cursor, seen);
			last = feed(FINANCE, cursor);
		}
		while (last.path("hasMore").asBoolean() || !last.path("changes").isEmpty());
		Integer sealed = sql.queryForObject(
				"select count(*)::integer from jiheng.snapshot where county_code = '130324'", Integer.class);
		List<Integer> all = new ArrayList<>();
		for (int number = 1; number <= (sealed == null ? 0 : sealed); number++) {
			all.add(number);
		}
		assertThat(seen).isEqualTo(all);
		assertThat(feed(FINANCE, null)).as("from the beginning again").isEqualTo(feed(FINANCE, null));
		assertThat(
				client.answer("changli-finance", "{ changes(first: 9) { changes { type } hasMore } }", Map.of()).body())
			.contains("\"changes\":[],\"hasMore\":false");
		assertThat(client.answer(FINANCE, "{ changes(first: 9, after: \"nonsense\") { hasMore } }", Map.of()).body())
			.contains("CURSOR");
		assertThat(client.answer(FINANCE, "{ changes(first: 101) { hasMore } }", Map.of()).body())
			.contains("PAGE_SIZE");
	}

	@Test
	void aCountyThatIsGrantedAnewComesOnceMore() throws Exception {
		List<Integer> seen = new ArrayList<>();
		String cursor = null;
		JsonNode part;
		do {
			cursor = read(PROVINCE, cursor, seen);
			part = feed(PROVINCE, cursor);
		}
		while (part.path("hasMore").asBoolean() || !part.path("changes").isEmpty());
		assertThat(seen).isNotEmpty().isSorted().doesNotHaveDuplicates();
		desk.done(FINANCE, "revokeOversight", "", input("grant", NodeId.of("OversightGrant", "130324", 1).toString()));
		List<Integer> none = new ArrayList<>();
		String without = read(PROVINCE, cursor, none);
		assertThat(none).isEmpty();
		desk.done(FINANCE, "grantOversight", "", input("overseer", "130000", "firstYear", 2024, "basis", "恢复"));
		for (String from : List.of(cursor, without)) {
			JsonNode again = feed(PROVINCE, from);
			assertThat(again.path("changes").path(0).path("snapshot").path("countyNumber").asInt()).isEqualTo(1);
		}
	}

	private String read(String user, @Nullable String cursor, List<Integer> seen) throws Exception {
		JsonNode feed = feed(user, cursor);
		feed.path("changes").forEach(change -> seen.add(change.path("snapshot").path("countyNumber").asInt()));
		return feed.path("endCursor").asString();
	}

	private JsonNode feed(String user, @Nullable String cursor) throws Exception {
		Map<String, @Nullable Object> variables = new HashMap<>();
		variables.put("after", cursor);
		return client
			.ask(user,
					"query($after: String) { changes(first: 2, after: $after) { hasMore endCursor changes { type"
							+ " snapshot { countyNumber year hash } } } }",
					variables)
			.path("changes");
	}

	private JsonNode manifest(String user, String table, String query) throws Exception {
		return JsonMapper.shared().readTree(get(user, "/exports/" + table + "/manifest" + query).body());
	}

	static List<JsonNode> rows(String jsonLines) {
		return jsonLines.lines().map(line -> JsonMapper.shared().readTree(line)).toList();
	}

	private HttpResponse<String> get(String user, String path) throws Exception {
		return http.send(request(user, path).build(), BodyHandlers.ofString());
	}

	private HttpResponse<byte[]> bytes(String user, String path, String... headers) throws Exception {
		HttpRequest.Builder request = request(user, path);
		return http.send((headers.length == 0 ? request : request.headers(headers)).build(),
				BodyHandlers.ofByteArray());
	}

	private HttpRequest.Builder request(String user, String path) throws Exception {
		return HttpRequest.newBuilder(URI.create(client.address() + path))
			.header("Authorization", "Bearer " + client.token(user));
	}

	private static byte[] joined(byte[] one, byte[] other) {
		byte[] both = Arrays.copyOf(one, one.length + other.length);
		System.arraycopy(other, 0, both, one.length, other.length);
		return both;
	}

	private int chain() {
		Integer entries = sql.queryForObject(
				"select count(*)::integer from jiheng.audit_entry where county_code = '130000'", Integer.class);
		return entries == null ? 0 : entries;
	}

}
