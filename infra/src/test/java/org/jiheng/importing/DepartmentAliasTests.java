package org.jiheng.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.jiheng.document.LulongJustice2024;
import org.jiheng.document.persistence.ImportedRows;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Documents that call their department otherwise than it is registered: suggested, then
 * confirmed by a person, then placed by the alias. Over HTTP, on PostgreSQL.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DepartmentAliasTests {

	private static final String OLD = "卢龙县司法行政局";

	private static final String SUGGESTED = "state departmentNames departmentSuggestions { department { code } name likelihood reason }"
			+ " findings { severity code message advice place { line cell } }";

	private final ReactiveWebServerApplicationContext context;

	private final Multipart client;

	private final ImportedRows rows;

	private final JdbcTemplate sql;

	DepartmentAliasTests(Database database) {
		this.context = Importers.over(database);
		this.client = new Multipart(context.getWebServer().getPort());
		this.rows = new ImportedRows(database);
		this.sql = new JdbcTemplate(database.owner());
	}

	@BeforeEach
	void threeDepartments() {
		sql.execute("delete from jiheng.staged_file; delete from jiheng.staged_import");
		rows.empty();
		sql.execute("""
				insert into jiheng.department (county_code, department_code, name, registered_by) values
				  ('130324', '315', '卢龙县司法局', 'test'), ('130324', '316', '卢龙县政法局', 'test'),
				  ('130324', '321', '卢龙县民政局', 'test'), ('130322', '315', '昌黎县司法局', 'test')""");
	}

	@AfterAll
	void close() {
		context.close();
	}

	@Test
	void aNameThatIsNotKnownIsSuggestedConfirmedAndPlacedByItsAliasFromThenOn() {
		String id = staged("finance", named(OLD));
		JsonNode file = file("finance", id, SUGGESTED);
		assertThat(file.path("state").asString()).isEqualTo("REFUSED");
		assertThat(file.path("departmentNames").path(0).asString()).isEqualTo(OLD);
		assertThat(file.path("departmentSuggestions").path(0).toString()).isEqualTo(
				"{\"department\":{\"code\":\"315\"},\"name\":\"卢龙县司法行政局\",\"likelihood\":\"LOW\",\"reason\":\"与“卢龙县司法局”一个包含另一个\"}");
		assertThat(problem("editor", correct(id, 1, "department: \"315\", rememberName: \"" + OLD + "\"")))
			.as("a file that another staged")
			.isEqualTo("NOT_FOUND");
		assertThat(problem("finance", correct(id, 1, "department: \"315\", rememberName: \"卢龙县法务局\"")))
			.isEqualTo("NAME_NOT_WRITTEN");
		assertThat(aliases()).isEmpty();
		assertThat(
				problem("finance", correct(id, 1, "department: \"315\", rememberName: \"" + OLD + "\", dryRun: true")))
			.isEmpty();
		assertThat(aliases()).isEmpty();
		assertThat(problem("finance", correct(id, 1, "department: \"315\", rememberName: \"" + OLD + "\""))).isEmpty();
		assertThat(aliases()).containsExactly("315 " + OLD);
		JsonNode entry = data(
				client.query("finance", "{ auditEntries(last: 1) { nodes { operation changes { place after } } } }"))
			.path("auditEntries")
			.path("nodes")
			.path(0);
		assertThat(entry.path("operation").asString()).isEqualTo("correctStagedImport");
		assertThat(entry.path("changes").toString()).contains("department alias 1 of 315", OLD);

		String next = staged("editor", named("卢龙县 司法行政局（本级）").replace("2020", "2021"));
		JsonNode placed = file("editor", next, SUGGESTED + " department");
		assertThat(placed.path("state").asString()).isEqualTo("READY");
		assertThat(placed.path("department").asString()).isEqualTo("315");
		assertThat(placed.path("departmentSuggestions")).isEmpty();
		JsonNode note = finding(placed, "DEPARTMENT_BY_ALIAS");
		assertThat(note.path("severity").asString()).isEqualTo("HINT");
		assertThat(note.path("message").asString()).contains(OLD, "315 卢龙县司法局", "由 finance 于 20", "确认");
		assertThat(note.path("place").path("line").isInt()).isTrue();
		HttpResponse<String> at = client.post("finance", named(OLD).getBytes(UTF_8));
		assertThat(at.statusCode()).as(at.body()).isEqualTo(201);
		assertThat(codes(at)).contains("DEPARTMENT_BY_ALIAS");

		assertThat(problem("finance", "withdrawDepartmentAlias(input: {name: \"" + OLD + "\"})")).isEmpty();
		assertThat(problem("finance", "withdrawDepartmentAlias(input: {name: \"" + OLD + "\"})"))
			.isEqualTo("ALIAS_UNKNOWN");
		assertThat(aliases()).isEmpty();
		assertThat(file("editor", next, "state").path("state").asString()).isEqualTo("REFUSED");
	}

	@Test
	void anImportAtOnceSaysWhatItMayBeAndHowToMendIt() {
		HttpResponse<String> asked = client.post("finance", "/imports?dryRun=true", part(named("司法局")));
		assertThat(asked.statusCode()).as(asked.body()).isEqualTo(422);
		assertThat(codes(asked)).containsExactly("DEPARTMENT_MISSING");
		assertThat(asked.body()).contains("315 卢龙县司法局（很可能：与“卢龙县司法局”只差县名）", "department=315", "confirmDepartmentAlias");
		assertThat(problem("finance", confirm("315", "司法局"))).isEmpty();
		HttpResponse<String> dry = client.post("finance", "/imports?dryRun=true", part(named("司法局")));
		assertThat(dry.statusCode()).as(dry.body()).isEqualTo(200);
		assertThat(codes(dry)).contains("DEPARTMENT_BY_ALIAS", "COUNTY_NOT_NAMED");
		assertThat(rows.count("budget")).isZero();
		HttpResponse<String> other = client.post("other-editor", "/imports?dryRun=true", part(named("司法局")));
		assertThat(codes(other)).as("of another department nothing is seen").containsExactly("DEPARTMENT_MISSING");
		assertThat(other.body()).doesNotContain("可能是", "department=315", "别名由");
	}

	@Test
	void aDepartmentIsKnownByItsRegisteredNameToo() {
		HttpResponse<String> stored = client.post("finance", named("卢龙县民政局").getBytes(UTF_8));
		assertThat(stored.statusCode()).as(stored.body()).isEqualTo(201);
		assertThat(codes(stored)).contains("DEPARTMENT_BY_NAME");
		assertThat(json(stored).path("department").asString()).isEqualTo("321");
	}

	@Test
	void aNameIsOneDepartmentsAlone() {
		assertThat(problem("finance", confirm("315", "卢龙县民政局"))).isEqualTo("ALIAS_IS_NAME");
		assertThat(problem("finance", confirm("315", "卢龙县司法局（本级）"))).isEqualTo("ALIAS_IS_NAME");
		assertThat(problem("finance", confirm("315", "321"))).isEqualTo("ALIAS_IS_CODE");
		assertThat(problem("finance", confirm("315", "３２１"))).isEqualTo("ALIAS_IS_CODE");
		assertThat(problem("finance", confirm("315", " "))).isEqualTo("NAME");
		assertThat(problem("finance", confirm("999", OLD))).isEqualTo("DEPARTMENT_UNKNOWN");
		assertThat(problem("finance", confirm("315", "昌黎县司法局"))).isEqualTo("ALIAS_OF_OTHER_COUNTY");
		assertThat(problem("finance", confirm("315", OLD))).isEmpty();
		assertThat(problem("finance", confirm("315", OLD + "本级"))).as("the same once more").isEmpty();
		assertThat(problem("finance", confirm("321", OLD))).isEqualTo("ALIAS_TAKEN");
		assertThat(problem("finance", "registerDepartment(input: {code: \"330\", name: \"" + OLD + "\"})"))
			.isEqualTo("NAME_IS_ALIAS");
		assertThat(aliases()).containsExactly("315 " + OLD);
		for (String user : List.of("editor", "reviewer", "auditor", "oversight", "administrator")) {
			assertThat(problem(user, confirm("315", "法务局"))).as(user).isEqualTo("FORBIDDEN");
			assertThat(problem(user, "withdrawDepartmentAlias(input: {name: \"" + OLD + "\"})")).as(user)
				.isEqualTo("FORBIDDEN");
		}
		assertThat(problem("changli", "withdrawDepartmentAlias(input: {name: \"" + OLD + "\"})"))
			.isEqualTo("ALIAS_UNKNOWN");
		assertThat(aliases()).containsExactly("315 " + OLD);
	}

	@Test
	void aCodeThatContradictsTheNameIsRefusedWithBothUntilAPersonSays() {
		assertThat(problem("finance", confirm("315", OLD))).isEmpty();
		for (String name : List.of("卢龙县司法局", OLD)) {
			String document = coded("321", name);
			HttpResponse<String> refused = client.post("finance", document.getBytes(UTF_8));
			assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
			assertThat(codes(refused)).containsExactly("DEPARTMENT_CONTRADICTS");
			assertThat(refused.body()).contains("321 卢龙县民政局", "315 卢龙县司法局", "department=321");
			assertThat(rows.count("budget")).isZero();
			String id = staged("finance", document);
			assertThat(file("finance", id, SUGGESTED).path("departmentSuggestions").findValuesAsString("code"))
				.containsExactly("321", "315");
			assertThat(problem("finance", correct(id, 1, "department: \"321\", rememberName: \"" + name + "\"")))
				.isIn("ALIAS_IS_NAME", "ALIAS_TAKEN");
			assertThat(problem("finance", correct(id, 1, "department: \"321\""))).isEmpty();
			JsonNode said = file("finance", id, SUGGESTED + " department");
			assertThat(said.path("department").asString()).isEqualTo("321");
			assertThat(finding(said, "DEPARTMENT_CONTRADICTS").path("severity").asString()).isEqualTo("WARNING");
		}
		HttpResponse<String> unknown = client.post("finance", coded("330", "卢龙县司法局").getBytes(UTF_8));
		assertThat(codes(unknown)).as("no second department of that name").containsExactly("DEPARTMENT_CONTRADICTS");
		HttpResponse<String> own = client.post("finance", coded("315", OLD).getBytes(UTF_8));
		assertThat(own.statusCode()).as(own.body()).isEqualTo(201);
		assertThat(codes(own)).contains("DEPARTMENT_BY_ALIAS").doesNotContain("DEPARTMENT_NAME");
		HttpResponse<String> otherwise = client.post("finance",
				coded("315", "卢龙县法务局").replace("2024 年部门预算", "2025 年部门预算").getBytes(UTF_8));
		assertThat(codes(otherwise)).contains("DEPARTMENT_NAME");
		assertThat(sql.queryForObject(
				"select name from jiheng.department where county_code = '130324'" + " and department_code = '315'",
				String.class))
			.isEqualTo("卢龙县司法局");
	}

	@Test
	void whatBecameOfADepartmentIsSaid() {
		assertThat(problem("finance", confirm("315", OLD))).isEmpty();
		assertThat(problem("finance", """
				recordDepartmentChange(input: {department: "315", firstYear: 2020, kind: MERGED,
				  parts: [{department: "316"}], basis: "机构改革"})""")).isEmpty();
		for (String name : List.of("卢龙县司法局", OLD)) {
			String id = staged("finance", named(name));
			JsonNode file = file("finance", id, SUGGESTED);
			assertThat(file.path("findings").findValuesAsString("code")).containsExactly("DEPARTMENT_UNDECIDED");
			JsonNode first = file.path("departmentSuggestions").path(0);
			assertThat(first.path("department").path("code").asString()).isEqualTo("316");
			assertThat(first.path("likelihood").asString()).isEqualTo("HIGH");
			assertThat(first.path("reason").asString()).contains("315 卢龙县司法局自 2020 年起已并入 316 卢龙县政法局");
		}
		HttpResponse<String> before = client.post("finance", named(OLD).replace("2020", "2019").getBytes(UTF_8));
		assertThat(before.statusCode()).as("before it ended: " + before.body()).isEqualTo(201);
		HttpResponse<String> coded = client.post("finance", "/imports?dryRun=true", part(coded("315", "卢龙县司法局")));
		assertThat(codes(coded)).contains("DEPARTMENT_ENDED");
		assertThat(problem("finance", confirm("315", "法务局"))).isEqualTo("DEPARTMENT_ENDED");
		assertThat(problem("finance", confirm("316", "法务局"))).isEmpty();
	}

	@Test
	void aDocumentOfAnotherCountyIsRefusedAndOnlyThatIsSaidWhateverTheAliases() {
		sql.update(
				"""
						insert into jiheng.department_alias (county_code, number, department_code, alias, alias_key, confirmed_by)
						values ('130324', 1, '315', '昌黎县司法局', '昌黎县司法局', 'test')""");
		for (String document : List.of(named("昌黎县司法局"), coded("315", "昌黎县司法局"))) {
			HttpResponse<String> answer = client.post("finance", document.getBytes(UTF_8));
			assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
			assertThat(codes(answer)).containsExactly("OTHER_COUNTY");
			assertThat(answer.body()).doesNotContain("昌黎", "315");
			String id = staged("finance", document);
			JsonNode file = file("finance", id, SUGGESTED + " readings { raw }");
			assertThat(file.path("findings").findValuesAsString("code")).containsExactly("OTHER_COUNTY");
			assertThat(file.path("departmentNames")).isEmpty();
			assertThat(file.path("departmentSuggestions")).isEmpty();
			assertThat(file.path("readings")).isEmpty();
			assertThat(problem("finance", correct(id, 1, "department: \"315\", rememberName: \"昌黎县司法局\"")))
				.isEqualTo("NAME_NOT_PLACED");
		}
		assertThat(rows.count("budget")).isZero();
	}

	@Test
	void aDepartmentSeesItsOwnAliases() {
		assertThat(problem("finance", confirm("315", OLD))).isEmpty();
		assertThat(problem("finance", confirm("316", "政法委"))).isEmpty();
		String query = "{ county(code: \"130324\") { departments { code aliases { number department name confirmedBy confirmedAt } } } }";
		JsonNode all = data(client.query("finance", query));
		assertThat(all.findValuesAsString("name")).containsExactly(OLD, "政法委");
		assertThat(data(client.query("editor", query)).findValuesAsString("name")).containsExactly(OLD);
		assertThat(data(client.query("changli", query)).findValuesAsString("name")).isEmpty();
	}

	@Test
	void aUnitThatIsOnlyNamedIsSuggestedConfirmedAndPlacedFromThenOn() {
		units("315001 卢龙县司法局本级", "315002 卢龙县公证处", "321001 卢龙县民政局本级");
		assertThat(codes(client.post("finance", "/imports?dryRun=true", part(ofUnit("卢龙县公证处")))))
			.contains("UNIT_BY_NAME")
			.doesNotContain("UNIT_MISSING");
		assertThat(codes(client.post("finance", "/imports?dryRun=true", part(ofUnit("卢龙县司法局")))))
			.contains("UNIT_BY_NAME");
		assertThat(codes(client.post("finance", "/imports?dryRun=true", part(ofUnit("315002")))))
			.doesNotContain("UNIT_MISSING");
		assertThat(codes(client.post("finance", "/imports?dryRun=true", part(ofUnit("卢龙县文化馆")))))
			.as("nothing is like it")
			.contains("UNIT_MISSING")
			.doesNotContain("UNIT_UNDECIDED");

		HttpResponse<String> stored = client.post("finance", ofUnit("公证处").getBytes(UTF_8));
		assertThat(stored.statusCode()).as(stored.body()).isEqualTo(201);
		assertThat(unitsOfProjects()).containsExactly("-");
		String id = staged("finance", ofUnit("公证处"));
		JsonNode asked = finding(file("finance", id, SUGGESTED), "UNIT_UNDECIDED");
		assertThat(asked.path("severity").asString()).isEqualTo("WARNING");
		assertThat(asked.path("message").asString()).contains("项目 1", "“公证处”");
		assertThat(asked.path("advice").asString()).contains("315002 卢龙县公证处（很可能：与“卢龙县公证处”只差县名）", "unit=315002");
		assertThat(asked.path("place").path("cell").isInt()).isTrue();

		assertThat(problem("finance", correct(id, 1, "field: {project: 1, field: \"unit\"}, text: \"315002 卢龙县公证处\"")))
			.isEmpty();
		JsonNode said = file("finance", id, SUGGESTED + " readings { field raw reading }");
		assertThat(said.path("findings").findValuesAsString("code")).noneMatch(code -> code.startsWith("UNIT_"));
		assertThat(said.path("readings").toString()).contains("\"reading\":\"315002 卢龙县公证处\"");

		assertThat(problem("finance", confirm("315", "公证处", "321001"))).isEqualTo("UNIT_UNKNOWN");
		assertThat(problem("finance", confirm("315", "公证处", "315009"))).isEqualTo("UNIT_UNKNOWN");
		assertThat(problem("finance", confirm("315", "卢龙县公证处", "315002"))).isEqualTo("ALIAS_IS_NAME");
		assertThat(problem("finance", confirm("315", "卢龙县公证处", "315001"))).isEqualTo("ALIAS_IS_NAME");
		assertThat(problem("editor", confirm("315", "公证处", "315002"))).isEqualTo("FORBIDDEN");
		assertThat(problem("finance", confirm("315", "公证处", "315002"))).isEmpty();
		assertThat(problem("finance", confirm("315", "公证处", "315002"))).as("the same once more").isEmpty();
		assertThat(problem("finance", confirm("315", "公证处", "315001"))).isEqualTo("ALIAS_TAKEN");
		assertThat(problem("finance", confirm("315", "公证处"))).isEqualTo("ALIAS_TAKEN");
		assertThat(data(client.query("finance",
				"{ county(code: \"130324\") { departments { aliases { department unit name } } } }"))
			.findValuesAsString("unit")).containsExactly("315002");

		JsonNode placed = file("editor", staged("editor", ofUnit("公证处")),
				SUGGESTED + " readings { field raw reading }");
		assertThat(finding(placed, "UNIT_BY_ALIAS").path("message").asString()).contains("315002 卢龙县公证处",
				"由 finance 于 20");
		assertThat(placed.path("readings").toString())
			.contains("{\"field\":\"unit\",\"raw\":\"公证处\",\"reading\":\"315002 卢龙县公证处\"}");
		HttpResponse<String> again = client.post("finance", ofUnit("公证处").getBytes(UTF_8));
		assertThat(again.statusCode()).as("the same words, of which more is known").isEqualTo(201);
		assertThat(unitsOfProjects()).containsExactly("315002");
		assertThat(client.post("finance", ofUnit("公证处").getBytes(UTF_8)).statusCode()).isEqualTo(200);
		assertThat(problem("finance", "withdrawDepartmentAlias(input: {name: \"公证处\"})")).isEmpty();
		assertThat(codes(client.post("finance", "/imports?dryRun=true", part(ofUnit("公证处")))))
			.contains("UNIT_UNDECIDED");
	}

	@Test
	void aUnitThatIsCorrectedIsRemembered() {
		units("315001 卢龙县司法局本级", "315002 卢龙县公证处");
		String id = staged("finance", ofUnit("公证处"));
		String mended = "field: {project: 1, field: \"unit\"}, text: \"315002 卢龙县公证处\", rememberName: \"%s\"";
		assertThat(problem("finance", correct(id, 1, mended.formatted("法律援助中心")))).isEqualTo("NAME_NOT_WRITTEN");
		assertThat(problem("finance", correct(id, 1, mended.formatted("公证处").replace("315002 ", ""))))
			.isEqualTo("NAME_NOT_PLACED");
		assertThat(problem("finance", correct(id, 1, mended.formatted("公证处").replace("315002", "315009"))))
			.isEqualTo("UNIT_UNKNOWN");
		assertThat(problem("editor", correct(staged("editor", ofUnit("公证处")), 1, mended.formatted("公证处"))))
			.isEqualTo("FORBIDDEN");
		assertThat(aliases()).isEmpty();
		assertThat(problem("finance", correct(id, 1, mended.formatted("公证处")))).isEmpty();
		assertThat(aliases()).containsExactly("315 公证处");
		assertThat(codes(client.post("editor", "/imports?dryRun=true", part(ofUnit("公证处"))))).contains("UNIT_BY_ALIAS");
	}

	@Test
	void aUnitsCodeThatContradictsItsNameDecidesNothingAndBothAreTold() {
		units("315001 卢龙县司法局本级", "315002 卢龙县公证处", "321001 卢龙县民政局本级");
		HttpResponse<String> other = client.post("finance", coded("315002 卢龙县司法局本级").getBytes(UTF_8));
		assertThat(other.statusCode()).as(other.body()).isEqualTo(201);
		assertThat(codes(other)).contains("UNIT_CONTRADICTS");
		assertThat(other.body()).contains("代码是 315002 卢龙县公证处", "却是 315001 卢龙县司法局本级 的");
		assertThat(unitsOfProjects()).hasSize(14).containsOnly("-");
		assertThat(codes(client.post("finance", "/imports?dryRun=true", part(coded("315009 卢龙县公证处")))))
			.as("no second unit of that name")
			.contains("UNIT_CONTRADICTS");
		JsonNode read = file("finance", staged("finance", coded("315002 卢龙县司法局本级")),
				"readings(confidences: [REFUSED]) { field reading reasons { code } }");
		assertThat(read.path("readings").toString())
			.contains("{\"field\":\"unit\",\"reading\":null,\"reasons\":[{\"code\":\"UNIT_CONTRADICTS\"}]}");
		HttpResponse<String> mended = client.post("finance", coded("315001 卢龙县司法局本级").getBytes(UTF_8));
		assertThat(mended.statusCode()).as(mended.body()).isEqualTo(201);
		assertThat(codes(mended)).noneMatch(code -> code.startsWith("UNIT_"));
		assertThat(unitsOfProjects()).containsOnly("315001");
	}

	@Test
	void documentsRegisterUnitsAndNeverRenameThem() {
		HttpResponse<String> first = client.post("finance", "/imports?dryRun=true", part(coded("315001 卢龙县司法局本级")));
		assertThat(codes(first)).as("all is new").noneMatch(code -> code.startsWith("UNIT_"));
		units("315001 卢龙县司法局本级", "315002 卢龙县公证处");
		HttpResponse<String> renamed = client.post("finance", coded("315002 卢龙县法律援助中心").getBytes(UTF_8));
		assertThat(renamed.statusCode()).as(renamed.body()).isEqualTo(201);
		assertThat(codes(renamed)).contains("UNIT_NAME");
		assertThat(unitsOfProjects()).containsOnly("315002");
		HttpResponse<String> resembling = client.post("finance", "/imports?dryRun=true", part(coded("315003 公证处")));
		assertThat(codes(resembling)).contains("UNIT_RESEMBLES");
		HttpResponse<String> fresh = client.post("finance", coded("315003 卢龙县法律援助中心").getBytes(UTF_8));
		assertThat(codes(fresh)).contains("UNIT_NEW");
		assertThat(registered()).containsExactly("315001 卢龙县司法局本级", "315002 卢龙县公证处", "315003 卢龙县法律援助中心");

		assertThat(problem("editor", unit("315002", "卢龙县公证服务中心"))).isEqualTo("FORBIDDEN");
		assertThat(problem("finance", unit("999001", "卢龙县公证服务中心"))).isEqualTo("DEPARTMENT_UNKNOWN");
		assertThat(problem("finance", unit("315002", " "))).isEqualTo("NAME");
		assertThat(problem("finance", confirm("315", "法援", "315003"))).isEmpty();
		assertThat(problem("finance", unit("315002", "法援"))).isEqualTo("NAME_IS_ALIAS");
		assertThat(problem("finance", unit("315002", "卢龙县公证服务中心"))).isEmpty();
		assertThat(problem("finance", unit("321001", "卢龙县民政局本级"))).isEmpty();
		assertThat(registered()).containsExactly("315001 卢龙县司法局本级", "315002 卢龙县公证服务中心", "315003 卢龙县法律援助中心",
				"321001 卢龙县民政局本级");
		JsonNode entry = data(client.query("finance",
				"{ auditEntries(last: 2) { nodes { operation changes { place before after } } } }"))
			.path("auditEntries")
			.path("nodes")
			.path(0);
		assertThat(entry.toString()).contains("registerBudgetUnit", "unit 315002 name", "卢龙县公证处", "卢龙县公证服务中心");
	}

	/**
	 * Another province's form of the department, whose unit is called so without a code.
	 */
	private static String ofUnit(String name) {
		return ArchiveImportTests.form("yunnan_selfeval_2020_pipe").replace("某市主管局", "卢龙县司法局").replace("某区主管局", name);
	}

	/** The published document with another unit. */
	private static String coded(String unit) {
		return LulongJustice2024.text().replace("315001 卢龙县司法局本级", unit);
	}

	private void units(String... words) {
		for (String unit : words) {
			sql.update("insert into jiheng.budget_unit (county_code, department_code, unit_code, name)"
					+ " values ('130324', left(?, 3), left(?, 6), substr(?, 8))", unit, unit, unit);
		}
	}

	private List<String> registered() {
		return sql.queryForList(
				"select unit_code || ' ' || name from jiheng.budget_unit order by county_code, unit_code",
				String.class);
	}

	private List<String> unitsOfProjects() {
		return sql.queryForList("select coalesce(unit_code, '-') from jiheng.project order by sequence", String.class);
	}

	private static String unit(String code, String name) {
		return "registerBudgetUnit(input: {code: \"%s\", name: \"%s\"})".formatted(code, name);
	}

	private static String confirm(String department, String name, String unit) {
		return "confirmDepartmentAlias(input: {department: \"%s\", name: \"%s\", unit: \"%s\"})".formatted(department,
				name, unit);
	}

	/** Another province's form, which has no code, with the department of this name. */
	private static String named(String department) {
		return ArchiveImportTests.form("yunnan_selfeval_2020_pipe").replace("某区主管局", department);
	}

	/** The published document with another code and name of its department. */
	private static String coded(String code, String name) {
		return LulongJustice2024.text().replace("315001", code + "001").replace("卢龙县司法局", name);
	}

	private static byte[] part(String document) {
		return Multipart.part("file", "x.txt", document.getBytes(UTF_8));
	}

	private static String confirm(String department, String name) {
		return "confirmDepartmentAlias(input: {department: \"%s\", name: \"%s\"})".formatted(department, name);
	}

	private static String correct(String id, int version, String rest) {
		return "correctStagedImport(input: {stagedImport: \"%s\", expectedVersion: %d, %s})".formatted(id, version,
				rest);
	}

	/** The code that a mutation is refused with; empty when it is done. */
	private String problem(String user, String mutation) {
		JsonNode answer = json(client.query(user, "mutation { done: " + mutation + " { problems { code } } }"));
		return answer.has("errors") ? answer.path("errors").path(0).path("extensions").path("code").asString()
				: answer.path("data").path("done").path("problems").path(0).path("code").asString("");
	}

	private List<String> aliases() {
		return sql.queryForList("select department_code || ' ' || alias from jiheng.department_alias"
				+ " where withdrawn_at is null order by county_code, number", String.class);
	}

	private String staged(String user, String document) {
		HttpResponse<String> answer = client.post(user, "/imports?stage=true", part(document));
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
		String id = json(answer).path("id").asString();
		StagingTests.read(client, user, id);
		return id;
	}

	private JsonNode file(String user, String id, String selection) {
		return data(client.query(user, "{ stagedImport(id: \"%s\") { files { %s } } }".formatted(id, selection)))
			.path("stagedImport")
			.path("files")
			.path(0);
	}

	private static JsonNode finding(JsonNode file, String code) {
		for (JsonNode finding : file.path("findings")) {
			if (finding.path("code").asString().equals(code)) {
				return finding;
			}
		}
		throw new AssertionError(code + " is not among " + file.path("findings"));
	}

	private static List<String> codes(HttpResponse<String> answer) {
		return json(answer).path("findings").findValuesAsString("code");
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
