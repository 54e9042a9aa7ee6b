package org.jiheng.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jiheng.document.LulongJustice2024;
import org.jiheng.document.office.HostilePdfs;
import org.jiheng.document.office.OfficeFiles;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Office files over HTTP: the published document in each format, and files that mean
 * harm.
 */
@ExtendWith({ PostgresExtension.class, OutputCaptureExtension.class })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfficeImportTests {

	private final ImportedRows rows;

	private final ReactiveWebServerApplicationContext context;

	private final Multipart client;

	private int tried;

	private double slowest;

	OfficeImportTests(Database database) {
		this.context = Importers.over(database);
		this.client = new Multipart(context.getWebServer().getPort());
		this.rows = new ImportedRows(database);
	}

	static List<String> formats() {
		return OfficeFiles.FORMATS;
	}

	@BeforeEach
	void empty() {
		rows.empty();
	}

	@AfterAll
	void close() {
		context.close();
		long peak = ManagementFactory.getMemoryPoolMXBeans()
			.stream()
			.filter(pool -> pool.getType() == MemoryType.HEAP)
			.map(MemoryPoolMXBean::getPeakUsage)
			.mapToLong(usage -> usage.getUsed() / 1024 / 1024)
			.sum();
		System.out.printf(Locale.ROOT,
				"hostile office files: %d tried, 0 let through, slowest %.2f s, peak heap %d MiB%n", tried, slowest,
				peak);
	}

	@ParameterizedTest
	@MethodSource("formats")
	void thePublishedDocumentIsStoredAsItsTextIs(String format) {
		HttpResponse<String> text = client.post("finance", LulongJustice2024.bytes());
		assertThat(text.statusCode()).as(text.body()).isEqualTo(201);
		HttpResponse<String> answer = client.post("finance", OfficeFiles.published(format));
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		JsonNode body = json(answer);
		assertThat(body.get("projects").asInt()).isEqualTo(14);
		assertThat(body.get("indicators").asInt()).isEqualTo(84);
		assertThat(body.get("changes")).as("nothing differs from the text").isEmpty();
		HttpResponse<String> again = client.post("editor", OfficeFiles.published(format));
		assertThat(again.statusCode()).isEqualTo(200);
		assertThat(again.body()).isEqualTo(answer.body());
	}

	/** With what an import would find; handed in again, the copy is the same document. */
	@ParameterizedTest
	@ValueSource(strings = { "docx", "xlsx" })
	void aFileComesBackWithTheOpinionsOnIt(String format) throws IOException {
		byte[] file = OfficeFiles.published(format);
		List<String> before = rows.everything();
		HttpResponse<byte[]> copy = client.fetch("finance", "/imports/annotated", file);
		assertThat(copy.statusCode()).isEqualTo(200);
		assertThat(copy.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment")
			.contains(URLEncoder.encode("导入意见." + format, UTF_8));
		assertThat(copy.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
		assertThat(rows.everything()).isEqualTo(before);
		JsonNode findings = json(client.post("finance", "/imports?dryRun=true", Multipart.part("file", "x", file)))
			.get("findings");
		assertThat(findings.size()).isPositive();
		String words = OfficeFiles.words(copy.body());
		findings.forEach(finding -> assertThat(words).contains(finding.get("message").asString()));
		assertThat(client.post("finance", file).statusCode()).isEqualTo(201);
		JsonNode checked = json(client.query("finance", """
				{ budget(county: "130324", department: "315", year: 2024) {
				  findings(first: 100) { totalCount nodes { message advice } } } }""")).findValue("findings");
		assertThat(checked.get("totalCount").asInt()).as("all of what the checks found").isBetween(40, 100);
		checked.get("nodes").forEach(finding -> {
			assertThat(words).contains(finding.get("message").asString());
			assertThat(words).contains(finding.get("advice").asString());
		});
		assertThat(client.post("finance", copy.body()).statusCode()).isEqualTo(200);
	}

	/** What is wrong with it stands on it; who may not import gets nothing. */
	@Test
	void aRefusedFileSaysWhy() throws IOException {
		byte[] file = OfficeFiles.published("xlsx");
		HttpResponse<byte[]> foreign = client.fetch("changli", "/imports/annotated", file);
		assertThat(foreign.statusCode()).isEqualTo(200);
		assertThat(OfficeFiles.words(foreign.body())).contains("文件写的不是本县的部门，不能导入");
		HttpResponse<byte[]> list = client.fetch("other-editor", "/imports/annotated", LulongJustice2024.bytes());
		assertThat(OfficeFiles.words(list.body())).contains("文件不是本部门的预算绩效文本，不能导入");
		assertThat(client.fetch("auditor", "/imports/annotated", file).statusCode()).isEqualTo(403);
		assertThat(client.post("finance", "/imports/annotated?department=x", Multipart.part("file", "x", file)).body())
			.contains("DEPARTMENT_CODE");
	}

	@TestFactory
	Stream<DynamicTest> aHostileFileIsRefusedAndNothingIsStored(CapturedOutput printed) {
		Stream<HostileFile> pdfs = HostilePdfs.all()
			.entrySet()
			.stream()
			.map(file -> new HostileFile(file.getKey(), file.getKey().split(" ", -1)[0], file.getValue()::call));
		List<String> before = rows.everything();
		List<HostileFile> files = Stream.concat(HostilePackages.all(), pdfs).toList();
		return Stream.concat(files.stream().map(file -> DynamicTest.dynamicTest(file.name(), () -> refused(file))),
				Stream.of(DynamicTest.dynamicTest("and the next good one is taken", () -> {
					assertThat(rows.everything()).isEqualTo(before);
					assertThat(printed.getAll()).as("no word of an upload is printed").isBlank();
					HttpResponse<String> good = client.post("finance", OfficeFiles.published("docx"));
					assertThat(good.statusCode()).as(good.body()).isEqualTo(201);
				})));
	}

	private void refused(HostileFile file) throws Exception {
		byte[] content = file.content().bytes();
		long start = System.nanoTime();
		HttpResponse<String> answer = client.post("finance", content);
		if (tried % 4 == 0) {
			HttpResponse<byte[]> copy = client.fetch("finance", "/imports/annotated", content);
			assertThat(copy.statusCode()).as("a list of what is wrong, or the same").isIn(200, answer.statusCode());
		}
		double seconds = (System.nanoTime() - start) / 1e9;
		assertThat(answer.statusCode()).as(answer.body()).isIn(415, 422);
		assertThat(answer.body()).contains(file.reason());
		assertThat(json(answer).get("message").asString()).matches("(?s).*[\u4e00-\u9fff].*");
		assertThat(json(answer).get("suggestion")).isNotNull();
		assertThat(answer.body()).doesNotContain("Exception", "org.", "java.", "select ", "/work", "/tmp", "passwd");
		assertThat(rows.count("import") + rows.count("budget") + rows.count("department")).isZero();
		assertThat(seconds).isLessThan(20);
		tried++;
		slowest = Math.max(slowest, seconds);
	}

	private static JsonNode json(HttpResponse<String> answer) {
		return JsonMapper.shared().readTree(answer.body());
	}

}
