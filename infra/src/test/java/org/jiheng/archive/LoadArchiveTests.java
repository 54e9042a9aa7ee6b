package org.jiheng.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jiheng.archive.ArchivedLines.altered;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jiheng.demo.DemoClient;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.jiheng.running.RunningJiheng;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * An archive of past years, loaded by the operator's command beside the running
 * application.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoadArchiveTests {

	private static final String FINANCE = "lulong-finance";

	private final Database database;

	private final RunningJiheng jiheng;

	private final DemoClient client;

	@TempDir
	private Path folder = Path.of("");

	LoadArchiveTests(Database database) throws Exception {
		this.database = database;
		this.jiheng = new RunningJiheng(database);
		this.client = jiheng.client();
	}

	@AfterAll
	void close() {
		jiheng.close();
	}

	@Test
	void anArchivedYearIsSealedAsVerifiablyAsAnApprovedOneAndReadLikeIt() throws Exception {
		Path file = file("130324-2021.jsonl", ArchivedLines.both());
		assertThat(load(file)).isZero();

		JsonNode seen = client.ask(FINANCE,
				"""
						{ snapshotVerification { intact snapshotsChecked headNumber headHash }
						  auditVerification { whole }
						  auditEntries(first: 1, filter: { operations: ["loadArchive"] }) { nodes { subject role reference } }
						  budget(county: "130324", department: "401", year: 2021) { status funds { total } indicators { lastingTarget { raw value unit } }
						    projects(first: 5) { nodes { name classified purpose goals lastingGoals indicators { level3 target { raw value } } } }
						    snapshots { sealedBy kind hash } }
						  comparison(filter: { years: [2021] }, by: COUNTY, measures: [TOTAL, PROJECTS, CLASSIFIED_PROJECTS]) {
						    rows { cells { measure value } } } }
						""",
				Map.of());
		assertThat(seen.path("snapshotVerification").path("intact").asBoolean()).isTrue();
		assertThat(seen.path("snapshotVerification").path("snapshotsChecked").asInt()).isEqualTo(2);
		assertThat(seen.path("auditVerification").path("whole").asBoolean()).isTrue();
		JsonNode entry = seen.path("auditEntries").path("nodes").path(0);
		assertThat(entry.path("subject").asString()).isEqualTo("运维");
		assertThat(entry.path("role").isNull()).isTrue();
		assertThat(entry.path("reference").asString()).isEqualTo("130324/2021");

		JsonNode budget = seen.path("budget");
		assertThat(budget.path("status").asString()).isEqualTo("APPROVED");
		assertThat(budget.path("funds").path("total").decimalValue()).isEqualByComparingTo("11");
		JsonNode open = budget.path("projects").path("nodes").path(0);
		assertThat(open.path("name").asString()).isEqualTo("项目1\n续行");
		assertThat(open.path("goals").path(0).asString()).isEqualTo("目标, {一}");
		assertThat(open.path("lastingGoals").path(0).asString()).isEqualTo("三年目标");
		assertThat(budget.path("indicators").path(0).path("lastingTarget").path("value").decimalValue())
			.isEqualByComparingTo("3000.50");
		assertThat(open.path("indicators").path(0).path("target").path("value").decimalValue())
			.isEqualByComparingTo("1000.50");
		JsonNode classified = budget.path("projects").path("nodes").path(1);
		assertThat(classified.path("classified").asBoolean()).isTrue();
		assertThat(classified.path("purpose").isNull()).isTrue();
		assertThat(budget.path("snapshots").path(0).path("sealedBy").asString()).isEqualTo("运维");
		assertThat(seen.path("comparison").path("rows").path(0).path("cells"))
			.extracting(cell -> cell.path("measure").asString() + " " + cell.path("value").decimalValue().intValue())
			.containsExactly("TOTAL 22", "PROJECTS 4", "CLASSIFIED_PROJECTS 2");

		Path exported = folder.resolve("chain.json");
		Files.writeString(exported, client.get(FINANCE, "/snapshots?year=2021").body());
		assertThat(verifier(exported)).isZero();

		String head = seen.path("snapshotVerification").path("headHash").asString();
		assertThat(load(file)).as("again").isZero();
		assertThat(head()).isEqualTo("2 " + head);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			0 | "130324"        | "130323"            | ARCHIVE_OTHER
			0 | "130324"        | "130300"            | ARCHIVE_FIELD
			0 | archive-1       | archive-2           | ARCHIVE_FORMAT
			1 | "2021-02-01"    | "2021-02-30"        | ARCHIVE_FIELD
			1 | "totalFen":1000 | "totalFen":-1000    | ARCHIVE_FIELD
			1 | "totalFen":1000 | "totalFen":1.5      | ARCHIVE_FIELD
			1 | "sequence":1,   | "sequence":1,"x":1, | ARCHIVE_FIELD
			1 | "number":10     | "number":1          | ARCHIVE_FIELD
			1 | 批复人             | 编制人                 | ARCHIVE_FIELD
			1 | "GE"            | null                | ARCHIVE_TARGET
			1 | "purpose":null  | "purpose":"机密"      | ARCHIVE_RULE
			1 | "content":      | "contentHash":"0","content": | ARCHIVE_HASH
			1 | "year":2021     | "year":2022         | ARCHIVE_OTHER
			2 | "department":"401" | "department":"315" | ARCHIVE_FIELD
			1 | content-1       | content-2           | ARCHIVE_OTHER
			2 | content-2       | content-1           | ARCHIVE_OTHER
			2 | "content"       | "Content"           | ARCHIVE_FIELD
			2 | }               | ]                   | ARCHIVE_JSON
			""")
	void whatIsNotAsItShouldBeIsRefusedWholeAndSaysWhere(int line, String words, String others, String code)
			throws Exception {
		Path file = file("130324-2021-wrong.jsonl", altered(line, words, others));
		assertThatThrownBy(() -> {
			try (Connection owner = database.owner().getConnection()) {
				new ArchiveLoading(owner, "运维", Clock.systemUTC()).load(ArchiveReader.read(file));
			}
		}).isInstanceOfSatisfying(ArchiveProblem.class, problem -> {
			assertThat(problem.code()).isEqualTo(code);
			assertThat(problem.getMessage()).containsPattern(line == 0 ? "第 [12] 行" : "第 " + (line + 1) + " 行");
		});
	}

	@Test
	void nothingThatIsThereIsReplacedAndAFileIsLoadedWholeOrNotAtAll() throws Exception {
		String head = head();
		long rows = rows();
		Path there = file("130324-2024.jsonl",
				Stream.of(ArchivedLines.HEAD, ArchivedLines.department("402"), ArchivedLines.department("315"))
					.map(line -> line.replace("\"year\":2021", "\"year\":2024"))
					.toList());
		assertThat(load(there)).as("315 of 2024 is there").isEqualTo(1);
		Path twice = file("130324-2022.jsonl",
				Stream.of(ArchivedLines.HEAD, ArchivedLines.department("402"), ArchivedLines.department("403"))
					.map(line -> line.replace("\"year\":2021", "\"year\":2022").replace("13032421P402", "13032421P403"))
					.toList());
		assertThat(load(twice)).as("a project code twice in a year").isEqualTo(1);
		Path other = folder.resolve("130324-gb.jsonl");
		Files.writeString(other, String.join("\n", ArchivedLines.both()), Charset.forName("GB18030"));
		assertThat(load(other)).as("not UTF-8").isEqualTo(1);
		assertThat(head()).isEqualTo(head);
		assertThat(rows()).isEqualTo(rows);
	}

	@Test
	void whoLoadsAndWhatIsSaid() {
		assertThat(LoadArchive.run(Stream.concat(Stream.of("load-archive", folder.toString()), database.arguments())
			.toArray(String[]::new))).isEqualTo(64);
		assertThat(LoadArchive
			.run(Stream.concat(Stream.of("load-archive", "--by=运维"), database.arguments()).toArray(String[]::new)))
			.isEqualTo(64);
	}

	private int load(Path file) {
		return LoadArchive.run(Stream
			.concat(Stream.of("load-archive", file.toString(), "--by=运维", "--threads=1"), database.arguments())
			.toArray(String[]::new));
	}

	private Path file(String name, List<String> lines) throws IOException {
		return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
	}

	private String head() throws SQLException {
		return one(
				"select coalesce(max(number || ' ' || hash), 'none') from jiheng.snapshot_head where county_code = '130324'");
	}

	private long rows() throws SQLException {
		return Long.parseLong(one("select (select count(*) from jiheng.budget) + (select count(*) from jiheng.project)"
				+ " + (select count(*) from jiheng.department) + (select count(*) from jiheng.audit_entry)"
				+ " + (select count(*) from jiheng.comparison_department)"));
	}

	private String one(String sql) throws SQLException {
		try (Connection owner = database.owner().getConnection();
				Statement statement = owner.createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			rows.next();
			return rows.getString(1);
		}
	}

	/** As a stranger runs it. */
	private static int verifier(Path file) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"verifier/VerifySnapshot.java", file.toString())
			.redirectErrorStream(true)
			.start();
		var said = new ByteArrayOutputStream();
		process.getInputStream().transferTo(said);
		return process.waitFor();
	}

}
