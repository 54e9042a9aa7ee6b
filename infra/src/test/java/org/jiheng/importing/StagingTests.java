package org.jiheng.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jiheng.document.LulongJustice2024;
import org.jiheng.document.office.OfficeFiles;
import org.jiheng.document.persistence.ImportedRows;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files that are looked at, corrected and committed, over HTTP and GraphQL. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StagingTests {

	private static final String DOCUMENT = LulongJustice2024.text();

	private static final String CONTENT = """
			{ budget(county: "130324", department: "315", year: 2024) { title overallGoals itemisedGoals safeguards
			  projects(first: 100) { nodes { sequence code name unit { code } funds { total fiscal other } purpose
			    paymentPlan { month cumulativePercent } goals classified indicators { sequence level1 level2 level3
			      description target { raw kind comparator value unit } basis weight } } } } }""";

	private final Database database;

	private final JdbcTemplate sql;

	private final ImportedRows rows;

	private final ReactiveWebServerApplicationContext context;

	private final Multipart client;

	/** The server after the restart. */
	private @Nullable ReactiveWebServerApplicationContext next;

	StagingTests(Database database) {
		this.database = database;
		this.sql = new JdbcTemplate(database.owner());
		this.context = Importers.over(database);
		this.client = new Multipart(context.getWebServer().getPort());
		this.rows = new ImportedRows(database);
	}

	@BeforeEach
	void empty() {
		sql.execute("delete from jiheng.staged_file; delete from jiheng.staged_import");
		rows.empty();
	}

	/** One that shuts down takes what all of the process share with it. */
	@AfterAll
	void close() {
		context.close();
		if (next != null) {
			next.close();
		}
	}

	@Test
	void aDocumentIsShownCorrectedAndCommittedAsIfItHadBeenWrittenSo() {
		client.post("finance", DOCUMENT.getBytes(UTF_8));
		JsonNode direct = content();
		rows.empty();
		String damaged = DOCUMENT.replace("预算数	4.50	其中", "预算数	4.5O	其中").replace("	≥200 件	", "	200 件	");
		assertThat(damaged).isNotEqualTo(DOCUMENT);
		String id = staged("finance", damaged);
		JsonNode file = file("finance", id, "state findings { severity code place { line cell project field } }"
				+ " readings(confidences: [REFUSED]) { place { text line cell project } field raw reading reasons { code } }");
		assertThat(file.path("state").asString()).isEqualTo("REFUSED");
		var opinions = client.get("finance", "/imports/staged/" + id + "/annotated");
		assertThat(opinions.statusCode()).isEqualTo(200);
		assertThat(opinions.body()).startsWith("PK");
		assertThat(client.get("changli", "/imports/staged/" + id + "/annotated").statusCode()).isEqualTo(404);
		JsonNode refused = file.path("readings").path(0);
		assertThat(refused.path("raw").asString()).isEqualTo("4.5O");
		assertThat(refused.path("reading").isNull()).isTrue();
		assertThat(refused.path("reasons").path(0).path("code").asString()).isEqualTo("TOTAL_UNREADABLE");
		assertThat(refused("finance", "commitStagedImport", id, 1, "mode: REPLACE")).isEqualTo("STAGED_REFUSED");
		done("finance", "correctStagedImport", id, 1, "cell: {line: %d, cell: %d, raw: \"4.5O\"}, text: \"4.50\""
			.formatted(refused.path("place").path("line").asInt(), refused.path("place").path("cell").asInt()));
		JsonNode corrected = file("finance", id,
				"state projectCount indicatorCount budget { id } department year difference { budgetVersion changes { kind } gone { name } }"
						+ " readings { place { project } indicator field raw reading confidence reasons { code } correction }");
		assertThat(corrected.path("state").asString()).isEqualTo("READY");
		assertThat(corrected.path("projectCount").asInt()).isEqualTo(14);
		assertThat(corrected.path("department").asString()).isEqualTo("315");
		assertThat(corrected.path("difference").path("budgetVersion").isNull()).isTrue();
		assertThat(corrected.path("difference").path("changes").size()).isGreaterThanOrEqualTo(14);
		JsonNode total = reading(corrected, 1, null, "funds.total");
		assertThat(total.path("reading").asString()).isEqualTo("4.50 万元");
		assertThat(total.path("confidence").asString()).isEqualTo("CERTAIN");
		assertThat(total.path("correction").asInt()).isEqualTo(1);
		JsonNode bare = reading(corrected, 2, indicator(corrected, 2, "200 件"), "target");
		assertThat(bare.path("reading").asString()).isEqualTo("= 200件");
		done("finance", "correctStagedImport", id, 2,
				"field: {project: 2, indicator: %d, field: \"target\"}, text: \"≥200 件\""
					.formatted(bare.path("indicator").asInt()));
		JsonNode committed = done("finance", "commitStagedImport", id, 3, "mode: REPLACE");
		assertThat(committed.path("status").asString()).isEqualTo("COMMITTED");
		assertThat(committed.path("imports").size()).isEqualTo(1);
		assertThat(content()).isEqualTo(direct);
		assertThat(rows.count("staged_file")).as("its bytes are gone").isZero();
		assertThat(sql.queryForObject("select checked_version = version from jiheng.budget", Boolean.class))
			.as("checked as after an import")
			.isTrue();
		assertThat(refused("finance", "commitStagedImport", id, 4, "mode: REPLACE")).isEqualTo("CONFLICT STAGED_ENDED");
	}

	@Test
	void whatTheChecksWouldFindIsToldAtItsCellsBeforeItIsCommitted() {
		String id = staged("finance", DOCUMENT);
		JsonNode foreseen = file("finance", id,
				"foreseen { severity code message advice place { line project field } }")
			.path("foreseen");
		assertThat(rows.count("finding")).as("nothing is kept").isZero();
		done("finance", "commitStagedImport", id, 1, "mode: REPLACE");
		JsonNode found = data(client.query("finance", """
				{ budget(county: "130324", department: "315", year: 2024) { findings(first: 100) { totalCount nodes {
				  severity message advice check { code } anchors { field project { sequence } } } } } }"""))
			.path("budget")
			.path("findings");
		assertThat(foreseen.size()).isEqualTo(found.path("totalCount").asInt()).isGreaterThan(20);
		assertThat(told(foreseen, "code")).isEqualTo(told(found.path("nodes"), "check"));
		assertThat(foreseen).allMatch(finding -> finding.path("place").path("project").isNull()
				|| finding.path("place").path("line").isInt());
		JsonNode cost = finding(foreseen, "COST_TARGET_REPEATS");
		assertThat(List.of(DOCUMENT.split("\n", -1)).get(cost.path("place").path("line").asInt() - 1)).contains("成本");
		String refused = staged("finance", DOCUMENT.replace("4.50", "4.5O"));
		assertThat(file("finance", refused, "state foreseen { code }").toString())
			.isEqualTo("{\"state\":\"REFUSED\",\"foreseen\":[]}");
	}

	private static List<String> told(JsonNode findings, String code) {
		List<String> told = new ArrayList<>();
		findings.forEach(finding -> told.add(finding.path("severity").asString() + " "
				+ (code.equals("code") ? finding.path(code) : finding.path(code).path("code")).asString() + " "
				+ finding.path("message").asString() + " " + finding.path("advice").asString()));
		return told.stream().sorted().toList();
	}

	private static JsonNode finding(JsonNode findings, String code) {
		for (JsonNode finding : findings) {
			if (finding.path("code").asString().equals(code)) {
				return finding;
			}
		}
		throw new AssertionError(code + " is not among " + findings);
	}

	@Test
	void aCorrectionIsWithdrawnAndWhatDoesNotFitIsRefused() {
		String id = staged("editor", DOCUMENT);
		String field = "field: {project: 1, field: \"name\"}, text: \"法律顾问服务经费\"";
		done("editor", "correctStagedImport", id, 1, field);
		assertThat(refused("editor", "correctStagedImport", id, 1, field)).isEqualTo("CONFLICT VERSION");
		done("editor", "correctStagedImport", id, 2, field.replace("服务经费", "工作经费"));
		JsonNode item = item("editor", id, "corrections { number cells { raw text } }");
		assertThat(item.path("corrections").toString())
			.isEqualTo("[{\"number\":2,\"cells\":[{\"raw\":\"法律顾问经费\",\"text\":\"法律顾问工作经费\"}]}]");
		assertThat(refused("editor", "correctStagedImport", id, 3, "cell: {line: 9999}, text: \"x\""))
			.isEqualTo("CELL_UNKNOWN");
		assertThat(refused("editor", "correctStagedImport", id, 3, "cell: {line: 175, cell: 2}, text: \"某项经费\""))
			.as("a cell of a classified project")
			.isEqualTo("CELL_UNKNOWN");
		assertThat(refused("editor", "correctStagedImport", id, 3, "file: 2, " + field)).isEqualTo("FILE_UNKNOWN");
		assertThat(refused("editor", "correctStagedImport", id, 3, "text: \"x\"")).isEqualTo("CORRECTION");
		assertThat(refused("editor", "withdrawCorrection", id, 3, "correction: 7")).isEqualTo("CORRECTION_UNKNOWN");
		done("editor", "withdrawCorrection", id, 3, "correction: 2");
		assertThat(reading(file("editor", id, "readings { place { project } indicator field raw }"), 1, null, "name")
			.path("raw")
			.asString()).isEqualTo("法律顾问经费");
		assertThat(sql.queryForList("select changes::text from jiheng.audit_entry where operation like '%orrect%'",
				String.class))
			.hasSize(3)
			.noneMatch(entry -> entry.contains("经费"));
	}

	@Test
	void replacingTheWholeRemovesWhatIsGoneAndListsIt() {
		client.post("finance", DOCUMENT.getBytes(UTF_8));
		String id = staged("finance", without(14));
		JsonNode difference = file("finance", id,
				"difference { budgetVersion changes { kind place } gone { id name } }")
			.path("difference");
		assertThat(difference.path("gone").size()).isEqualTo(1);
		assertThat(kinds(difference, "REMOVED")).hasSize(1);
		done("finance", "commitStagedImport", id, 1, "mode: REPLACE");
		assertThat(rows.count("project")).isEqualTo(13);
		assertThat(
				sql.queryForList("select changes::text from jiheng.import order by number desc limit 1", String.class))
			.first()
			.asString()
			.contains("REMOVED");
	}

	@Test
	void chosenProjectsAreReplacedAndNothingElseChanges() {
		client.post("finance", DOCUMENT.getBytes(UTF_8));
		JsonNode before = content();
		List<String> classified = sql.queryForList(
				"select row_to_json(p)::text from jiheng.project p where classified order by number", String.class);
		String changed = without(14).replace("	4.50	", "	4.60	")
			.replace("村居法律顾问服务费", "村居顾问费")
			.replace("法治卢龙", "平安卢龙");
		String id = staged("finance", changed);
		String gone = file("finance", id, "difference { gone { id } }").findValue("id").asString();
		JsonNode first = file("finance", id,
				"difference(scope: {projects: [1]}) { budgetVersion changes { kind place } gone { id } }")
			.path("difference");
		assertThat(first.path("changes").findValuesAsString("place"))
			.allMatch(place -> place.startsWith("项目 1（法律顾问经费）"))
			.hasSizeGreaterThanOrEqualTo(3);
		assertThat(refused("finance", "commitStagedImport", id, 1, "mode: REPLACE, scope: {projects: [99]}"))
			.isEqualTo("SCOPE_UNKNOWN");
		assertThat(refused("finance", "commitStagedImport", id, 1,
				"mode: PATCH, scope: {projects: [1], gone: [\"" + gone + "\"]}"))
			.isEqualTo("PATCH_REMOVES_NOTHING");
		done("finance", "commitStagedImport", id, 1, "mode: REPLACE, scope: {projects: [1], gone: [\"" + gone + "\"]}");
		JsonNode after = content();
		assertThat(after.path("overallGoals")).isEqualTo(before.path("overallGoals"));
		JsonNode projects = after.path("projects").path("nodes");
		assertThat(projects.size()).isEqualTo(13);
		assertThat(projects.path(0).path("purpose").asString()).isEqualTo("村居顾问费");
		for (int i = 1; i < 13; i++) {
			assertThat(projects.path(i)).isEqualTo(before.path("projects").path("nodes").path(i));
		}
		assertThat(sql.queryForList(
				"select row_to_json(p)::text from jiheng.project p where classified order by number", String.class))
			.as("rows outside the scope were not even written")
			.isEqualTo(classified);
	}

	@Test
	void patchingAddsAndChangesAndRemovesNothing() {
		client.post("finance", without(13).getBytes(UTF_8));
		assertThat(rows.count("project")).isEqualTo(13);
		int indicators = rows.count("indicator");
		String patch = without(14).replace("	村居法律顾问服务费					", "						")
			.replace("	4.50	", "	4.60	");
		String id = staged("finance", patch);
		JsonNode difference = file("finance", id,
				"difference(mode: PATCH) { changes { kind place after } gone { name } }")
			.path("difference");
		assertThat(kinds(difference, "REMOVED")).isEmpty();
		assertThat(kinds(difference, "ADDED")).hasSize(1);
		done("finance", "commitStagedImport", id, 1, "mode: PATCH");
		JsonNode projects = content().path("projects").path("nodes");
		assertThat(projects.size()).isEqualTo(14);
		assertThat(rows.count("indicator")).isGreaterThan(indicators);
		assertThat(projects.path(0).path("funds").path("total").decimalValue()).isEqualByComparingTo("4.60");
		assertThat(projects.path(0).path("purpose").asString()).as("blank in the document").isEqualTo("村居法律顾问服务费");
	}

	@Test
	void whatIsForLongerThanTheYearIsCommittedAndPatchedToo() throws IOException {
		String form;
		try (var in = LulongJustice2024.class.getResourceAsStream("forms/own_midterm_beside_annual.txt")) {
			form = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
		}
		done("finance", "commitStagedImport", staged("finance", form), 1, "mode: REPLACE");
		assertThat(lasting()).isEqualTo("[\"三年建成十二个点\"] ≥12个 2027年底 ≥3万人次 ≥90%");
		String id = staged("finance", form.replace("三年建成十二个点", "").replace("≥12个", "≥15个").replace("2027年底", ""));
		assertThat(file("finance", id, "difference(mode: PATCH) { changes { place before after } }").path("difference")
			.path("changes")
			.toString()).contains("的中期指标值\",\"before\":\"≥12个\",\"after\":\"≥15个\"").doesNotContain("中期目标", "2027年底");
		done("finance", "commitStagedImport", id, 1, "mode: PATCH");
		assertThat(lasting()).as("what is blank in the document stays")
			.isEqualTo("[\"三年建成十二个点\"] ≥15个 2027年底 ≥3万人次 ≥90%");
		done("finance", "commitStagedImport", staged("finance", form.replace("三年建成十二个点", "").replace("2027年底", "")), 1,
				"mode: REPLACE");
		assertThat(lasting()).isEqualTo("[] ≥12个 - ≥3万人次 ≥90%");
	}

	private String lasting() {
		JsonNode project = data(client.query("finance",
				"{ budget(county: \"130324\", department: \"512\", year: 2025) { projects(first: 9) { nodes {"
						+ " lastingGoals indicators { lastingTarget { raw } } } } } }"))
			.path("budget")
			.path("projects")
			.path("nodes")
			.path(0);
		return project.path("lastingGoals") + " "
				+ String.join(" ",
						project.path("indicators")
							.valueStream()
							.map(each -> each.path("lastingTarget").path("raw").asString("-"))
							.toList());
	}

	@Test
	void whatIsAbandonedLeavesNothing() {
		client.post("finance", DOCUMENT.getBytes(UTF_8));
		String id = staged("editor", DOCUMENT.replace("	4.50	", "	4.60	"));
		JsonNode before = content();
		JsonNode item = done("editor", "abandonStagedImport", id, 1, "");
		assertThat(item.path("status").asString()).isEqualTo("ABANDONED");
		assertThat(item.path("fileName").isNull()).isTrue();
		assertThat(rows.count("staged_file")).isZero();
		assertThat(content()).isEqualTo(before);
		assertThat(json(client.get("editor", "/imports/staged/" + id)).path("status").asString())
			.isEqualTo("ABANDONED");
	}

	@Test
	void theSameContentIsTheSameJobUntilThatHasEnded() {
		String id = staged("finance", DOCUMENT);
		assertThat(staged("finance", DOCUMENT)).isEqualTo(id);
		String theirs = staged("editor", DOCUMENT);
		assertThat(theirs).as("of somebody who may not see the other").isNotEqualTo(id);
		assertThat(staged("editor", DOCUMENT)).isEqualTo(theirs);
		assertThat(rows.count("staged_import")).isEqualTo(2);
		done("finance", "abandonStagedImport", id, 1, "");
		assertThat(staged("finance", DOCUMENT)).isNotEqualTo(id);
	}

	@Test
	void whatWasNotReadWhenTheServerDiedIsReadAfterTheRestart() {
		String id = staged("finance", DOCUMENT);
		sql.update("update jiheng.staged_import set status = 'RECEIVED', files_read = 0, files_total = null");
		sql.update("update jiheng.staged_file set departments = null");
		next = Importers.over(database);
		JsonNode item = read(new Multipart(next.getWebServer().getPort()), "finance", id);
		assertThat(item.path("filesRead").asInt()).isEqualTo(1);
		assertThat(item.path("files").path(0).path("projects").asInt()).isEqualTo(14);
		done("finance", "commitStagedImport", id, 1, "mode: REPLACE");
		assertThat(rows.count("project")).isEqualTo(14);
	}

	@Test
	void nobodyElseSeesOrCommitsIt() {
		client.post("finance", DOCUMENT.getBytes(UTF_8));
		String finances = staged("finance", DOCUMENT.replace("	4.50	", "	4.60	"));
		String editors = staged("editor", DOCUMENT.replace("	4.50	", "	4.70	"));
		String absent = json(client.query("finance", "{ viewer { subject } }")).toString();
		assertThat(absent).contains("finance");
		for (String user : List.of("changli", "other-editor", "editor")) {
			assertThat(client.get(user, "/imports/staged/" + finances).statusCode()).as(user).isEqualTo(404);
			assertThat(item(user, finances, "status").isNull()).as(user).isTrue();
			assertThat(refused(user, "commitStagedImport", finances, 1, "mode: REPLACE")).isEqualTo("NOT_FOUND");
			assertThat(refused(user, "abandonStagedImport", finances, 1, "")).isEqualTo("NOT_FOUND");
		}
		for (String user : List.of("other-editor", "second-editor")) {
			assertThat(client.get(user, "/imports/staged/" + editors).statusCode()).as(user).isEqualTo(404);
			assertThat(refused(user, "commitStagedImport", editors, 1, "mode: REPLACE")).isEqualTo("NOT_FOUND");
		}
		assertThat(client.get("finance", "/imports/staged/" + editors).statusCode()).isEqualTo(200);
		for (String user : List.of("reviewer", "auditor", "oversight", "administrator", "nobody")) {
			assertThat(stage(user, DOCUMENT).statusCode()).as(user).isEqualTo(403);
			assertThat(client.get(user, "/imports/staged/" + editors).statusCode()).as(user).isEqualTo(403);
		}
		assertThat(list("changli")).isEmpty();
		assertThat(list("editor")).containsExactly(editors);
		assertThat(list("finance")).containsExactly(editors, finances);
	}

	@Test
	void aDocumentOfOthersIsRefusedAndNothingOfItIsSaid() {
		String theirs = DOCUMENT.replace("卢龙", "昌黎");
		String id = staged("finance", theirs);
		JsonNode file = file("finance", id, "state department findings { code } readings { raw }");
		assertThat(file.toString()).isEqualTo(
				"{\"state\":\"REFUSED\",\"department\":null,\"findings\":[{\"code\":\"OTHER_COUNTY\"}],\"readings\":[]}");
		assertThat(refused("finance", "commitStagedImport", id, 1, "mode: REPLACE")).isEqualTo("STAGED_REFUSED");
		String other = staged("other-editor", DOCUMENT);
		assertThat(file("other-editor", other, "findings { code } readings { raw }").toString())
			.isEqualTo("{\"findings\":[{\"code\":\"OTHER_DEPARTMENT\"}],\"readings\":[]}");
	}

	@Test
	void whatWasEditedByHandIsOnlyWrittenOverByWhoSawTheDifference() {
		client.post("finance", DOCUMENT.getBytes(UTF_8));
		JsonNode budget = json(client.query("editor",
				"{ budget(county: \"130324\", department: \"315\", year: 2024) { id version } }"))
			.path("data")
			.path("budget");
		client.query("editor",
				"mutation { editBudget(input: {budget: \"%s\", expectedVersion: %d, title: \"手工改过的标题\"}) { problems { code } } }"
					.formatted(budget.path("id").asString(), budget.path("version").asInt()));
		String id = staged("editor", DOCUMENT);
		int seen = file("editor", id, "difference { budgetVersion }").findValue("budgetVersion").asInt();
		assertThat(refused("editor", "commitStagedImport", id, 1, "mode: REPLACE")).isEqualTo("CONFLICT BUDGET_EDITED");
		assertThat(refused("editor", "commitStagedImport", id, 1,
				"mode: REPLACE, seen: [{budgetVersion: %d}]".formatted(seen - 1)))
			.isEqualTo("CONFLICT BUDGET_CHANGED");
		done("editor", "commitStagedImport", id, 1, "mode: REPLACE, seen: [{budgetVersion: %d}]".formatted(seen));
		assertThat(content().path("title").asString()).isNotEqualTo("手工改过的标题");
	}

	@Test
	void aSubmittedBudgetIsNotWrittenOverWhateverWasSeen() {
		client.post("finance", DOCUMENT.getBytes(UTF_8));
		String id = staged("editor", DOCUMENT.replace("	4.50	", "	4.60	"));
		int seen = file("editor", id, "difference { budgetVersion }").findValue("budgetVersion").asInt();
		database.asOwner("set local jiheng.role = 'COUNTY_FINANCE'; set local jiheng.subject = 'finance';"
				+ " update jiheng.budget set status = 'SUBMITTED', round = 1");
		assertThat(refused("editor", "commitStagedImport", id, 1,
				"mode: REPLACE, seen: [{budgetVersion: %d}]".formatted(seen)))
			.isEqualTo("CONFLICT BUDGET_SUBMITTED");
		assertThat(item("editor", id, "status version").toString()).isEqualTo("{\"status\":\"READ\",\"version\":1}");
	}

	@Test
	void bytesThatTellOfAClassifiedProjectAreErased() {
		String secret = DOCUMENT.replace("	涉密					\n", "	某某专案侦办费					\n");
		assertThat(secret).isNotEqualTo(DOCUMENT);
		String id = staged("finance", secret);
		assertThat(item("finance", id, "status withheld files { name }").toString())
			.isEqualTo("{\"status\":\"ABANDONED\",\"withheld\":true,\"files\":[]}");
		assertThat(rows.count("staged_file")).isZero();
		client.post("finance", DOCUMENT.getBytes(UTF_8));
		String open = staged("finance", DOCUMENT.replace("	4.50	", "	4.60	"));
		String another = staged("other-editor", DOCUMENT.replace("315001", "316001").replace("司法局", "审计局"));
		JsonNode project = json(client.query("editor",
				"{ budget(county: \"130324\", department: \"315\", year: 2024) { version projects(first: 1) { nodes { id } } } }"));
		HttpResponse<String> classified = client.query("editor",
				"mutation { classifyProject(input: {project: \"%s\", expectedVersion: %d, basis: \"定密规定第十条\"}) { problems { code } } }"
					.formatted(project.findValue("id").asString(), project.findValue("version").asInt()));
		assertThat(classified.body()).contains("\"problems\":[]");
		assertThat(item("finance", open, "status withheld").toString()).as("an editor does not see it, and yet it goes")
			.isEqualTo("{\"status\":\"ABANDONED\",\"withheld\":true}");
		assertThat(item("other-editor", another, "status").path("status").asString()).isEqualTo("READ");
		String again = staged("finance", DOCUMENT.replace("	4.50	", "	4.60	"));
		assertThat(item("finance", again, "withheld").path("withheld").asBoolean())
			.as("the draft's project is classified, the document's is open")
			.isTrue();
		assertThat(rows.count("staged_file")).isEqualTo(1);
	}

	@Test
	void anArchiveIsStagedAndCommittedByItsPolicy() {
		byte[] archive = ArchiveImportTests.zip(new TreeMap<>(
				Map.of("1.txt", DOCUMENT, "2.txt", ImportBench.ofDepartment(DOCUMENT, 1), "3.txt", "不是预算文本")));
		String all = id(client.post("finance", "/imports?stage=true&policy=ALL_OR_NOTHING",
				Multipart.part("file", "全县.zip", archive)));
		read(client, "finance", all);
		JsonNode item = item("finance", all, "fileName policy filesTotal filesRead files { position name state }");
		assertThat(item.path("fileName").asString()).isEqualTo("全县.zip");
		assertThat(item.path("filesRead").asInt()).isEqualTo(3);
		assertThat(item.path("files").findValuesAsString("state")).containsExactly("READY", "READY", "REFUSED");
		assertThat(refused("finance", "commitStagedImport", all, 1, "mode: REPLACE")).isEqualTo("STAGED_REFUSED");
		assertThat(rows.count("budget")).isZero();
		String good = id(client.post("finance", "/imports?stage=true&policy=GOOD_ONES",
				Multipart.part("file", "全县.zip", archive)));
		read(client, "finance", good);
		assertThat(done("finance", "commitStagedImport", good, 1, "mode: REPLACE").path("imports").size()).isEqualTo(2);
		assertThat(rows.count("project")).isEqualTo(28);
	}

	@ParameterizedTest
	@ValueSource(strings = { "docx", "xlsx", "pdf" })
	void officeFilesAreCorrectedAsTextIs(String format) {
		String id = staged("finance", "x." + format, OfficeFiles.published(format));
		String readings = "state readings { place { line cell project } indicator field raw reading confidence correction }";
		JsonNode file = file("finance", id, readings);
		JsonNode name = reading(file, 1, null, "name");
		done("finance", "correctStagedImport", id, 1, "cell: {line: %d, cell: %d}, text: \"法律顾问服务经费\""
			.formatted(name.path("place").path("line").asInt(), name.path("place").path("cell").asInt()));
		Integer target = readings(file, 2).filter(each -> each.path("field").asString().equals("target"))
			.findFirst()
			.orElseThrow()
			.path("indicator")
			.asInt();
		done("finance", "correctStagedImport", id, 2,
				"field: {project: 2, indicator: %d, field: \"target\"}, text: \"≥377 件\"".formatted(target));
		done("finance", "correctStagedImport", id, 3, "field: {project: 1, field: \"purpose\"}, text: \"聘请法律顾问\"");
		JsonNode corrected = file("finance", id, readings);
		assertThat(corrected.path("state").asString()).isEqualTo("READY");
		assertThat(reading(corrected, 1, null, "name").path("reading").asString()).isEqualTo("法律顾问服务经费");
		assertThat(reading(corrected, 1, null, "purpose").path("reading").asString()).isEqualTo("聘请法律顾问");
		JsonNode read = reading(corrected, 2, target, "target");
		assertThat(read.path("reading").asString()).isEqualTo("≥ 377件");
		assertThat(read.path("correction").asInt()).isEqualTo(2);
		done("finance", "commitStagedImport", id, 4, "mode: REPLACE");
		assertThat(content().toString()).contains("法律顾问服务经费", "聘请法律顾问", "≥377件");
	}

	@ParameterizedTest
	@ValueSource(strings = { "docx", "xlsx", "pdf" })
	void aPersonSaysOfAnOfficeFileWhichDepartmentItIs(String format) {
		client.post("finance", DOCUMENT.getBytes(UTF_8));
		String id = staged("finance", "x." + format, OfficeFiles.layout("yunnan", format));
		assertThat(file("finance", id, "state findings { code }").findValue("code").asString())
			.isEqualTo("DEPARTMENT_MISSING");
		String name = file("finance", id, "departmentNames").path("departmentNames").path(0).asString();
		done("finance", "correctStagedImport", id, 1, "department: \"315\", rememberName: \"" + name + "\"");
		assertThat(file("finance", id, "state department").toString())
			.isEqualTo("{\"state\":\"READY\",\"department\":\"315\"}");
		done("finance", "commitStagedImport", id, 2, "mode: REPLACE");
		assertThat(rows.count("budget")).isEqualTo(2);
		String next = staged("finance", "y." + format, OfficeFiles.layout("yunnan", format));
		assertThat(file("finance", next, "state findings { code }").findValuesAsString("code"))
			.contains("DEPARTMENT_BY_ALIAS");
	}

	@Test
	void aPersonSaysWhichDepartmentItIs() {
		client.post("finance", DOCUMENT.getBytes(UTF_8));
		String id = staged("finance", ArchiveImportTests.form("yunnan_selfeval_2020_pipe").replace("某区主管局", "司法局"));
		assertThat(file("finance", id, "state findings { code }").findValue("code").asString())
			.isEqualTo("DEPARTMENT_MISSING");
		done("finance", "correctStagedImport", id, 1, "department: \"315\"");
		assertThat(file("finance", id, "state department year").toString())
			.isEqualTo("{\"state\":\"READY\",\"department\":\"315\",\"year\":2020}");
		done("finance", "commitStagedImport", id, 2, "mode: REPLACE");
		assertThat(rows.count("budget")).isEqualTo(2);
	}

	@Test
	void whatIsForgottenExpiresAndIsErased() {
		String id = staged("finance", DOCUMENT);
		sql.update("update jiheng.staged_import set expires_at = now() - interval '1 second'");
		sql.update("update jiheng.staged_file set expires_at = now() - interval '1 second'");
		assertThat(item("finance", id, "status files { name }").toString())
			.isEqualTo("{\"status\":\"EXPIRED\",\"files\":[]}");
		assertThat(refused("finance", "commitStagedImport", id, 1, "mode: REPLACE")).isEqualTo("CONFLICT STAGED_ENDED");
		String next = staged("finance", DOCUMENT);
		assertThat(next).isNotEqualTo(id);
		assertThat(rows.count("staged_file")).as("the expired one went when the next came").isEqualTo(1);
	}

	@Test
	void aStagedFileDoesNotGoWithADryRun() {
		HttpResponse<String> answer = client.post("finance", "/imports?stage=true&dryRun=true",
				Multipart.part("file", "x.txt", DOCUMENT.getBytes(UTF_8)));
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains("DRY_RUN_OF_STAGE");
		assertThat(rows.count("staged_import")).isZero();
	}

	private HttpResponse<String> stage(String user, String document) {
		return client.post(user, "/imports?stage=true", Multipart.part("file", "x.txt", document.getBytes(UTF_8)));
	}

	/** Its id, once it has been read. */
	private String staged(String user, String document) {
		HttpResponse<String> answer = stage(user, document);
		String id = id(answer);
		assertThat(answer.headers().firstValue("Location")).contains("/imports/staged/" + id);
		read(client, user, id);
		return id;
	}

	private String staged(String user, String name, byte[] file) {
		String id = id(client.post(user, "/imports?stage=true", Multipart.part("file", name, file)));
		read(client, user, id);
		return id;
	}

	private static String id(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
		return json(answer).path("id").asString();
	}

	static JsonNode read(Multipart client, String user, String id) {
		for (int i = 0; i < 600; i++) {
			JsonNode item = json(client.get(user, "/imports/staged/" + id));
			if (!item.path("status").asString().equals("RECEIVED")) {
				return item;
			}
			try {
				Thread.sleep(50);
			}
			catch (InterruptedException failure) {
				throw new IllegalStateException(failure);
			}
		}
		throw new AssertionError("it was not read");
	}

	private JsonNode item(String user, String id, String selection) {
		return data(client.query(user, "{ stagedImport(id: \"%s\") { %s } }".formatted(id, selection)))
			.path("stagedImport");
	}

	private JsonNode file(String user, String id, String selection) {
		return item(user, id, "files { " + selection + " }").path("files").path(0);
	}

	private List<String> list(String user) {
		return data(client.query(user, "{ stagedImports(first: 10) { nodes { id } totalCount } }"))
			.findValuesAsString("id");
	}

	private JsonNode done(String user, String mutation, String id, int version, String rest) {
		JsonNode answer = run(user, mutation, id, version, rest);
		assertThat(answer.has("errors") || !answer.path("data").path("done").path("problems").isEmpty())
			.as(mutation + " " + rest + ": " + answer)
			.isFalse();
		return answer.path("data").path("done").path("stagedImport");
	}

	/** The code that it is refused with. */
	private String refused(String user, String mutation, String id, int version, String rest) {
		JsonNode answer = run(user, mutation, id, version, rest);
		JsonNode problem = answer.path("data").path("done").path("problems").path(0).path("code");
		if (!problem.isMissingNode()) {
			return problem.asString();
		}
		JsonNode extensions = answer.path("errors").path(0).path("extensions");
		return extensions.path("code").asString("done")
				+ (extensions.has("reason") ? " " + extensions.path("reason").asString() : "");
	}

	private JsonNode run(String user, String mutation, String id, int version, String rest) {
		return json(client.query(user,
				"mutation { done: %s(input: {stagedImport: \"%s\", expectedVersion: %d, %s}) { stagedImport { status version fileName imports { id } } problems { code message } } }"
					.formatted(mutation, id, version, rest)));
	}

	private JsonNode content() {
		return data(client.query("finance", CONTENT)).path("budget");
	}

	private static Integer indicator(JsonNode file, int project, String raw) {
		return readings(file, project).filter(each -> each.path("raw").asString().equals(raw))
			.findFirst()
			.orElseThrow()
			.path("indicator")
			.asInt();
	}

	private static JsonNode reading(JsonNode file, int project, Integer indicator, String field) {
		return readings(file, project).filter(each -> each.path("field").asString().equals(field))
			.filter(each -> indicator == null ? each.path("indicator").isNull()
					: each.path("indicator").asInt() == indicator)
			.findFirst()
			.orElseThrow();
	}

	private static Stream<JsonNode> readings(JsonNode file, int project) {
		List<JsonNode> readings = new ArrayList<>();
		file.path("readings").forEach(readings::add);
		return readings.stream().filter(each -> each.path("place").path("project").asInt(0) == project);
	}

	private static List<JsonNode> kinds(JsonNode difference, String kind) {
		List<JsonNode> changes = new ArrayList<>();
		difference.path("changes").forEach(changes::add);
		return changes.stream().filter(change -> change.path("kind").asString().equals(kind)).toList();
	}

	/** The document without the table of a project, nor its line in the contents. */
	private static String without(int project) {
		int start = heading(project);
		int end = project == 14 ? DOCUMENT.length() : heading(project + 1);
		return DOCUMENT.substring(0, start) + DOCUMENT.substring(end);
	}

	private static int heading(int project) {
		Matcher matcher = Pattern.compile("(?m)^" + project + "\\. ?[^\n]*绩效目标表\\s*$").matcher(DOCUMENT);
		int last = -1;
		while (matcher.find()) {
			last = matcher.start();
		}
		assertThat(last).as("heading of project " + project).isPositive();
		return last;
	}

	private static JsonNode data(HttpResponse<String> answer) {
		JsonNode json = json(answer);
		assertThat(json.has("errors")).as(answer.body()).isFalse();
		return json.path("data");
	}

	private static JsonNode json(HttpResponse<String> answer) {
		return JsonMapper.shared().readTree(answer.body());
	}

}
