package org.jiheng.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jiheng.document.persistence.ImportedRows;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Archives of many documents over HTTP, and forms of other provinces. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchiveImportTests {

	private static final String DOCUMENT = text("/org/jiheng/document/lulong-justice-2024.txt");

	private final ImportedRows rows;

	private final ReactiveWebServerApplicationContext context;

	private final Multipart client;

	ArchiveImportTests(Database database) {
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
	void anArchiveIsStoredWhole() {
		byte[] archive = zip(Map.of("甲.txt", DOCUMENT, "乙.txt", ImportBench.ofDepartment(DOCUMENT, 1)));
		HttpResponse<String> answer = post("policy=ALL_OR_NOTHING", archive);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		assertThat(statuses(answer)).containsOnly("STORED");
		assertThat(rows.count("budget")).isEqualTo(2);
		assertThat(rows.count("project")).isEqualTo(28);
		List<String> before = rows.everything();
		HttpResponse<String> again = post("policy=ALL_OR_NOTHING", archive);
		assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
		assertThat(statuses(again)).containsOnly("SAME");
		assertThat(rows.everything()).isEqualTo(before);
	}

	@Test
	void oneBadDocumentHoldsAllOthersBack() {
		HttpResponse<String> answer = post("policy=ALL_OR_NOTHING", withABadOne());
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
		assertThat(statuses(answer)).containsExactly("HELD", "REFUSED", "REFUSED");
		assertThat(rows.count("budget")).isZero();
		assertThat(rows.count("import")).isZero();
	}

	@Test
	void theGoodOnesAreStoredWhereThatIsAskedFor() {
		HttpResponse<String> dry = post("policy=GOOD_ONES&dryRun=true", withABadOne());
		assertThat(statuses(dry)).containsExactly("CHECKED", "REFUSED", "REFUSED");
		assertThat(rows.count("budget")).isZero();
		HttpResponse<String> answer = post("policy=GOOD_ONES", withABadOne());
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		assertThat(statuses(answer)).containsExactly("STORED", "REFUSED", "REFUSED");
		assertThat(rows.count("budget")).isEqualTo(1);
		JsonNode files = json(answer).get("files");
		assertThat(files.get(1).get("file").asString()).isEqualTo("坏.txt");
		assertThat(codes(files.get(1).get("answer"))).containsExactly("NOT_A_BUDGET_TEXT");
		assertThat(codes(files.get(2).get("answer"))).containsExactly("ARCHIVE_NOT_READ");
	}

	@Test
	void twoDocumentsOfOneBudgetAreBothRefused() {
		byte[] archive = zip(Map.of("甲.txt", DOCUMENT, "乙.txt", DOCUMENT.replace("4.50", "4.60")));
		HttpResponse<String> answer = post("policy=GOOD_ONES", archive);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
		assertThat(codes(json(answer).get("files").get(0).get("answer"))).containsExactly("BUDGET_TWICE_IN_ARCHIVE");
		assertThat(rows.count("budget")).isZero();
	}

	@Test
	void anArchiveWithoutAPolicyIsRefusedAndSaysWhatToAdd() {
		HttpResponse<String> answer = client.post("finance", zip(Map.of("甲.txt", DOCUMENT)));
		assertThat(answer.statusCode()).isEqualTo(415);
		assertThat(answer.body()).contains("policy=");
	}

	@Test
	void aFormOfAnotherProvinceIsStoredWithItsColumns() {
		HttpResponse<String> answer = client.post("finance", form("sichuan_target_2023_pipe").getBytes(UTF_8));
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		JsonNode data = json(client.query("finance", """
				{ budget(county: "130324", department: "820", year: 2023) {
				  funds { total(unit: YUAN) }
				  projects(first: 5) { nodes { name unit { code } indicators { level2 weight
				    target { raw comparator value unit } } } } } }""")).get("data").get("budget");
		assertThat(data.get("funds").get("total").decimalValue()).isEqualByComparingTo("3969840.00");
		JsonNode project = data.get("projects").get("nodes").get(0);
		assertThat(project.get("unit").get("code").asString()).isEqualTo("820001");
		assertThat(project.get("indicators")).hasSize(8);
		JsonNode second = project.get("indicators").get(1);
		assertThat(second.get("target").toString())
			.isEqualTo("{\"raw\":\"≥1年\",\"comparator\":\"GE\",\"value\":1,\"unit\":\"年\"}");
		assertThat(second.get("weight").decimalValue()).isEqualByComparingTo("20");
	}

	@Test
	void aBlankFormStoresNothing() {
		HttpResponse<String> answer = client.post("finance", form("heilongjiang_target_blank").getBytes(UTF_8));
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		assertThat(json(answer).get("status").asString()).isEqualTo("BLANK");
		assertThat(rows.count("import")).isZero();
	}

	@Test
	void aPersonSaysWhichDepartmentItIsWhereTheDocumentHasOnlyItsName() {
		client.post("finance", DOCUMENT.getBytes(UTF_8));
		byte[] form = form("yunnan_selfeval_2020_pipe").replace("某区主管局", "司法局").getBytes(UTF_8);
		HttpResponse<String> asked = client.post("finance", form);
		assertThat(asked.statusCode()).as(asked.body()).isEqualTo(422);
		assertThat(codes(json(asked))).containsExactly("DEPARTMENT_MISSING");
		assertThat(asked.body()).contains("315 卢龙县司法局", "department=315");
		assertThat(rows.count("budget")).isEqualTo(1);
		HttpResponse<String> answer = client.post("finance", "/imports?department=315",
				Multipart.part("file", "x.txt", form));
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		assertThat(codes(json(answer))).contains("DEPARTMENT_BY_HAND");
		assertThat(rows.count("budget")).isEqualTo(2);
	}

	@Test
	void aDocumentOfAnotherCountyIsRefusedAndOnlyThatIsSaid() {
		client.post("finance", DOCUMENT.getBytes(UTF_8));
		byte[] form = form("yunnan_selfeval_2020_pipe").replace("某区主管局", "昌黎县司法局").getBytes(UTF_8);
		for (String path : List.of("/imports", "/imports?department=315")) {
			HttpResponse<String> answer = client.post("finance", path, Multipart.part("file", "x.txt", form));
			assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
			assertThat(codes(json(answer))).containsExactly("OTHER_COUNTY");
			assertThat(answer.body()).doesNotContain("昌黎", "315");
		}
	}

	@Test
	void anEditorCannotSayThatADocumentIsOfAnotherDepartment() {
		client.post("finance", DOCUMENT.getBytes(UTF_8));
		byte[] form = form("yunnan_selfeval_2020_pipe").getBytes(UTF_8);
		HttpResponse<String> other = client.post("editor", "/imports?department=401",
				Multipart.part("file", "x.txt", form));
		assertThat(other.statusCode()).as(other.body()).isEqualTo(422);
		assertThat(codes(json(other))).containsExactly("OTHER_DEPARTMENT");
		assertThat(
				client.post("finance", "/imports?department=31A", Multipart.part("file", "x.txt", form)).statusCode())
			.isEqualTo(400);
		HttpResponse<String> coded = client.post("finance", "/imports?department=401",
				Multipart.part("file", "x.txt", DOCUMENT.getBytes(UTF_8)));
		assertThat(codes(json(coded))).containsExactly("DEPARTMENT_DIFFERS");
	}

	private HttpResponse<String> post(String parameters, byte[] archive) {
		return client.post("finance", "/imports?" + parameters, Multipart.part("file", "x.zip", archive));
	}

	private static byte[] withABadOne() {
		Map<String, Object> files = new LinkedHashMap<>();
		files.put("好.txt", DOCUMENT);
		files.put("坏.txt", "今天天气很好。");
		files.put("里面.zip", zip(Map.of("甲.txt", DOCUMENT)));
		return zip(files);
	}

	static byte[] zip(Map<String, ?> files) {
		var out = new ByteArrayOutputStream();
		try (var zip = new ZipOutputStream(out)) {
			for (var file : files.entrySet()) {
				zip.putNextEntry(new ZipEntry(file.getKey()));
				zip.write(file.getValue() instanceof byte[] bytes ? bytes : file.getValue().toString().getBytes(UTF_8));
				zip.closeEntry();
			}
		}
		catch (IOException impossible) {
			throw new IllegalStateException(impossible);
		}
		return out.toByteArray();
	}

	private static List<String> statuses(HttpResponse<String> answer) {
		List<String> statuses = new ArrayList<>();
		json(answer).get("files").forEach(file -> statuses.add(file.get("status").asString()));
		return statuses;
	}

	private static List<String> codes(JsonNode answer) {
		List<String> codes = new ArrayList<>();
		answer.get("findings").forEach(finding -> codes.add(finding.get("code").asString()));
		return codes;
	}

	static String form(String name) {
		return text("/org/jiheng/document/forms/" + name + ".txt");
	}

	private static String text(String resource) {
		try (InputStream in = ArchiveImportTests.class.getResourceAsStream(resource)) {
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
