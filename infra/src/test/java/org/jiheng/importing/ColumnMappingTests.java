package org.jiheng.importing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jiheng.document.LulongJustice2024;
import org.jiheng.document.office.TypedForm;
import org.jiheng.document.persistence.ImportedRows;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
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

/**
 * Tables whose headers nobody knows: refused at their place, explained by a person, read,
 * and remembered for the county and year.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ColumnMappingTests {

	private static final String TITLE = "卢龙县司法局项目支出绩效目标申报表（2024年度）\n";

	/** In an odd order. */
	private static final List<String> WORDS = List.of("谁来办", "想要达到的", "事项", "钱数(元)", "大类", "小类", "干什么", "怎么比", "数目",
			"量词", "占几分", "记一笔");

	private static final List<String> KNOWN = List.of("单位名称", "年度目标", "项目名称", "预算数(元)", "一级指标", "二级指标", "三级指标", "指标性质",
			"指标值", "度量单位", "权重", "备注");

	private static final List<String> MEANINGS = List.of("UNIT", "GOALS", "NAME", "TOTAL", "LEVEL1", "LEVEL2", "LEVEL3",
			"SIGN", "TARGET", "MEASURE", "WEIGHT", "NOTHING");

	private static final String ROWS = """
			315001-卢龙县司法局本级	完成普法宣传	普法宣传	120,000.00	产出指标	数量指标	宣传场次	≥	12	场	30	甲
			^	^	^	^	^	质量指标	宣传合格率	＝	100	％	30	乙
			^	^	^	^	效益指标	社会效益指标	群众法治意识	定性	明显提高		30	丙
			^	化解矛盾纠纷	人民调解	85,000.00	产出指标	数量指标	调解案件	≥	200	件	50	丁
			^	^	^	^	满意度指标	服务对象满意度指标	当事人满意度	≥	95	％	40	戊
			""";

	private static final String TYPED = TITLE + String.join("\t", WORDS) + "\n" + ROWS;

	/** Two rows of header, merged. */
	private static final String MERGED = TITLE + """
			谁来办	想要达到的	事项	钱数(元)	要办成什么	<	<	<	<	<	<	记一笔
			^	^	^	^	大类	小类	干什么	怎么比	数目	量词	占几分	^
			""" + ROWS;

	/** The same, with words above that forms know. */
	private static final String KNOWN_ABOVE = TITLE + """
			单位名称	年度目标	项目名称	预算数(元)	绩效指标	<	<	<	<	<	<	备注
			^	^	^	^	大类	小类	干什么	怎么比	数目	量词	占几分	^
			""" + ROWS;

	private static final String READABLE = TITLE + String.join("\t", KNOWN) + "\n" + ROWS;

	private static final String CONTENT = """
			{ budget(county: "130324", department: "315", year: 2024) { projects(first: 100) { nodes { sequence code name
			  unit { code name } funds { total fiscal other } goals indicators { sequence level1 level2 level3 description
			  target { raw kind comparator value unit } basis weight } } } } }""";

	private final JdbcTemplate sql;

	private final ImportedRows rows;

	private final ReactiveWebServerApplicationContext context;

	private final Multipart client;

	ColumnMappingTests(Database database) {
		this.sql = new JdbcTemplate(database.owner());
		this.context = Importers.over(database);
		this.client = new Multipart(context.getWebServer().getPort());
		this.rows = new ImportedRows(database);
	}

	@BeforeEach
	void empty() {
		sql.execute(
				"delete from jiheng.column_mapping; delete from jiheng.staged_file; delete from jiheng.staged_import");
		emptyBudgets();
	}

	private void emptyBudgets() {
		rows.empty();
		sql.execute("insert into jiheng.department (county_code, department_code, name, registered_by)"
				+ " values ('130324', '315', '卢龙县司法局', 'test')");
	}

	@AfterAll
	void close() {
		context.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "xlsx", "xls", "docx", "txt", "csv" })
	void whatIsExplainedIsReadAsIfItsWordsWereKnown(String format) {
		assertThat(client.post("finance", new TypedForm(READABLE).as(format)).statusCode()).isEqualTo(201);
		JsonNode known = content();
		assertThat(known.path("projects").path("nodes").size()).isEqualTo(2);
		for (String typed : List.of(TYPED, MERGED)) {
			emptyBudgets();
			byte[] file = new TypedForm(typed).as(format);
			JsonNode refused = json(client.post("finance", file));
			JsonNode finding = finding(refused, "COLUMNS_UNKNOWN");
			assertThat(finding.path("message").asString()).contains("谁来办", "想要达到的");
			assertThat(finding.path("suggestion").asString() + finding.path("advice").asString())
				.contains("mapStagedColumns");
			String id = staged("editor", file);
			JsonNode table = table("editor", id);
			assertThat(table.path("read").asBoolean()).isFalse();
			assertThat(table.path("place").path("row").asInt()).isEqualTo(finding.path("place").path("row").asInt());
			assertThat(table.path("rows").asInt()).isEqualTo(typed.equals(MERGED) ? 2 : 1);
			assertThat(table.path("columns").findValuesAsString("word")).hasSize(12).contains("事项", "钱数(元)", "记一笔");
			assertThat(table.path("columns").path(2).path("samples").toString()).isEqualTo("[\"普法宣传\",\"人民调解\"]");
			done("editor", "mapStagedColumns", id, 1, columns(table, MEANINGS));
			JsonNode read = file("editor", id, "state projectCount indicatorCount findings { code severity }");
			assertThat(read.path("state").asString()).as(format + " " + read).isEqualTo("READY");
			assertThat(read.path("indicatorCount").asInt()).isEqualTo(5);
			assertThat(read.path("findings").findValuesAsString("code")).contains("COLUMNS_MAPPED")
				.doesNotContain("COLUMN_NOT_READ", "COLUMNS_UNKNOWN");
			done("editor", "commitStagedImport", id, 2, "mode: REPLACE");
			assertThat(content()).as(format).isEqualTo(known);
		}
		assertThat(rows.count("column_mapping")).as("an editor explains the own file only").isZero();
	}

	@Test
	void aColumnThatAloneIsNotKnownIsExplainedAlone() {
		String typed = READABLE.replace("指标值", "年度预期指标数值").replace("权重", "占几分");
		String id = staged("finance", new TypedForm(typed).as("xlsx"));
		JsonNode table = table("finance", id);
		assertThat(table.path("kind").asString()).isEqualTo("PROJECTS_WITH_INDICATORS");
		assertThat(table.path("columns").path(4).path("meaning").asString()).isEqualTo("LEVEL1");
		JsonNode column = table.path("columns").path(8);
		assertThat(column.path("meaning").isNull()).isTrue();
		assertThat(column.path("suggestions").path(0).path("meaning").asString()).isEqualTo("TARGET");
		assertThat(column.path("suggestions").path(0).path("confidence").asInt()).isBetween(50, 99);
		assertThat(table.path("columns").path(10).path("suggestions").size()).as("nothing is like it").isZero();
		String line = "line: " + table.path("place").path("line").asInt();
		done("finance", "mapStagedColumns", id, 1, line + ", columns: [{number: 9, meaning: TARGET}]");
		JsonNode read = file("finance", id, "state readings { field raw } findings { code place { cell } }");
		assertThat(read.findValuesAsString("raw")).contains("12", "200");
		assertThat(read.path("findings").findValuesAsString("code")).contains("COLUMN_NOT_READ");
		done("finance", "mapStagedColumns", id, 2,
				line + ", columns: [{number: 9, meaning: TARGET}, {number: 11, meaning: WEIGHT}]");
		assertThat(file("finance", id, "findings { code }").findValuesAsString("code"))
			.doesNotContain("COLUMN_NOT_READ");
		JsonNode corrections = item("finance", id, "corrections { number columns { word meaning } remembered }")
			.path("corrections");
		assertThat(corrections.size()).as("the second word on a header takes the first's place").isEqualTo(1);
		assertThat(corrections.path(0).path("columns").path(8).toString())
			.isEqualTo("{\"word\":\"年度预期指标数值\",\"meaning\":\"TARGET\"}");
	}

	/**
	 * Fourteen tables, one of them over two pages. Where the header of a classified
	 * project is unknown, nobody can tell what may be kept, and the file is erased; what
	 * is remembered from another one reads it.
	 */
	@Test
	void theRealDocumentWithMadeUpHeadersIsReadWhole() {
		String document = LulongJustice2024.text();
		assertThat(client.post("finance", document.getBytes(UTF_8)).statusCode()).isEqualTo(201);
		JsonNode known = content();
		emptyBudgets();
		String id = staged("finance", withMadeUpHeaders(document, Set.of(5, 6, 7)).getBytes(UTF_8));
		JsonNode before = file("finance", id,
				"indicatorCount tables { place { line } kind columns { word } } findings { code place { line } }");
		assertThat(before.path("tables").size()).isBetween(11, 12);
		assertThat(before.path("tables").path(0).path("kind").asString()).isEqualTo("INDICATORS");
		int line = before.path("tables").path(0).path("place").path("line").asInt();
		assertThat(finding(before, "COLUMNS_UNKNOWN").path("place").path("line").asInt()).isEqualTo(line);
		done("finance", "mapStagedColumns", id, 1, "line: " + line + ", columns: [{number: 1, meaning: LEVEL1},"
				+ " {number: 2, meaning: LEVEL2}, {number: 3, meaning: LEVEL3}, {number: 4, meaning: DESCRIPTION},"
				+ " {number: 5, meaning: TARGET}, {number: 6, meaning: BASIS}]");
		assertThat(file("finance", id, "indicatorCount").path("indicatorCount").asInt()).isEqualTo(84);
		byte[] all = withMadeUpHeaders(document, Set.of()).getBytes(UTF_8);
		assertThat(client.post("editor", all).statusCode()).isEqualTo(201);
		assertThat(content()).isEqualTo(known);
		sql.execute("delete from jiheng.column_mapping");
		assertThat(item("editor", staged("editor", all), "withheld").path("withheld").asBoolean()).isTrue();
	}

	/** In all headers but some, by their order. */
	private static String withMadeUpHeaders(String document, Set<Integer> kept) {
		var count = new AtomicInteger();
		return Pattern.compile("(?m)^一级指标\t二级指标\t三级指标\t绩效指标描述\t指标值\t指标值确定 ?依据")
			.matcher(document)
			.replaceAll(found -> kept.contains(count.incrementAndGet()) ? found.group() : "大类\t小类\t干什么\t怎么说\t数目\t凭什么");
	}

	@Test
	void whatContradictsTheTableOrItselfIsAnError() {
		String id = staged("finance", new TypedForm(READABLE.replace("指标值", "数目")).as("docx"));
		int line = table("finance", id).path("place").path("line").asInt();
		Map<String, String> wrong = new TreeMap<>();
		wrong.put("MEANING_TWICE", "[{number: 9, meaning: LEVEL3}]");
		wrong.put("COLUMN_UNKNOWN", "[{number: 13, meaning: BASIS}]");
		wrong.put("COLUMN_TWICE", "[{number: 9, meaning: TARGET}, {number: 9, meaning: BASIS}]");
		wrong.put("COLUMNS_EMPTY", "[]");
		wrong.forEach((code,
				columns) -> assertThat(
						refused("finance", "mapStagedColumns", id, 1, "line: " + line + ", columns: " + columns))
					.isEqualTo(code));
		String fine = "columns: [{number: 9, meaning: TARGET}]";
		assertThat(refused("finance", "mapStagedColumns", id, 1, "line: 1, " + fine)).isEqualTo("TABLE_UNKNOWN");
		assertThat(refused("finance", "mapStagedColumns", id, 1, "line: " + line + ", rows: 4, " + fine))
			.isEqualTo("HEADER");
		assertThat(refused("finance", "mapStagedColumns", id, 1, "file: 2, line: " + line + ", " + fine))
			.isEqualTo("FILE_UNKNOWN");
		assertThat(refused("finance", "mapStagedColumns", id, 7, "line: " + line + ", " + fine))
			.isEqualTo("CONFLICT VERSION");
		assertThat(refused("changli", "mapStagedColumns", id, 1, "line: " + line + ", " + fine)).isEqualTo("NOT_FOUND");
		assertThat(rows.count("column_mapping")).isZero();
		done("finance", "mapStagedColumns", id, 1, "line: " + line + ", dryRun: true, " + fine);
		assertThat(rows.count("column_mapping")).as("a dry run keeps nothing").isZero();
		String elsewhere = staged("finance",
				new TypedForm(READABLE.replace("指标值", "数目").replace("（2024年度）", "")).as("docx"));
		assertThat(refused("finance", "mapStagedColumns", elsewhere, 1, "line: " + line + ", " + fine))
			.isEqualTo("YEAR_UNKNOWN");
	}

	/** What stood above would be read as a row of its own, or as another header. */
	@ParameterizedTest
	@ValueSource(strings = { "xlsx", "docx", "txt" })
	void ofAnExplainedHeaderOfTwoRowsNothingIsReadOfTheUpperOne(String format) {
		assertThat(client.post("finance", new TypedForm(READABLE).as(format)).statusCode()).isEqualTo(201);
		JsonNode known = content();
		emptyBudgets();
		String id = staged("finance", new TypedForm(KNOWN_ABOVE).as(format));
		JsonNode table = table("finance", id);
		assertThat(table.path("rows").asInt()).isEqualTo(2);
		done("finance", "mapStagedColumns", id, 1, columns(table, MEANINGS));
		JsonNode read = file("finance", id, "state projectCount findings { code message }");
		assertThat(read.path("state").asString()).as(format + " " + read).isEqualTo("READY");
		assertThat(read.findValuesAsString("code")).contains("COLUMNS_MAPPED")
			.doesNotContain("TABLE_NOT_READ", "COLUMNS_UNKNOWN", "COLUMN_NOT_READ");
		done("finance", "commitStagedImport", id, 2, "mode: REPLACE");
		assertThat(content()).isEqualTo(known);
	}

	@Test
	void itIsTakenBack() {
		String id = staged("finance", new TypedForm(TYPED).as("xlsx"));
		done("finance", "mapStagedColumns", id, 1, "remember: false, " + columns(table("finance", id), MEANINGS));
		assertThat(file("finance", id, "state").path("state").asString()).isEqualTo("READY");
		JsonNode table = table("finance", id);
		assertThat(table.path("correction").asInt()).isEqualTo(1);
		assertThat(table.path("columns").findValuesAsString("meaning")).isEqualTo(MEANINGS);
		done("finance", "withdrawCorrection", id, 2, "correction: 1");
		JsonNode read = file("finance", id, "state findings { code }");
		assertThat(read.path("state").asString()).isEqualTo("REFUSED");
		assertThat(read.findValuesAsString("code")).contains("COLUMNS_UNKNOWN");
		assertThat(rows.count("column_mapping")).isZero();
	}

	@Test
	void theCountyRemembersItForTheYearAndNobodyElseDoes() {
		remember();
		byte[] file = new TypedForm(TYPED).as("txt");
		JsonNode dry = json(client.post("editor", "/imports?dryRun=true", Multipart.part("file", "x.txt", file)));
		assertThat(dry.path("projects").asInt()).as(dry.toString()).isEqualTo(2);
		JsonNode said = finding(dry, "COLUMNS_MAPPED");
		assertThat(said.path("severity").asString()).isEqualTo("HINT");
		assertThat(said.path("message").asString()).contains("finance", "2024 年度");
		assertThat(said.path("place").path("line").asInt()).isEqualTo(2);
		assertThat(client.post("editor", file).statusCode()).as("an import at once").isEqualTo(201);
		JsonNode stored = content();
		assertThat(stored.path("projects").path("nodes").size()).isEqualTo(2);
		String id = staged("editor", new TypedForm(TYPED).as("csv"));
		JsonNode item = item("editor", id, "version corrections { number by columns { meaning } remembered }");
		assertThat(item.path("version").asInt()).isEqualTo(2);
		assertThat(item.path("corrections").path(0).path("by").asString()).isEqualTo("finance");
		assertThat(item.path("corrections").path(0).path("remembered").asInt()).isEqualTo(2024);
		assertThat(file("editor", id, "state").path("state").asString()).isEqualTo("READY");
		byte[] merged = new TypedForm(MERGED).as("txt");
		assertThat(json(client.post("editor", merged)).toString()).as("another form").contains("COLUMNS_UNKNOWN");
		byte[] theirs = new TypedForm(TYPED.replace("卢龙县", "昌黎县")).as("txt");
		assertThat(json(client.post("changli", theirs)).toString()).contains("COLUMNS_UNKNOWN")
			.doesNotContain("COLUMNS_MAPPED");
		String foreign = staged("changli", theirs);
		assertThat(table("changli", foreign).path("columns").path(2).path("suggestions").toString())
			.doesNotContain("本县");
		assertThat(mappings("changli", "").size()).isZero();
	}

	@Test
	void theSameFileIsReadAnewOnceItsColumnsAreRemembered() {
		byte[] file = new TypedForm(READABLE.replace("权重", "占几分")).as("xlsx");
		assertThat(client.post("editor", file).statusCode()).isEqualTo(201);
		assertThat(client.post("editor", file).statusCode()).as("the same again").isEqualTo(200);
		assertThat(content().findValues("weight")).allMatch(JsonNode::isNull);
		String id = staged("finance", file);
		done("finance", "mapStagedColumns", id, 1, "line: " + table("finance", id).path("place").path("line").asInt()
				+ ", columns: [{number: 11, meaning: WEIGHT}]");
		assertThat(client.post("editor", file).statusCode()).as("it says more now").isEqualTo(201);
		assertThat(content().findValuesAsString("weight")).contains("50");
	}

	@Test
	void forAnotherYearItIsOnlySuggested() {
		remember();
		byte[] next = new TypedForm(TYPED.replace("2024年度", "2025年度")).as("xlsx");
		assertThat(json(client.post("editor", next)).toString()).contains("COLUMNS_UNKNOWN")
			.doesNotContain("COLUMNS_MAPPED");
		String id = staged("editor", next);
		assertThat(file("editor", id, "state").path("state").asString()).isEqualTo("REFUSED");
		JsonNode suggestion = table("editor", id).path("columns").path(2).path("suggestions").path(0);
		assertThat(suggestion.path("meaning").asString()).isEqualTo("NAME");
		assertThat(suggestion.path("reason").asString()).contains("2024", "finance");
		assertThat(mappings("editor", "(year: 2025)").size()).isZero();
		assertThat(mappings("editor", "(year: 2024)").size()).isEqualTo(1);
	}

	@Test
	void onlyFinanceLetsTheCountyRememberAndForget() {
		String own = staged("editor", new TypedForm(TYPED).as("docx"));
		String said = columns(table("editor", own), MEANINGS);
		assertThat(refused("editor", "mapStagedColumns", own, 1, "remember: true, " + said)).isEqualTo("FORBIDDEN");
		remember();
		String staged = staged("editor", new TypedForm(TYPED).as("xls"));
		JsonNode mapping = mappings("editor", "").path(0);
		assertThat(mapping.path("by").asString()).isEqualTo("finance");
		assertThat(mapping.path("columns").path(2).toString()).isEqualTo("{\"word\":\"事项\",\"meaning\":\"NAME\"}");
		String id = mapping.path("id").asString();
		assertThat(forget("editor", id)).contains("FORBIDDEN");
		assertThat(forget("changli", id)).contains("NOT_FOUND");
		assertThat(data(client.query("auditor", "{ columnMappings { id } }"), true).toString()).contains("FORBIDDEN");
		assertThat(forget("finance", id)).contains("\"forgotten\":\"" + id + "\"");
		assertThat(forget("finance", id)).contains("NOT_FOUND");
		assertThat(json(client.post("editor", new TypedForm(TYPED).as("txt"))).toString()).contains("COLUMNS_UNKNOWN");
		assertThat(file("editor", staged, "state").path("state").asString()).as("what was staged before stays as it is")
			.isEqualTo("READY");
		done("editor", "withdrawCorrection", staged, 2, "correction: 1");
		assertThat(file("editor", staged, "state").path("state").asString()).isEqualTo("REFUSED");
		assertThat(
				sql.queryForList("select changes::text from jiheng.audit_entry where operation in ('mapStagedColumns',"
						+ " 'forgetColumnMapping') order by number", String.class))
			.hasSize(2)
			.allMatch(entry -> entry.contains("column mapping 2024"))
			.noneMatch(entry -> entry.contains("事项"));
	}

	@Test
	void anAnnotatedCopySaysItAtTheHeader() {
		remember();
		byte[] file = new TypedForm(TYPED).as("xlsx");
		HttpResponse<byte[]> copy = client.fetch("editor", "/imports/annotated", file);
		assertThat(copy.statusCode()).isEqualTo(200);
		assertThat(new String(copy.body(), ISO_8859_1)).startsWith("PK");
		String id = staged("editor", new TypedForm(MERGED).as("docx"));
		assertThat(client.get("editor", "/imports/staged/" + id + "/annotated").statusCode()).isEqualTo(200);
		done("editor", "mapStagedColumns", id, 1, columns(table("editor", id), MEANINGS));
		assertThat(client.get("editor", "/imports/staged/" + id + "/annotated").statusCode()).isEqualTo(200);
	}

	/** By finance, of the header in one row. */
	private void remember() {
		String id = staged("finance", new TypedForm(TYPED).as("xlsx"));
		done("finance", "mapStagedColumns", id, 1, columns(table("finance", id), MEANINGS));
		assertThat(rows.count("column_mapping")).isEqualTo(1);
	}

	private static String columns(JsonNode table, List<String> meanings) {
		return "line: " + table.path("place").path("line").asInt() + ", columns: "
				+ IntStream.range(0, meanings.size())
					.mapToObj(at -> "{number: %d, meaning: %s}".formatted(at + 1, meanings.get(at)))
					.collect(Collectors.joining(", ", "[", "]"));
	}

	private JsonNode mappings(String user, String arguments) {
		return data(client.query(user,
				"{ columnMappings" + arguments + " { id year form by at columns { word meaning } } }"))
			.path("columnMappings");
	}

	private String forget(String user, String id) {
		return client
			.query(user,
					"mutation { forgetColumnMapping(input: {columnMapping: \"" + id
							+ "\"}) { forgotten problems { code } } }")
			.body();
	}

	private static JsonNode finding(JsonNode answer, String code) {
		List<JsonNode> found = new ArrayList<>();
		answer.path("findings").forEach(found::add);
		return found.stream()
			.filter(each -> each.path("code").asString().equals(code))
			.findFirst()
			.orElseThrow(() -> new AssertionError("no " + code + ": " + answer));
	}

	private String staged(String user, byte[] file) {
		HttpResponse<String> answer = client.post(user, "/imports?stage=true", Multipart.part("file", "x", file));
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
		String id = json(answer).path("id").asString();
		StagingTests.read(client, user, id);
		return id;
	}

	private JsonNode item(String user, String id, String selection) {
		return data(client.query(user, "{ stagedImport(id: \"%s\") { %s } }".formatted(id, selection)))
			.path("stagedImport");
	}

	private JsonNode file(String user, String id, String selection) {
		return item(user, id, "files { " + selection + " }").path("files").path(0);
	}

	/** The only one that somebody may explain. */
	private JsonNode table(String user, String id) {
		JsonNode tables = file(user, id,
				"tables { place { text line table row } rows kind read correction columns { number word samples meaning"
						+ " suggestions { meaning confidence reason } } }")
			.path("tables");
		assertThat(tables.size()).as(tables.toString()).isEqualTo(1);
		return tables.path(0);
	}

	private void done(String user, String mutation, String id, int version, String rest) {
		JsonNode answer = run(user, mutation, id, version, rest);
		assertThat(answer.has("errors") || !answer.path("data").path("done").path("problems").isEmpty())
			.as(mutation + " " + rest + ": " + answer)
			.isFalse();
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
				"mutation { done: %s(input: {stagedImport: \"%s\", expectedVersion: %d, %s}) { stagedImport { version } problems { code message } } }"
					.formatted(mutation, id, version, rest)));
	}

	private JsonNode content() {
		return data(client.query("finance", CONTENT)).path("budget");
	}

	private static JsonNode data(HttpResponse<String> answer) {
		JsonNode read = json(answer);
		assertThat(read.has("errors")).as(answer.body()).isFalse();
		return read.path("data");
	}

	private static JsonNode data(HttpResponse<String> answer, boolean errors) {
		assertThat(json(answer).has("errors")).isEqualTo(errors);
		return json(answer);
	}

	private static JsonNode json(HttpResponse<String> answer) {
		return JsonMapper.shared().readTree(answer.body());
	}

}
