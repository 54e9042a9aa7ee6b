package org.jiheng.approval;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiheng.approval.Desk.EDITOR;
import static org.jiheng.approval.Desk.FINANCE;
import static org.jiheng.approval.Desk.REVIEWER;
import static org.jiheng.approval.Desk.grades;
import static org.jiheng.approval.Desk.input;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import java.io.ByteArrayInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jiheng.budget.Project;
import org.jiheng.document.DocumentFormat;
import org.jiheng.document.Reading;
import org.jiheng.document.office.OfficeFiles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jiheng.demo.DemoClient;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.jiheng.running.RunningJiheng;
import org.jiheng.shared.Digest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Snapshots as files, and the verifier that is run on them as by a stranger: two of 2060,
 * between them one of 2061.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SnapshotFileTests {

	private static final int ALTERED = 1;

	private static final int BROKEN = 2;

	private static final int UNREADABLE = 3;

	private static final Path VERIFIER = Path.of("verifier", "VerifySnapshot.java");

	private static final String YEAR = "/snapshots?year=2060";

	private final RunningJiheng jiheng;

	private final DemoClient client;

	private final Desk desk;

	private final String id;

	@TempDir
	private Path folder = Path.of("");

	private Path compiled = Path.of("");

	SnapshotFileTests(Database database) throws Exception {
		this.jiheng = new RunningJiheng(database);
		this.client = jiheng.client();
		this.desk = new Desk(client);
		String budget = approved(2060);
		approved(2061);
		desk.done(FINANCE, "sealYearEnd", "", input("budget", budget, "basisDocument", "卢财决〔2060〕\"1\"号"));
		this.id = desk.budget(FINANCE, 2060, "snapshots { id }").path("snapshots").path(0).path("id").asString();
	}

	/** Once for all alterations; that its source runs as it is, one test tries. */
	@BeforeAll
	void compile(@TempDir Path classes) {
		compiled = classes;
		assertThat(ToolProvider.getSystemJavaCompiler()
			.run(null, null, null, "-encoding", "UTF-8", "-d", classes.toString(), VERIFIER.toString())).isZero();
	}

	@AfterAll
	void close() {
		jiheng.close();
	}

	@Test
	void aSnapshotIsAFileWhoseLinesAreWhatWasHashed() throws Exception {
		HttpResponse<String> answer = client.get(FINANCE, "/snapshots/" + id);
		assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
		assertThat(answer.headers().firstValue("Content-Disposition"))
			.contains("attachment; filename=\"snapshot-130324-2060-315-1.json\"");
		String[] lines = answer.body().split("\n", -1);
		JsonNode file = JsonMapper.shared().readTree(answer.body());
		JsonNode kept = desk.budget(FINANCE, 2060, "snapshots { content contentHash hash }").path("snapshots").path(0);
		assertThat(file.path("algorithm").asString()).isEqualTo("SHA-256");
		assertThat(file.path("hash").asString()).isEqualTo(Digest.of(lines[1])).isEqualTo(kept.path("hash").asString());
		assertThat(file.path("seal").path("contentHash").asString()).isEqualTo(Digest.of(lines[3]))
			.isEqualTo(kept.path("contentHash").asString());
		assertThat(lines[3]).isEqualTo(kept.path("content").asString());
	}

	/**
	 * Read again, it is what was approved; its foot says by which hash that can be told.
	 */
	@ParameterizedTest
	@EnumSource
	void aSnapshotIsADocumentAsItIsPublished(DocumentFormat format) throws Exception {
		String path = "/documents/" + id + "?format=" + format.ending();
		HttpResponse<byte[]> answer = client.file(EDITOR, path);
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Content-Type")).contains(format.mediaType());
		assertThat(answer.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment; filename")
			.endsWith("." + format.ending());
		assertThat(answer.headers().firstValue("Jiheng-Form")).contains("hebei-2021");
		Reading.Understood reading = (Reading.Understood) OfficeFiles.read(answer.body());
		assertThat(reading.budget().reference()).isEqualTo("130324/2060/315");
		assertThat(reading.text().projects()).extracting(Project::name).containsExactly("法律援助经费");
		assertThat(reading.text().indicators()).extracting(each -> each.target().raw())
			.containsExactly("≤100000元", "≥200件", "≥95%", "2060年12月31日", "≥180人", "≥90%");
		assertThat(client.file(EDITOR, path).body()).isEqualTo(answer.body());
	}

	@Test
	void aPublicEditionIsWrittenOnlyOfWhatIsPublished() throws Exception {
		String path = "/documents/" + id + "?edition=public";
		assertThat(client.get(FINANCE, path).body()).contains("NOT_PUBLISHED");
		assertThat(client.get(FINANCE, "/documents/" + id + "?format=doc").body()).contains("\"reason\":\"FORMAT\"");
		assertThat(client.get("changli-finance", path).statusCode()).isEqualTo(404);
	}

	@Test
	void aCountysYearIsAnArchiveOfDocuments() throws Exception {
		List<String> names = new ArrayList<>();
		try (ZipInputStream zip = new ZipInputStream(
				new ByteArrayInputStream(client.file(FINANCE, "/documents?year=2060&format=pdf").body()))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				names.add(entry.getName());
				assertThat(OfficeFiles.read(zip.readAllBytes())).isInstanceOf(Reading.Understood.class);
			}
		}
		assertThat(names).containsExactly("315卢龙县司法局2060年部门预算绩效文本.pdf");
		assertThat(client.get("changli-finance", "/documents?year=2060").statusCode()).isEqualTo(404);
		assertThat(client.get("hebei-oversight", "/documents?year=2060").statusCode()).isEqualTo(403);
		assertThat(client.get(FINANCE, "/documents").body()).contains("\"reason\":\"YEAR\"");
	}

	/** What stood in the year before, to be gone through; nothing where nothing stood. */
	@Test
	void nextYearsFormIsPreparedFromThisYears() throws Exception {
		HttpResponse<byte[]> answer = client.file(EDITOR, "/documents/template?year=2062");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment; filename")
			.endsWith(".xlsx");
		Reading.Understood reading = (Reading.Understood) OfficeFiles.read(answer.body());
		assertThat(reading.budget().reference()).isEqualTo("130324/2062/315");
		assertThat(reading.text().projects()).extracting(Project::name).containsExactly("法律援助经费");
		assertThat(reading.text().indicators()).extracting(each -> each.target().raw())
			.containsExactly("≤100000元", "≥200件", "≥95%", "2061年12月31日", "≥180人", "≥90%");
		assertThat(OfficeFiles.words(answer.body())).contains("内容取自 2061 年");
		assertThat(client.file(FINANCE, "/documents/template?department=315&year=2062").body())
			.isEqualTo(answer.body());
		assertThat(OfficeFiles.read(client.file(EDITOR, "/documents/template?year=2040").body()))
			.isInstanceOf(Reading.Blank.class);
		assertThat(client.get(FINANCE, "/documents/template?year=2062").body()).contains("DEPARTMENT_CODE");
		assertThat(client.get(FINANCE, "/documents/template?department=315").body()).contains("\"reason\":\"YEAR\"");
		assertThat(client.get(FINANCE, "/documents/template?department=999&year=2062").statusCode()).isEqualTo(404);
		assertThat(client.get("changli-finance", "/documents/template?department=315&year=2062").statusCode())
			.isEqualTo(404);
		assertThat(client.get("hebei-oversight", "/documents/template?department=315&year=2062").statusCode())
			.isEqualTo(403);
	}

	@Test
	void whatIsNotThereOrNotOnesOwnIsAnsweredAlike() throws Exception {
		String absent = client.get("changli-finance", "/snapshots/" + id).body();
		assertThat(absent).isEqualTo("{\"code\":\"NOT_FOUND\",\"message\":\"没有这份快照\",\"suggestion\":\"\"}");
		for (String user : List.of("changli-finance", "jiheng-admin", "stranger")) {
			HttpResponse<String> answer = client.get(user, "/snapshots/" + id);
			assertThat(answer.statusCode() + answer.body()).as(user).isEqualTo("404" + absent);
		}
		for (String other : List.of("x", "U25hcHNob3Q", id + "A")) {
			assertThat(client.get(FINANCE, "/snapshots/" + other).body()).isEqualTo(absent);
		}
		for (String user : List.of("hebei-oversight", "jiheng-admin", "stranger")) {
			assertThat(client.get(user, YEAR).statusCode()).as(user).isEqualTo(403);
		}
		assertThat(client.get("changli-finance", YEAR).statusCode()).isEqualTo(404);
		for (String year : List.of("", "?year=", "?year=1999", "?year=x")) {
			HttpResponse<String> answer = client.get(FINANCE, "/snapshots" + year);
			assertThat(answer.statusCode()).isEqualTo(400);
			assertThat(answer.body()).contains("\"reason\":\"YEAR\"", "2000 至 2099");
		}
	}

	@Test
	void aYearsFileHoldsTheCountysWholeChainAndADepartmentsItsOwn() throws Exception {
		JsonNode whole = JsonMapper.shared().readTree(client.get(FINANCE, YEAR).body());
		assertThat(whole.path("snapshots")).extracting(each -> each.path("seal").path("countyNumber").asInt())
			.containsExactly(1, 2, 3);
		assertThat(whole.path("snapshots")).extracting(each -> each.has("content")).containsExactly(true, false, true);
		assertThat(whole.path("head").path("number").asInt()).isEqualTo(3);
		JsonNode own = JsonMapper.shared().readTree(client.get(EDITOR, YEAR).body());
		assertThat(own.path("snapshots")).extracting(each -> each.path("seal").path("countyNumber").asInt())
			.containsExactly(1, 3);
		assertThat(own.has("head")).isFalse();
	}

	@Test
	void aValueIsFoundByItsPermalinkInTheFileAndByGraphQl() throws Exception {
		JsonNode project = client.ask(EDITOR,
				"query($id: ID!) { snapshot(id: $id) { projects { total: permalink purpose: permalink(value: PURPOSE)"
						+ " indicators { permalink target { raw } } } } }",
				Map.of("id", id))
			.findValue("projects")
			.path(0);
		String total = project.path("total").asString();
		String target = project.path("indicators").path(1).path("permalink").asString();
		assertThat(total).isEqualTo("/snapshots/" + id + "#/content/projects/0/totalFen");
		assertThat(target).isEqualTo("/snapshots/" + id + "#/content/projects/0/indicators/1/target/raw");
		JsonNode file = JsonMapper.shared().readTree(client.get(EDITOR, total.substring(0, total.indexOf('#'))).body());
		assertThat(file.at(target.substring(target.indexOf('#') + 1)).asString())
			.isEqualTo(project.path("indicators").path(1).path("target").path("raw").asString());
		JsonNode amount = value(EDITOR, total);
		assertThat(amount.path("amount").decimalValue()).isEqualByComparingTo("10");
		assertThat(amount.path("value").asString()).isEqualTo("10000000");
		assertThat(amount.path("label").asString()).isEqualTo("预算数");
		assertThat(amount.path("place").asString()).isEqualTo("卢龙县司法局 2060 年度第 1 份快照 · 项目 1 法律援助经费");
		assertThat(amount.path("snapshot").path("hash").asString()).isEqualTo(file.path("hash").asString());
		assertThat(amount.path("permalink").asString()).isEqualTo(total);
		JsonNode promised = value(FINANCE, "https://jiheng.example" + target);
		assertThat(promised.path("value").asString()).isEqualTo("≥200件");
		assertThat(promised.path("place").asString()).endsWith("· 绩效指标 2 法律援助案件办理数量");
		assertThat(value(EDITOR, "/snapshots/" + id + "#/content/overallGoals/0").path("label").asString())
			.isEqualTo("总体绩效目标第 1 条");
		for (String none : List.of("projects/9/totalFen", "projects/0", "projects/00/totalFen", "projects/x",
				"nothing")) {
			assertThat(value(EDITOR, "/snapshots/" + id + "#/content/" + none).isNull()).as(none).isTrue();
		}
		assertThat(value("changli-finance", total).isNull()).isTrue();
		assertThat(value(EDITOR, "x").isNull()).isTrue();
	}

	private JsonNode value(String user, String permalink) throws IOException, InterruptedException {
		return client
			.ask(user,
					"query($p: String!) { sealedValue(permalink: $p) { permalink label place value amount"
							+ " snapshot { hash } } }",
					Map.of("p", permalink))
			.path("sealedValue");
	}

	@Test
	void whatIsAsItWasSealedIsFoundIntact() throws Exception {
		assertThat(verified(0, List.of(VERIFIER.toString()), client.get(FINANCE, "/snapshots/" + id).body()))
			.contains("结论：完好 / intact: 1", "130324 2060 315", "1 个项目 / projects，合计 / total 100000.00 元 / yuan");
		assertThat(verified(0, client.get(FINANCE, YEAR).body())).contains("结论：完好 / intact: 3");
		assertThat(verified(0, client.get(EDITOR, YEAR).body())).contains("只核对部门的链条");
		assertThat(verified(0, client.get(FINANCE, YEAR).body(), client.get(FINANCE, "/snapshots?year=2061").body()))
			.contains("结论：完好");
	}

	@Test
	void whateverIsAlteredIsFound() throws Exception {
		String file = client.get(FINANCE, YEAR).body();
		for (String[] change : new String[][] { { "≥200件", "≥100件" },
				{ "\"totalFen\":10000000", "\"totalFen\":10000001" }, { "法律援助经费", "法律援助经赀" },
				{ "\"year\":2060,\"department\":\"315\",\"title\"", "\"year\":2062,\"department\":\"315\",\"title\"" },
				{ "卢龙县司法局", "卢龙县财政局" }, { "\"number\":1,\"kind\":\"APPROVAL\"", "\"number\":4,\"kind\":\"APPROVAL\"" },
				{ "卢财决〔2060〕", "卢财决〔2061〕" }, { "\"classified\":false", "\"classified\":true" } }) {
			assertThat(verified(ALTERED, file.replaceFirst(change[0], change[1]))).as(change[0]).contains("被改动");
		}
		String link = "\"previousHash\":\"" + "0".repeat(64);
		assertThat(verified(ALTERED, file.replaceFirst(link, link.replaceFirst("0$", "1"))))
			.contains("被改动 / ALTERED: 130324 2060 315 第 1 份");
		String hash = JsonMapper.shared().readTree(file).path("snapshots").path(0).path("hash").asString();
		assertThat(verified(ALTERED, file.replaceFirst(hash, Digest.of("another")))).contains("被改动");
		List<String> lines = lines(file);
		int content = lines.lastIndexOf(",\"content\":");
		lines.subList(content, content + 2).clear();
		assertThat(verified(ALTERED, String.join("\n", lines))).contains("内容被去掉");
	}

	/** By someone who computes the hashes of what they alter anew. */
	@Test
	void aBrokenChainIsFound() throws Exception {
		String file = client.get(FINANCE, YEAR).body();
		List<String> withoutMiddle = lines(file);
		int middle = begin(withoutMiddle, 2);
		withoutMiddle.subList(middle, begin(withoutMiddle, 3)).clear();
		assertThat(verified(BROKEN, String.join("\n", withoutMiddle))).contains("缺县内第 2 份");
		List<String> cutOff = lines(file);
		cutOff.subList(begin(cutOff, 3), cutOff.size() - 2).clear();
		assertThat(verified(BROKEN, String.join("\n", cutOff))).contains("链尾不是所记的第 3 份");
		List<String> relinked = lines(file);
		int seal = begin(relinked, 1) + 1;
		relinked.set(seal, relinked.get(seal).replace("卢龙县司法局", "卢龙县财政局"));
		relinked.set(seal - 1, "{\"hash\":\"" + Digest.of(relinked.get(seal)) + "\",\"seal\":");
		assertThat(verified(BROKEN, String.join("\n", relinked))).contains("县的链条在此断开", "部门的链条在此断开");
	}

	@Test
	void whatCannotBeUnderstoodIsSaidSo() throws Exception {
		String file = client.get(FINANCE, YEAR).body();
		assertThat(verified(UNREADABLE, file.substring(0, file.length() / 2))).contains("文件不完整");
		assertThat(verified(UNREADABLE, file.replace("\"algorithm\":\"SHA-256\"", "\"algorithm\":\"SM3\"")))
			.contains("不认识的散列算法：SM3");
		assertThat(verified(UNREADABLE, file.replaceFirst("\"hash\":", "\"total\":1,\"hash\":")))
			.contains("不认识的字段：total");
		assertThat(verified(UNREADABLE, file.replace("jiheng-seal-1", "jiheng-seal-2"))).contains("不认识的规范文本");
	}

	private static List<String> lines(String file) {
		return new ArrayList<>(Arrays.asList(file.split("\n", -1)));
	}

	/** The line before the seal of that number in the county. */
	private static int begin(List<String> lines, int number) {
		for (int i = 0; i < lines.size(); i++) {
			if (lines.get(i).contains("\"countyNumber\":" + number + ",")) {
				return i - 1;
			}
		}
		throw new AssertionError("no snapshot " + number);
	}

	/** What the verifier says of files, which must end with that code. */
	private String verified(int code, String... files) throws IOException, InterruptedException {
		return verified(code, List.of("-cp", compiled.toString(), "VerifySnapshot"), files);
	}

	private String verified(int code, List<String> verifier, String... files) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Dstdout.encoding=UTF-8"));
		command.addAll(verifier);
		for (String file : files) {
			Path path = folder.resolve(command.size() + ".json");
			Files.writeString(path, file);
			command.add(path.toString());
		}
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String said = new String(process.getInputStream().readAllBytes(), UTF_8);
		assertThat(process.waitFor()).as(said).isEqualTo(code);
		return said;
	}

	private String approved(int year) throws Exception {
		String budget = SmallBudget.drafted(desk, year);
		desk.done(REVIEWER, "submitBudget", "", input("budget", budget, "expectedVersion", 4));
		desk.done(FINANCE, "approveBudget", "", input("budget", budget, "assessments", grades("GOOD")));
		return budget;
	}

}
