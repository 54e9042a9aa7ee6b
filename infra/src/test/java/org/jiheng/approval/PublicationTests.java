package org.jiheng.approval;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiheng.approval.Desk.EDITOR;
import static org.jiheng.approval.Desk.FINANCE;
import static org.jiheng.approval.Desk.REVIEWER;
import static org.jiheng.approval.Desk.grades;
import static org.jiheng.approval.Desk.input;

import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jiheng.budget.Project;
import org.jiheng.budget.Target;
import org.jiheng.document.DocumentFormat;
import org.jiheng.document.Reading;
import org.jiheng.document.office.OfficeFiles;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.jiheng.running.RunningJiheng;
import org.jiheng.shared.Digest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What everyone reads, who lets them, and what they never see. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublicationTests {

	private static final int BURST = 300;

	private static final String ALL = "countyName departmentName year title overallGoals itemisedGoals safeguards"
			+ " funds { total(unit: YUAN) amountStage } projectCount snapshotNumber kind adjustment content contentHash"
			+ " hash sealedAt publishedAt basisDocument basisDate indicators { level1 } projects { sequence code name"
			+ " classified purpose goals unit { code } funds { total fiscal } paymentPlan { month cumulativePercent }"
			+ " indicators { level1 level2 level3 description basis weight target { kind raw value } } }";

	private final RunningJiheng jiheng;

	private final JdbcTemplate sql;

	private final Desk desk;

	private final HttpClient http = HttpClient.newHttpClient();

	private final String beforeTheFirstSwitch;

	PublicationTests(Database database) throws Exception {
		this.sql = new JdbcTemplate(database.owner());
		this.jiheng = new RunningJiheng(database,
				application -> application.getEnvironment()
					.getPropertySources()
					.addFirst(new MapPropertySource("reader", Map.of("jiheng.public-reader.burst", BURST))));
		this.desk = new Desk(jiheng.client());
		this.beforeTheFirstSwitch = desk.refusal(FINANCE, "publishBudget", input("budget", approved(2060)));
		desk.done(FINANCE, "setPublication", "shown", input("shown", true));
	}

	@AfterAll
	void close() {
		jiheng.close();
	}

	@Test
	void aBudgetIsPublicFromItsPublicationToItsWithdrawal() throws Exception {
		assertThat(beforeTheFirstSwitch).isEqualTo("CONFLICT PUBLICATION_OFF");
		String budget = desk.budget(FINANCE, 2060, "").path("id").asString();
		assertThat(published(2060)).isEmpty();
		assertThat(mayPublish(2060)).isTrue();
		JsonNode dry = desk.done(FINANCE, "publishBudget", "publication { snapshotNumber }",
				input("budget", budget, "dryRun", true));
		assertThat(dry.path("publication").path("snapshotNumber").asInt()).isOne();
		assertThat(published(2060)).as("after a dry run").isEmpty();
		desk.done(FINANCE, "publishBudget", "", input("budget", budget));
		JsonNode seen = edition(2060, ALL);
		JsonNode snapshot = desk.budget(FINANCE, 2060,
				"snapshots { content contentHash hash title } publication { shown publishedBy }");
		assertThat(seen.path("content").asString())
			.isEqualTo(snapshot.path("snapshots").path(0).path("content").asString());
		assertThat(seen.path("contentHash").asString()).isEqualTo(Digest.of(seen.path("content").asString()))
			.isEqualTo(snapshot.path("snapshots").path(0).path("contentHash").asString());
		assertThat(seen.path("hash").asString()).isEqualTo(snapshot.path("snapshots").path(0).path("hash").asString());
		assertThat(seen.path("projects").path(0).path("indicators")).hasSize(6);
		assertThat(seen.path("funds").path("total").decimalValue()).isEqualByComparingTo("100000");
		assertThat(seen.toString()).as("nobody's name").doesNotContain(EDITOR, FINANCE, REVIEWER);
		assertThat(snapshot.path("publication").path("publishedBy").asString()).isEqualTo(FINANCE);
		assertThat(mayPublish(2060)).isFalse();
		assertThat(desk.refusal(FINANCE, "publishBudget", input("budget", budget)))
			.isEqualTo("CONFLICT ALREADY_PUBLISHED");

		desk.done(FINANCE, "setPublication", "shown", input("shown", false));
		assertThat(published(2060)).as("switched off").isEmpty();
		assertThat(desk.budget(EDITOR, 2060, "publication { shown }").path("publication").path("shown").asBoolean())
			.isFalse();
		desk.done(FINANCE, "setPublication", "shown", input("shown", true));
		assertThat(published(2060)).as("switched on again").isNotEmpty();

		assertThat(desk.refusal(FINANCE, "withdrawPublication", input("budget", budget, "reason", "短")))
			.isEqualTo("REASON");
		desk.done(FINANCE, "withdrawPublication", "", input("budget", budget, "reason", "公开内容有误，更正后再公开"));
		assertThat(published(2060)).as("withdrawn").isEmpty();
		assertThat(desk.refusal(FINANCE, "withdrawPublication", input("budget", budget, "reason", "再撤一次")))
			.isEqualTo("CONFLICT NOT_PUBLISHED");
		desk.done(FINANCE, "publishBudget", "", input("budget", budget));
		assertThat(published(2060)).as("published again").isNotEmpty();
		assertThat(sql.queryForObject(
				"select changes::text from jiheng.audit_entry where operation =" + " 'withdrawPublication'",
				String.class))
			.doesNotContain("更正");
	}

	@Test
	void aClassifiedProjectIsPublicAsTheFormPrintsIt() throws Exception {
		String budget = SmallBudget.drafted(desk, 2061);
		String secret = SmallBudget.project(desk, 2061, budget, "专案侦办", 20);
		desk.done(EDITOR, "classifyProject", "", input("project", secret, "expectedVersion",
				desk.budget(EDITOR, 2061, "").path("version").asInt(), "basis", "定密管理暂行规定第十条"));
		publish(approve(budget, 2061));
		JsonNode seen = edition(2061, ALL);
		JsonNode project = seen.path("projects").path(1);
		assertThat(project.path("classified").asBoolean()).isTrue();
		assertThat(project.path("name").asString()).isEqualTo("专案侦办经费");
		assertThat(project.path("funds").path("total").decimalValue()).isEqualByComparingTo("20");
		assertThat(project.path("paymentPlan")).hasSize(2);
		assertThat(project.path("purpose").isNull()).isTrue();
		assertThat(project.path("goals")).isEmpty();
		assertThat(project.path("indicators")).hasSize(6).allSatisfy(each -> {
			assertThat(each.path("level1").asString()).isNotEmpty();
			assertThat(each.path("level2").asString()).isNotEmpty();
			assertThat(each.path("target").path("kind").asString()).isEqualTo("CLASSIFIED");
			assertThat(List.of(each.path("level3"), each.path("description"), each.path("basis"),
					each.path("target").path("raw")))
				.allMatch(JsonNode::isNull);
		});
		assertThat(seen.toString()).doesNotContain("专案侦办工作", "定密管理");
	}

	@Test
	void whatMayTellOfAPersonIsClearedPlaceByPlace() throws Exception {
		String budget = SmallBudget.drafted(desk, 2062);
		desk.done(EDITOR, "editBudget", "",
				input("budget", budget, "expectedVersion", desk.budget(EDITOR, 2062, "").path("version").asInt(),
						"overallGoals", List.of("全年办理法律援助案件不少于 200 件，慰问高振华同志 1 次")));
		desk.done(EDITOR, "checkBudget", "", input("budget", budget));
		String finding = personal(2062);
		desk.done(EDITOR, "waiveFinding", "", input("finding", finding, "reason", "本人同意公开姓名"));
		approve(budget, 2062);
		JsonNode refused = desk.run(FINANCE, "publishBudget", "", input("budget", budget));
		JsonNode problem = refused.path("data").path("done").path("problems").path(0);
		assertThat(problem.path("code").asString()).as("a waiver does not do").isEqualTo("PERSONAL_DATA");
		assertThat(problem.path("message").asString()).contains("总体绩效目标").doesNotContain("高振华");
		assertThat(desk.refusal(FINANCE, "publishBudget",
				input("budget", budget, "cleared", List.of(Map.of("finding", finding, "reason", "短")))))
			.isEqualTo("REASON");
		assertThat(published(2062)).isEmpty();
		Map<String, String> cleared = Map.of("finding", finding, "reason", "高振华是道德模范称号，不是私人信息");
		assertThat(
				desk.refusal(FINANCE, "publishBudget", input("budget", budget, "cleared", List.of(cleared, cleared))))
			.isEqualTo("CLEARED");
		desk.done(FINANCE, "publishBudget", "", input("budget", budget, "cleared", List.of(cleared)));
		assertThat(published(2062)).isNotEmpty();
		assertThat(sql.queryForObject("select string_agg(changes::text, '') from jiheng.audit_entry where operation ="
				+ " 'publishBudget' and reference like '%2062%'", String.class))
			.contains("cleared for publication")
			.doesNotContain("道德模范");
	}

	/** The county checks submissions as it likes, not what becomes public. */
	@Test
	void switchingTheCheckOffPublishesNothing() throws Exception {
		desk.done(FINANCE, "setCheckSeverity", "", input("year", 2063, "check", "PERSONAL_DATA", "setting", "OFF"));
		String budget = SmallBudget.drafted(desk, 2063);
		desk.done(EDITOR, "editBudget", "",
				input("budget", budget, "expectedVersion", desk.budget(EDITOR, 2063, "").path("version").asInt(),
						"overallGoals", List.of("全年办理法律援助案件不少于 200 件，慰问高振华同志 1 次")));
		approve(budget, 2063);
		assertThat(desk.refusal(FINANCE, "publishBudget", input("budget", budget)))
			.isEqualTo("CONFLICT CHECKS_OUTDATED");
		assertThat(published(2063)).isEmpty();
	}

	@Test
	void aNewerSnapshotTakesThePlaceOfThePublishedOne() throws Exception {
		String budget = publish(approved(2025));
		JsonNode content = desk
			.done(EDITOR, "openAdjustment", "adjustment { content { id version projects(first: 1) { nodes { id } } } }",
					input("budget", budget, "reason", "项目改为涉密", "documentNumber", "卢财预〔2025〕1号", "documentDate",
							"2025-07-01"))
			.path("adjustment")
			.path("content");
		String adjusting = content.path("id").asString();
		desk.done(EDITOR, "classifyProject", "",
				input("project", content.path("projects").path("nodes").path(0).path("id").asString(),
						"expectedVersion", content.path("version").asInt(), "basis", "定密管理暂行规定第十条"));
		desk.done(FINANCE, "sealYearEnd", "", input("budget", budget));
		assertThat(desk.refusal(FINANCE, "publishBudget", input("budget", budget)))
			.isEqualTo("CONFLICT CLASSIFIED_SINCE");
		assertThat(desk.refusal(FINANCE, "publishBudget", input("budget", adjusting))).isEqualTo("NOT_FOUND");
		desk.done(REVIEWER, "submitBudget", "",
				input("budget", adjusting, "expectedVersion", content.path("version").asInt() + 1));
		desk.done(FINANCE, "approveBudget", "", input("budget", adjusting, "assessments", grades("GOOD")));
		assertThat(edition(2025, "snapshotNumber").path("snapshotNumber").asInt()).as("until it is published").isOne();
		assertThat(mayPublish(2025)).isTrue();
		publish(budget);
		JsonNode seen = edition(2025, ALL);
		assertThat(seen.path("snapshotNumber").asInt()).isEqualTo(3);
		assertThat(seen.path("funds").path("amountStage").asString()).isEqualTo("ADJUSTED");
		assertThat(seen.path("projects").path(0).path("purpose").isNull()).isTrue();
		assertThat(
				data("{ publishedBudgets(first: 9, filter: {years: [2025]}) { totalCount } }").path("publishedBudgets")
					.path("totalCount")
					.asInt())
			.as("one edition of a budget")
			.isOne();
		desk.done(FINANCE, "withdrawPublication", "", input("budget", budget, "reason", "整体撤下"));
		assertThat(published(2025)).as("the one before does not come back").isEmpty();
	}

	@Test
	void onlyTheCountysFinancePublishesAndOnlyWhatIsSealed() throws Exception {
		String budget = approved(2065);
		for (String user : List.of(EDITOR, REVIEWER, "hebei-oversight", "jiheng-admin", "stranger")) {
			assertThat(desk.refusal(user, "publishBudget", input("budget", budget))).as(user).isEqualTo("FORBIDDEN");
			assertThat(desk.refusal(user, "setPublication", input("shown", false))).as(user).isEqualTo("FORBIDDEN");
		}
		assertThat(desk.refusal("changli-finance", "publishBudget", input("budget", budget))).isEqualTo("NOT_FOUND");
		assertThat(desk.refusal(FINANCE, "publishBudget", input("budget", SmallBudget.drafted(desk, 2066))))
			.isEqualTo("CONFLICT NOT_SEALED");
		assertThat(mayPublish(2066)).isFalse();
		assertThat(published(2065) + published(2066)).isEmpty();
	}

	@Test
	void editionsAreListedByPagesTheLatestYearFirst() throws Exception {
		for (int year : new int[] { 2070, 2071, 2072 }) {
			publish(approved(year));
		}
		String filter = "filter: {counties: [\"130324\"], departments: [\"315\"], years: [2070, 2071, 2072]}";
		List<Integer> years = new ArrayList<>();
		String after = "";
		for (int page = 0; page < 3; page++) {
			JsonNode found = data("{ publishedBudgets(" + filter + ", first: 1" + after
					+ ") { totalCount nodes { year projects { name } } pageInfo { endCursor hasNextPage } } }")
				.path("publishedBudgets");
			assertThat(found.path("totalCount").asInt()).isEqualTo(3);
			assertThat(found.path("nodes").path(0).path("projects")).isNotEmpty();
			assertThat(found.path("pageInfo").path("hasNextPage").asBoolean()).isEqualTo(page < 2);
			years.add(found.path("nodes").path(0).path("year").asInt());
			after = ", after: \"" + found.path("pageInfo").path("endCursor").asString() + "\"";
		}
		assertThat(years).containsExactly(2072, 2071, 2070);
		assertThat(data("{ publishedBudgets(first: 5, filter: {titleContains: \"没有这样的标题\"}) { totalCount } }")
			.path("publishedBudgets")
			.path("totalCount")
			.asInt()).isZero();
		assertThat(data("{ publishedBudgets(last: 1, " + filter + ") { nodes { year } } }").path("publishedBudgets")
			.path("nodes")
			.path(0)
			.path("year")
			.asInt()).isEqualTo(2070);
	}

	/** With a token or without, the answer is everyone's. */
	@ParameterizedTest
	@ValueSource(strings = { "{ viewer { subject } }", "{ budgets(first: 1) { nodes { id } } }",
			"{ publishedBudgets(first: 1) { totalCount } county(code: \"130324\") { name } }",
			"query A { publishedBudgets(first: 1) { totalCount } } query B { snapshots(first: 1) { totalCount } }",
			"{ ...F } fragment F on Query { snapshots(first: 1) { totalCount } }",
			"{ ... on Query { ... on Query { node(id: \"x\") { id } } } }",
			"{ ...F } fragment F on Query { ...G } fragment G on Query { checkRules(county: \"130324\", year: 2024) { code } }",
			"{ publishedBudgets: counties(first: 1) { totalCount } }",
			"mutation { setPublication(input: {shown: true}) { shown } }", "{ __schema { queryType { name } } }" })
	void nothingElseIsAnsweredToAnyone(String document) throws Exception {
		Set<String> bodies = new HashSet<>();
		for (@Nullable
		String token : new @Nullable String[] { null, "Bearer " + jiheng.client().token(FINANCE), "Bearer x",
				"Basic eDp4" }) {
			HttpResponse<String> answer = ask(document, token);
			assertThat(answer.body()).as(document).contains("\"code\":\"FORBIDDEN\"").doesNotContain("130324", "卢龙");
			assertThat(JsonMapper.shared().readTree(answer.body()).path("data").isMissingNode()
					|| JsonMapper.shared().readTree(answer.body()).path("data").isNull())
				.isTrue();
			bodies.add(answer.body());
		}
		assertThat(bodies).hasSize(1);
	}

	@Test
	void whoAsksIsNeverKnown() throws Exception {
		approved(2067);
		String document = "{ publishedBudget(county: \"130324\", department: \"315\", year: 2067) { title } }";
		String none = ask(document, null).body();
		assertThat(ask(document, "Bearer " + jiheng.client().token(FINANCE)).body()).isEqualTo(none);
		assertThat(jiheng.client().answer(FINANCE, document, Map.of()).body()).as("at the API's own address")
			.isEqualTo(none);
		for (String absent : List.of("130322", "130321", "999999")) {
			assertThat(ask(document.replace("130324", absent), null).body()).isEqualTo(none);
		}
	}

	@Test
	void theDoorTakesNothingButQuestions() throws Exception {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(jiheng.client().address().resolve("/public/graphql?query=%7B__typename%7D"));
		assertThat(http.send(request.GET().build(), BodyHandlers.ofString()).statusCode()).isEqualTo(405);
		assertThat(http
			.send(request.header("Content-Type", "text/plain").POST(BodyPublishers.ofString("{}")).build(),
					BodyHandlers.ofString())
			.statusCode()).isEqualTo(415);
		HttpResponse<String> stream = http
			.send(HttpRequest.newBuilder(jiheng.client().address().resolve("/public/graphql"))
				.header("Content-Type", "application/json")
				.header("Accept", "text/event-stream")
				.POST(BodyPublishers.ofString("{\"query\":\"subscription { x }\"}"))
				.build(), BodyHandlers.ofString());
		assertThat(stream.statusCode()).isEqualTo(415);
		assertThat(ask("{ publishedBudgets(first: 101) { totalCount } }", null).body()).contains("PAGE_SIZE");
		assertThat(http
			.send(HttpRequest.newBuilder(jiheng.client().address().resolve("/public/other")).GET().build(),
					BodyHandlers.ofString())
			.statusCode()).isEqualTo(401);
	}

	@Test
	void anAddressAsksSoOftenAndOthersAreNotHeldUp() throws Exception {
		@Nullable HttpResponse<String> last = null;
		try (HttpClient flood = HttpClient.newBuilder().localAddress(InetAddress.getByName("127.0.0.2")).build()) {
			for (int i = 0; i < BURST + 60 && (last == null || last.statusCode() == 200); i++) {
				last = flood.send(asked("{ __typename }", null), BodyHandlers.ofString());
			}
		}
		assertThat(last).isNotNull();
		assertThat(last.statusCode()).isEqualTo(429);
		assertThat(last.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 60L);
		assertThat(last.body()).contains("\"code\":\"LIMIT_EXCEEDED\"", "\"message\":\"查询过于频繁\"", "\"suggestion\"");
		assertThat(ask("{ __typename }", null).statusCode()).isEqualTo(200);
	}

	private boolean mayPublish(int year) throws Exception {
		boolean editor = desk.budget(EDITOR, year, "viewerCan { publish }")
			.path("viewerCan")
			.path("publish")
			.asBoolean();
		assertThat(editor).as("an editor publishes nothing").isFalse();
		return desk.budget(FINANCE, year, "viewerCan { publish }").path("viewerCan").path("publish").asBoolean();
	}

	private String personal(int year) throws Exception {
		return desk
			.budget(EDITOR, year,
					"findings(first: 9, filter: {checks: [PERSONAL_DATA], states: [OPEN]}) { nodes { id } }")
			.path("findings")
			.path("nodes")
			.path(0)
			.path("id")
			.asString();
	}

	private String approved(int year) throws Exception {
		return approve(SmallBudget.drafted(desk, year), year);
	}

	private String approve(String budget, int year) throws Exception {
		desk.done(REVIEWER, "submitBudget", "",
				input("budget", budget, "expectedVersion", desk.budget(EDITOR, year, "").path("version").asInt()));
		desk.done(FINANCE, "approveBudget", "", input("budget", budget, "assessments", grades("GOOD")));
		return budget;
	}

	private String publish(String budget) throws Exception {
		desk.done(FINANCE, "publishBudget", "", input("budget", budget));
		return budget;
	}

	/** While it is public, and then no more: a number that never was looks the same. */
	@Test
	void aNumberOnADocumentIsLookedUpByAnyone() throws Exception {
		String budget = approved(2089);
		String hash = desk.budget(FINANCE, 2089, "snapshots { hash }")
			.path("snapshots")
			.path(0)
			.path("hash")
			.asString();
		HttpResponse<String> page = verify(hash, "text/html,*/*");
		HttpResponse<String> json = verify(hash, "application/json");
		assertThat(page.statusCode()).isEqualTo(404);
		assertThat(page.body()).contains("没有这个编号");
		assertThat(json.statusCode()).isEqualTo(404);
		assertThat(JsonMapper.shared().readTree(json.body()).path("known").asBoolean(true)).isFalse();
		alike(page, json);

		publish(budget);
		HttpResponse<String> known = verify(hash, "text/html,*/*");
		assertThat(known.statusCode()).isEqualTo(200);
		assertThat(known.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
		assertThat(known.headers().firstValue("Content-Security-Policy").orElse("")).contains("default-src 'none'");
		assertThat(known.body()).contains("卢龙县（130324）", "卢龙县司法局（315）", "2089", "批复，第 1 号快照", hash)
			.doesNotContain(EDITOR, FINANCE, REVIEWER);
		assertThat(verify(hash.toUpperCase(Locale.ROOT).replaceAll("(.{4})", "$1%20"), "text/html,*/*").body())
			.as("as it is printed")
			.isEqualTo(known.body());
		JsonNode told = JsonMapper.shared().readTree(verify(hash, "application/json").body());
		JsonNode seen = edition(2089, "title hash contentHash");
		assertThat(told.path("known").asBoolean()).isTrue();
		assertThat(told.path("stage").asString()).isEqualTo("APPROVAL");
		assertThat(told.path("title")).isEqualTo(seen.path("title"));
		assertThat(told.path("contentHash")).isEqualTo(seen.path("contentHash"));

		desk.done(FINANCE, "withdrawPublication", "", input("budget", budget, "reason", "公开内容有误，更正后再公开"));
		assertThat(verify(hash, "text/html,*/*").body()).isEqualTo(page.body());
		desk.done(FINANCE, "publishBudget", "", input("budget", budget));
		desk.done(FINANCE, "setPublication", "shown", input("shown", false));
		assertThat(verify(hash, "application/json").body()).isEqualTo(json.body());
		desk.done(FINANCE, "setPublication", "shown", input("shown", true));
	}

	private void alike(HttpResponse<String> page, HttpResponse<String> json) throws Exception {
		for (String other : List.of("0".repeat(64), "x", "%27%20or%201%3D1", "f".repeat(3000))) {
			assertThat(verify(other, "text/html,*/*").body()).isEqualTo(page.body());
			HttpResponse<String> told = verify(other, "application/json");
			assertThat(told.body()).isEqualTo(json.body());
			assertThat(told.statusCode()).isEqualTo(json.statusCode());
			assertThat(told.headers().map().keySet()).isEqualTo(json.headers().map().keySet());
		}
	}

	private HttpResponse<String> verify(String hash, String accept) throws Exception {
		return http.send(HttpRequest.newBuilder(jiheng.client().address().resolve("/verify/" + hash))
			.header("Accept", accept)
			.header("Authorization", "Bearer nobody")
			.build(), BodyHandlers.ofString());
	}

	/** What a county puts on its site, in each format: of a secret only its frame. */
	@ParameterizedTest
	@EnumSource
	void thePublicEditionHidesWhatItMust(DocumentFormat format) throws Exception {
		int year = 2090 + List.of(DocumentFormat.values()).indexOf(format);
		String budget = SmallBudget.drafted(desk, year);
		String secret = SmallBudget.project(desk, year, budget, "专案侦办", 20);
		desk.done(EDITOR, "classifyProject", "", input("project", secret, "expectedVersion",
				desk.budget(EDITOR, year, "").path("version").asInt(), "basis", "定密管理暂行规定第十条"));
		publish(approve(budget, year));
		String id = desk.budget(FINANCE, year, "snapshots { id }").path("snapshots").path(0).path("id").asString();
		byte[] file = jiheng.client()
			.file(FINANCE, "/documents/" + id + "?edition=public&format=" + format.ending())
			.body();
		Reading.Understood reading = (Reading.Understood) OfficeFiles.read(file);
		Project hidden = reading.text().projects().get(1);
		assertThat(hidden.classified()).isTrue();
		assertThat(hidden.purpose()).isNull();
		assertThat(hidden.goals()).isEmpty();
		assertThat(reading.text().indicators().stream().filter(row -> hidden.key().equals(row.project()))).hasSize(6)
			.allMatch(row -> row.target() instanceof Target.Classified && row.level3() == null);
		if (format != DocumentFormat.PDF) {
			assertThat(OfficeFiles.words(file)).contains("公开版").doesNotContain("定密管理暂行规定", EDITOR, FINANCE, REVIEWER);
		}
	}

	/** The title as everyone reads it; empty when it is not public. */
	private String published(int year) throws Exception {
		return edition(year, "title").path("title").asString("");
	}

	private JsonNode edition(int year, String selection) throws Exception {
		return data("{ publishedBudget(county: \"130324\", department: \"315\", year: " + year + ") { " + selection
				+ " } }")
			.path("publishedBudget");
	}

	private JsonNode data(String document) throws Exception {
		HttpResponse<String> answer = ask(document, null);
		assertThat(answer.body()).doesNotContain("\"errors\"");
		return JsonMapper.shared().readTree(answer.body()).path("data");
	}

	private HttpResponse<String> ask(String document, @Nullable String authorization) throws Exception {
		return http.send(asked(document, authorization), BodyHandlers.ofString());
	}

	private HttpRequest asked(String document, @Nullable String authorization) {
		HttpRequest.Builder request = HttpRequest.newBuilder(jiheng.client().address().resolve("/public/graphql"))
			.header("Content-Type", "application/json")
			.header("Accept", "application/json")
			.POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(Map.of("query", document)), UTF_8));
		return (authorization == null ? request : request.header("Authorization", authorization)).build();
	}

}
