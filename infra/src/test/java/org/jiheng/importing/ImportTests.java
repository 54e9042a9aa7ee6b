package org.jiheng.importing;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jiheng.document.persistence.ImportedRows;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith({ PostgresExtension.class, OutputCaptureExtension.class })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportTests {

	private static final Charset GB18030 = Charset.forName("GB18030");

	private static final String DOCUMENT = document();

	private final Database database;

	private final JdbcTemplate sql;

	private final ImportedRows rows;

	private final ReactiveWebServerApplicationContext context;

	private final Multipart client;

	ImportTests(Database database) {
		this.database = database;
		this.sql = new JdbcTemplate(database.owner());
		this.context = Importers.over(database);
		this.client = new Multipart(context.getWebServer().getPort());
		this.rows = new ImportedRows(database);
	}

	@BeforeEach
	void empty() {
		rows.empty();
	}

	@AfterAll
	void close() {
		context.close();
	}

	@Test
	void theRealDocumentIsStoredWhenItAnswers() {
		HttpResponse<String> answer = client.post("finance", DOCUMENT.getBytes(UTF_8));
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		JsonNode body = json(answer);
		assertThat(answer.headers().firstValue("Location")).contains("/imports/" + body.get("id").asString());
		assertThat(body.get("status").asString()).isEqualTo("STORED");
		assertThat(body.get("county").asString()).isEqualTo("130324");
		assertThat(body.get("department").asString()).isEqualTo("315");
		assertThat(body.get("year").asInt()).isEqualTo(2024);
		assertThat(body.get("projects").asInt()).isEqualTo(14);
		assertThat(body.get("indicators").asInt()).isEqualTo(84);
		assertThat(body.get("departmentRegistered").asBoolean()).isTrue();
		assertThat(body.get("changes")).isEmpty();
		assertThat(sql.queryForObject("select sum(total_fen) from jiheng.project", Long.class)).isEqualTo(263_970_000L);
		assertThat(sql.queryForObject("select sum(total_fen) from jiheng.project where classified", Long.class))
			.isEqualTo(120_970_000L);
		assertThat(rows.count("indicator")).isEqualTo(84);
		HttpResponse<String> later = client.get("finance", "/imports/" + body.get("id").asString());
		assertThat(later.statusCode()).isEqualTo(200);
		assertThat(later.body()).isEqualTo(answer.body());
	}

	@TestFactory
	Stream<DynamicTest> theSameContentInAnyEncodingIsTheSameImport() {
		return Stream.of(UTF_8, GB18030, UTF_16LE).map(charset -> DynamicTest.dynamicTest(charset.name(), () -> {
			rows.empty();
			HttpResponse<String> first = client.post("finance", DOCUMENT.getBytes(UTF_8));
			List<String> before = rows.everything();
			String text = charset.equals(UTF_16LE) ? "\uFEFF" + DOCUMENT : DOCUMENT;
			HttpResponse<String> again = client.post("editor", text.getBytes(charset));
			assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
			assertThat(again.body()).isEqualTo(first.body());
			assertThat(rows.everything()).isEqualTo(before);
		}));
	}

	@Test
	void aThenBThenAImportsThreeTimesAndTellsWhatChanged() {
		String changed = DOCUMENT.replace("村居法律顾问服务费", "村居法律顾问服务费及培训费").replace("≥15000人", "≥16000人");
		client.post("finance", DOCUMENT.getBytes(UTF_8));
		List<String> numbers = sql.queryForList("select code || ' ' || number from jiheng.project order by 1",
				String.class);
		JsonNode b = json(client.post("finance", changed.getBytes(UTF_8)));
		assertThat(b.get("changes")
			.values()
			.stream()
			.map(change -> change.get("place").asString() + " " + change.get("before").asString() + " "
					+ change.get("after").asString()))
			.containsExactly("项目 1（法律顾问经费）的资金用途 村居法律顾问服务费 村居法律顾问服务费及培训费",
					"项目 3（法治宣传经费）的指标 1（数量指标：普法收益人数）的指标值 ≥15000人 ≥16000人");
		HttpResponse<String> a = client.post("finance", DOCUMENT.getBytes(UTF_8));
		assertThat(a.statusCode()).isEqualTo(201);
		assertThat(json(a).get("changes")).hasSize(2);
		assertThat(rows.count("import")).isEqualTo(3);
		assertThat(sql.queryForList("select code || ' ' || number from jiheng.project order by 1", String.class))
			.isEqualTo(numbers);
	}

	@Test
	void fiftyAtOnceAreOneImport() {
		List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 50)
			.mapToObj(i -> client.posting("finance", DOCUMENT.getBytes(UTF_8)))
			.toList();
		List<Integer> statuses = answers.stream().map(answer -> answer.join().statusCode()).sorted().toList();
		assertThat(statuses.subList(0, 49)).containsOnly(200);
		assertThat(statuses.getLast()).isEqualTo(201);
		assertThat(answers.stream().map(answer -> answer.join().body()).distinct()).hasSize(1);
		assertThat(rows.count("import")).isEqualTo(1);
	}

	@Test
	void aDryRunTellsAndWritesNothing() {
		List<String> before = rows.everything();
		HttpResponse<String> answer = client.post("finance", "/imports?dryRun=true",
				Multipart.part("file", "x.txt", DOCUMENT.getBytes(UTF_8)));
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(json(answer).get("status").asString()).isEqualTo("CHECKED");
		assertThat(json(answer).get("id").isNull()).isTrue();
		assertThat(json(answer).get("projects").asInt()).isEqualTo(14);
		assertThat(rows.everything()).isEqualTo(before);
	}

	@Test
	void anotherCountysDocumentIsRefusedAndNothingElseIsSaid() {
		HttpResponse<String> answer = client.post("changli", DOCUMENT.getBytes(UTF_8));
		assertThat(answer.statusCode()).isEqualTo(422);
		assertThat(json(answer).get("findings").values().stream().map(finding -> finding.get("code").asString()))
			.containsExactly("OTHER_COUNTY");
		assertThat(answer.body()).doesNotContain("卢龙", "130324", "315");
		assertThat(rows.count("budget")).isZero();
	}

	@Test
	void anotherDepartmentsDocumentIsRefusedAndNothingElseIsSaid() {
		HttpResponse<String> answer = client.post("other-editor", DOCUMENT.getBytes(UTF_8));
		assertThat(answer.statusCode()).isEqualTo(422);
		assertThat(json(answer).get("findings").values().stream().map(finding -> finding.get("code").asString()))
			.containsExactly("OTHER_DEPARTMENT");
		assertThat(answer.body()).doesNotContain("司法", "315");
	}

	@Test
	void aDocumentThatNamesNoCountyIsImportedWithAWarning() {
		JsonNode body = json(client.post("finance", DOCUMENT.replace("卢龙县司法局", "司法局").getBytes(UTF_8)));
		assertThat(body.get("findings").values().stream().map(finding -> finding.get("code").asString()))
			.contains("COUNTY_NOT_NAMED");
	}

	@Test
	void whoMayNotImportIsForbidden() {
		client.post("finance", DOCUMENT.getBytes(UTF_8));
		List<String> before = rows.everything();
		for (String user : List.of("reviewer", "auditor", "oversight", "administrator", "nobody")) {
			HttpResponse<String> answer = client.post(user, DOCUMENT.getBytes(UTF_8));
			assertThat(answer.statusCode()).as(user).isEqualTo(403);
			assertThat(json(answer).get("code").asString()).isEqualTo("FORBIDDEN");
		}
		assertThat(rows.everything()).isEqualTo(before);
	}

	@Test
	void whatIsSubmittedOrEditedIsAConflict() {
		client.post("finance", DOCUMENT.getBytes(UTF_8));
		for (String change : List.of("current_import = null", "status = 'SUBMITTED', round = 1",
				"status = 'APPROVED', endorsed_by = 'endorser'")) {
			database.asOwner(
					"""
							insert into jiheng.participant (county_code, fiscal_year, department_code, adjustment, subject, part)
							  select county_code, fiscal_year, department_code, 0, 'endorser', 'ENDORSER' from jiheng.budget
							  on conflict do nothing;
							set local jiheng.role = 'COUNTY_FINANCE'; set local jiheng.subject = '%s';
							update jiheng.budget set %s"""
						.formatted(change.contains("endorser") ? "endorser" : "finance", change));
			HttpResponse<String> answer = client.post("finance", DOCUMENT.getBytes(UTF_8));
			assertThat(answer.statusCode()).isEqualTo(409);
			assertThat(json(answer).get("suggestion").asString()).isNotEmpty();
		}
	}

	@Test
	void foreignAndAbsentImportsGiveTheSameBytes() {
		String id = json(client.post("finance", DOCUMENT.getBytes(UTF_8))).get("id").asString();
		String foreign = client.get("changli", "/imports/" + id).body();
		for (String user : List.of("changli", "oversight", "administrator", "nobody", "other-editor")) {
			assertThat(client.get(user, "/imports/" + id).statusCode()).as(user).isEqualTo(404);
			assertThat(client.get(user, "/imports/" + id).body()).as(user).isEqualTo(foreign);
		}
		for (String absent : List.of("x", "SW1wb3J0", id + "A", "SW1wb3J0OjEzMDMyNDoyMDI0OjMxNTo5OTk5OTk")) {
			assertThat(client.get("finance", "/imports/" + absent).body()).as(absent).isEqualTo(foreign);
		}
	}

	@Test
	void graphQlTellsOfTheCurrentImport() {
		JsonNode stored = json(client.post("finance", DOCUMENT.getBytes(UTF_8)));
		String id = stored.get("id").asString();
		String query = """
				{ budget(county: "130324", department: "315", year: 2024) { currentImport { ...all } } node(id: "%s") { ...all } }
				fragment all on Import { id importedAt importedBy projectCount indicatorCount departmentRegistered
				  changes { kind place before after }
				  findings { severity code message advice place { text sheet page line table row cell project field } } }"""
			.formatted(id);
		JsonNode data = json(client.query("editor", query)).get("data");
		JsonNode current = data.get("budget").get("currentImport");
		assertThat(current.get("id").asString()).isEqualTo(id);
		assertThat(current.get("importedBy").asString()).isEqualTo("finance");
		assertThat(current.get("projectCount").asInt()).isEqualTo(14);
		assertThat(current.get("indicatorCount").asInt()).isEqualTo(84);
		assertThat(current.get("departmentRegistered").asBoolean()).isTrue();
		assertThat(current.get("findings")).isEqualTo(stored.get("findings"));
		assertThat(data.get("node")).isEqualTo(current);
		for (String user : List.of("changli", "oversight", "administrator", "nobody")) {
			JsonNode foreign = json(client.query(user, query)).get("data");
			assertThat(foreign.get("budget").isNull()).as(user).isTrue();
			assertThat(foreign.get("node").isNull()).as(user).isTrue();
		}
	}

	@Test
	void whatIsHiddenInAClassifiedProjectIsNowhere(CapturedOutput output) {
		String canary = "金丝雀一二三";
		String open = "4.冀政法[2023]49号";
		int form = DOCUMENT.indexOf("项目编码\t13032424P000001102991");
		String hidden = DOCUMENT.substring(0, form) + DOCUMENT.substring(form)
			.replaceFirst("产出指标\t数量指标\t涉密\t涉密\t涉密\t涉密", "产出指标\t数量指标\t" + canary + "\t" + canary + "\t涉密\t" + canary)
			.replaceFirst("绩效目标\t1.涉密", "绩效目标\t1." + canary);
		assertThat(hidden).contains(open, canary);
		HttpResponse<String> answer = client.post("finance", hidden.getBytes(UTF_8));
		assertThat(answer.body()).doesNotContain(canary);
		assertThat(rows.everything().toString()).doesNotContain(canary);
		assertThat(output.getAll()).doesNotContain(canary);
	}

	@TestFactory
	Stream<DynamicTest> aHostileFileIsRefusedWithAReasonAndNothingIsStored() throws IOException {
		byte[] document = DOCUMENT.getBytes(UTF_8);
		byte[] broken = document.clone();
		broken[5000] = (byte) 0xFF;
		broken[5001] = (byte) 0xFF;
		List<Hostile> files = List.of(new Hostile("docx", 422, () -> bytes(new byte[] { 'P', 'K', 3, 4 }, document)),
				new Hostile("xls", 415,
						() -> bytes(new byte[] { (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0 }, document)),
				new Hostile("pdf", 422, () -> "%PDF-1.7\n".getBytes(UTF_8)),
				new Hostile("NUL", 415, () -> (DOCUMENT + "\u0000").getBytes(UTF_8)),
				new Hostile("escape codes", 415, () -> (DOCUMENT + "\u001b[2J").getBytes(UTF_8)),
				new Hostile("broken bytes", 422, () -> broken),
				new Hostile("U+FFFD", 422, () -> (DOCUMENT + "\uFFFD").getBytes(UTF_8)),
				new Hostile("random", 0, () -> random()), new Hostile("11 MiB", 413, () -> new byte[11 * 1024 * 1024]),
				new Hostile("25 MiB", 413, () -> new byte[25 * 1024 * 1024]),
				new Hostile("100,000 columns", 422, () -> (DOCUMENT + "\n" + "x\t".repeat(100_000)).getBytes(UTF_8)),
				new Hostile("30,000 rows", 422, () -> (DOCUMENT + "\na\tb".repeat(30_000)).getBytes(UTF_8)),
				new Hostile("a cell of 100,000", 422, () -> (DOCUMENT + "\na\t" + "长".repeat(100_000)).getBytes(UTF_8)),
				new Hostile("nothing of a budget", 422, () -> "你好\n".getBytes(UTF_8)),
				new Hostile("9 MiB of line ends", 0, () -> "\r\n".repeat(4_700_000).getBytes(UTF_8)),
				new Hostile("only tabs", 422, () -> "\t\t\t\n".repeat(100).getBytes(UTF_8)),
				new Hostile("blank", 0, () -> "  \n".getBytes(UTF_8)), new Hostile("empty", 400, () -> new byte[0]),
				new Hostile("formulas", 422, () -> "=cmd|' /C calc'!A0\t+1\t-1\t@x".getBytes(UTF_8)));
		return files.stream().map(hostile -> DynamicTest.dynamicTest(hostile.name(), () -> {
			rows.empty();
			List<String> before = rows.everything();
			long start = System.nanoTime();
			HttpResponse<String> answer = client.post("finance", hostile.content().get());
			assertThat((System.nanoTime() - start) / 1_000_000_000).isLessThan(20);
			if (hostile.status() == 0) {
				assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
			}
			else {
				assertThat(answer.statusCode()).as(answer.body()).isEqualTo(hostile.status());
			}
			assertThat(json(answer).get("message").asString()).isNotEmpty();
			assertThat(answer.body()).doesNotContain("Exception", "org.", "select ", "/work", "/tmp");
			assertThat(rows.everything()).isEqualTo(before);
			assertThat(client.get("finance", "/imports/x").statusCode()).isEqualTo(404);
		}));
	}

	@Test
	void aFilesNameIsNeverUsed(CapturedOutput output) {
		for (String name : List.of("../../../etc/passwd", "C:\\\\boot.ini", "猫.txt", "a\u0001b", "x".repeat(2_000),
				"")) {
			HttpResponse<String> answer = client.post("finance", "/imports",
					Multipart.part("file", name, DOCUMENT.getBytes(UTF_8)));
			assertThat(answer.statusCode()).as(name + " " + answer.body()).isBetween(200, 201);
			assertThat(answer.body()).doesNotContain("passwd", "boot.ini", "猫");
		}
		assertThat(rows.everything().toString()).doesNotContain("passwd", "boot.ini", "猫.txt");
		assertThat(output.getAll()).doesNotContain("passwd", "boot.ini", "猫.txt");
	}

	@Test
	void carriageReturnsMakeNoDifferenceInWhatIsRead() {
		client.post("finance", DOCUMENT.getBytes(UTF_8));
		HttpResponse<String> windows = client.post("finance", DOCUMENT.replace("\n", "\r\n").getBytes(UTF_8));
		assertThat(windows.statusCode()).isEqualTo(200);
	}

	@Test
	void aRequestThatIsNoUploadIsToldSo() {
		byte[] file = DOCUMENT.getBytes(UTF_8);
		assertThat(client.post("finance", "/imports", Multipart.part("other", "x", file)).statusCode()).isEqualTo(400);
		assertThat(
				client.post("finance", "/imports", Multipart.part("file", "x", file), Multipart.part("file", "x", file))
					.statusCode())
			.isEqualTo(400);
		assertThat(client.post("finance", "/imports?dryRun=perhaps", Multipart.part("file", "x", file)).statusCode())
			.isEqualTo(400);
		for (String type : List.of("text/plain", "application/json", "application/x-www-form-urlencoded")) {
			HttpResponse<String> answer = client.raw("finance", type, file);
			assertThat(answer.statusCode()).as(type + answer.body()).isEqualTo(415);
			assertThat(json(answer).get("code").asString()).isEqualTo("INVALID_INPUT");
		}
		for (String type : List.of("multipart/form-data", "multipart/form-data; boundary=x",
				"multipart/mixed; boundary=x")) {
			HttpResponse<String> answer = client.raw("finance", type, file);
			assertThat(answer.statusCode()).as(type + answer.body()).isIn(400, 415);
			assertThat(json(answer).get("message").asString()).isNotEmpty();
		}
		assertThat(rows.count("budget")).isZero();
	}

	private record Hostile(String name, int status, Supplier<byte[]> content) {
	}

	private static byte[] random() {
		byte[] bytes = new byte[100_000];
		new java.util.Random(7).nextBytes(bytes);
		return bytes;
	}

	private static byte[] bytes(byte[] first, byte[] second) {
		var all = new ByteArrayOutputStream();
		all.writeBytes(first);
		all.writeBytes(second);
		return all.toByteArray();
	}

	private static String document() {
		try (InputStream in = ImportTests.class.getResourceAsStream("/org/jiheng/document/lulong-justice-2024.txt")) {
			return new String(in.readAllBytes(), UTF_8);
		}
		catch (IOException failure) {
			throw new IllegalStateException(failure);
		}
	}

	private static JsonNode json(HttpResponse<String> answer) {
		return JsonMapper.shared().readTree(answer.body());
	}

}
