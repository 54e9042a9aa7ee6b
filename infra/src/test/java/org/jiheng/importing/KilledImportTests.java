package org.jiheng.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jiheng.document.persistence.ImportedRows;
import org.jiheng.postgres.Cluster;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.EmbeddedCluster;
import org.jiheng.postgres.PostgresExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The server process, or the database under it, killed (SIGKILL) at moments spread over
 * an import: afterwards the import is there whole or not at all, what was acknowledged is
 * there, and the same document again comes to the same. What was only staged is read by
 * the next server. More moments with {@code -Djiheng.kills=50}.
 */
@ExtendWith(PostgresExtension.class)
class KilledImportTests {

	private static final int MOMENTS = Integer.getInteger("jiheng.kills", 1);

	private static final int WARM = 10;

	private static final int STAGED = 30;

	private static final String COUNTED = """
			select (select count(*) from jiheng.import) || ' imports, ' || (select count(*) from jiheng.project)
			  || ' projects, ' || (select count(*) from jiheng.project where purpose = '村居法律顾问服务费NUMBER')
			  || ' of this one, ' || (select count(*) from jiheng.indicator) || ' indicators, version '
			  || (select version from jiheng.budget) || ' of import ' || (select current_import - max(number) from
			  jiheng.import, jiheng.budget group by current_import)""";

	private final Database database;

	KilledImportTests(Database database) {
		this.database = database;
	}

	@Test
	void anImportIsWholeOrNotThereWheneverTheServerIsKilled() throws Exception {
		var seen = new Seen(database);
		long whole;
		try (Server server = new Server(database)) {
			whole = server.firstImport();
		}
		int there = 0;
		int acknowledged = 0;
		for (int i = 1; i <= MOMENTS; i++) {
			List<String> before = seen.everything();
			long imports = seen.imports();
			boolean answered;
			try (Server server = new Server(database)) {
				CompletableFuture<HttpResponse<String>> answer = server.imports(i);
				Thread.sleep(moment(i, whole));
				server.kill();
				answered = answered(answer);
			}
			seen.settle();
			boolean changed = !seen.everything().equals(before);
			there += changed ? 1 : 0;
			acknowledged += answered ? 1 : 0;
			assertThat(!answered || changed).as("import %d was acknowledged and is lost", i).isTrue();
			if (changed) {
				assertThat(seen.counted(i)).isEqualTo(wholeAfter(imports + 1));
			}
			try (Server server = new Server(database)) {
				assertThat(server.imports(i).join().statusCode()).isEqualTo(changed ? 200 : 201);
			}
			assertThat(seen.counted(i)).isEqualTo(wholeAfter(imports + 1));
		}
		System.out.printf(Locale.ROOT,
				"killed at %d moments of an import of %d ms: %d wholly there (%d acknowledged), %d not at all,"
						+ " 0 half done, 0 acknowledged and lost%n",
				MOMENTS, whole, there, acknowledged, MOMENTS - there);
	}

	/** The server stays, and works again by itself once its database does. */
	@Test
	void anImportIsWholeOrNotThereWheneverTheDatabaseIsKilled(@TempDir Path folder) throws Exception {
		Path data = folder.resolve("postgres");
		EmbeddedCluster postgres = EmbeddedCluster.in(data);
		Cluster cluster = postgres.cluster();
		cluster.makeLogins("jiheng-test");
		Database durable = cluster.database("jiheng", "jiheng-test", "template0");
		durable.migrate();
		var seen = new Seen(durable);
		int there = 0;
		int acknowledged = 0;
		long longest = 0;
		try (Server server = new Server(durable)) {
			server.firstImport();
			long whole = server.warmImport();
			for (int i = 1; i <= MOMENTS; i++) {
				List<String> before = seen.everything();
				long imports = seen.imports();
				CompletableFuture<HttpResponse<String>> answer = server.imports(i);
				Thread.sleep(moment(i, whole));
				EmbeddedCluster.kill(data);
				postgres.close();
				boolean answered = answered(answer);
				long down = System.nanoTime();
				postgres = EmbeddedCluster.at(cluster.port(), data);
				boolean changed = !seen.everything().equals(before);
				there += changed ? 1 : 0;
				acknowledged += answered ? 1 : 0;
				assertThat(!answered || changed).as("import %d was acknowledged and is lost", i).isTrue();
				if (changed) {
					assertThat(seen.counted(i)).isEqualTo(wholeAfter(imports + 1));
				}
				assertThat(server.importsOnceItCan(i)).isEqualTo(changed ? 200 : 201);
				longest = Math.max(longest, (System.nanoTime() - down) / 1_000_000);
				assertThat(seen.counted(i)).isEqualTo(wholeAfter(imports + 1));
			}
			System.out.printf(Locale.ROOT,
					"database killed at %d moments of an import of %d ms: %d wholly there (%d acknowledged), %d not at"
							+ " all, 0 half done, 0 acknowledged and lost; imports again after at most %d ms%n",
					MOMENTS, whole, there, acknowledged, MOMENTS - there, longest);
		}
		finally {
			postgres.close();
		}
	}

	/** Whoever asks how far it has come moves it on, whichever server has it now. */
	@Test
	void aStagedArchiveIsReadByTheNextServerWhenTheFirstIsKilledOverIt() throws Exception {
		Database own = PostgresExtension.fresh();
		var sql = new JdbcTemplate(own.owner());
		var seen = new Seen(own);
		Map<String, String> documents = new TreeMap<>();
		for (int i = 1; i <= STAGED; i++) {
			documents.put(i + ".txt", ImportBench.ofDepartment(ImportBench.document(), i));
		}
		byte[] archive = ArchiveImportTests.zip(documents);
		String id;
		try (Server server = new Server(own)) {
			HttpResponse<String> answer = server.client()
				.post("finance", "/imports?stage=true&policy=ALL_OR_NOTHING",
						Multipart.part("file", "全县.zip", archive));
			assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
			id = JsonMapper.shared().readTree(answer.body()).path("id").asString();
			for (int i = 0; i < 2_000
					&& sql.queryForObject("select files_read from jiheng.staged_import", Integer.class) < 1; i++) {
				Thread.sleep(5);
			}
			server.kill();
		}
		seen.settle();
		assertThat(sql.queryForObject(
				"select status || ', ' || (files_read between 1 and files_total - 1)" + " from jiheng.staged_import",
				String.class))
			.as("killed over it")
			.isEqualTo("RECEIVED, true");
		try (Server server = new Server(own)) {
			JsonNode item = StagingTests.read(server.client(), "finance", id);
			assertThat(item.path("status").asString()).as(item.toString()).isEqualTo("READ");
			assertThat(item.path("filesRead").asInt()).isEqualTo(STAGED);
			assertThat(item.path("files").findValues("projects")).hasSize(STAGED).allMatch(each -> each.asInt() == 14);
		}
	}

	private static long moment(int i, long whole) {
		return whole * (2L * i - 1) / (2L * MOMENTS);
	}

	/** What a database holds. */
	private static final class Seen {

		private final ImportedRows rows;

		private final JdbcTemplate sql;

		Seen(Database database) {
			this.rows = new ImportedRows(database);
			this.sql = new JdbcTemplate(database.owner());
		}

		List<String> everything() {
			return rows.everything();
		}

		long imports() {
			return rows.count("import");
		}

		String counted(int i) {
			return Objects
				.requireNonNull(sql.queryForObject(COUNTED.replace("NUMBER", String.valueOf(i)), String.class));
		}

		/** The database ends what the killed server had begun as soon as it notices. */
		void settle() throws InterruptedException {
			String open = "select count(*) from pg_stat_activity where datname = current_database() and usename like 'jiheng%'"
					+ " and usename <> 'jiheng_owner'";
			for (int i = 0; i < 600 && !Long.valueOf(0).equals(sql.queryForObject(open, Long.class)); i++) {
				Thread.sleep(50);
			}
		}

	}

	private static String wholeAfter(long imports) {
		return imports + " imports, 14 projects, 1 of this one, 84 indicators, version " + imports + " of import 0";
	}

	private static boolean answered(CompletableFuture<HttpResponse<String>> answer) {
		try {
			return answer.join().statusCode() == 201;
		}
		catch (CompletionException cutOff) {
			return false;
		}
	}

	/** A server in a process of its own. */
	private static final class Server implements AutoCloseable {

		private final Process process;

		private final int port;

		Server(Database database) throws IOException {
			List<String> command = new ArrayList<>(List.of(
					Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
					"-cp", System.getProperty("java.class.path"), ImportServer.class.getName()));
			database.arguments().forEach(command::add);
			this.process = new ProcessBuilder(command).redirectErrorStream(true).start();
			this.port = port(process);
		}

		private static int port(Process process) throws IOException {
			var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
			StringBuilder said = new StringBuilder();
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				said.append(line).append('\n');
				if (line.startsWith(ImportServer.PORT)) {
					Thread.ofVirtual().start(() -> drain(lines));
					return Integer.parseInt(line.substring(ImportServer.PORT.length()));
				}
			}
			throw new IOException("the server did not start: " + said);
		}

		private static void drain(BufferedReader lines) {
			try (Stream<String> rest = lines.lines()) {
				rest.forEach(line -> {
				});
			}
			catch (UncheckedIOException killed) {
				return;
			}
		}

		/** The real document with one name changed. */
		CompletableFuture<HttpResponse<String>> imports(int i) {
			return CompletableFuture.supplyAsync(() -> {
				try {
					String document = ImportBench.document().replace("村居法律顾问服务费", "村居法律顾问服务费" + i);
					return client().post("finance", document.getBytes(UTF_8));
				}
				catch (IOException failure) {
					throw new UncheckedIOException(failure);
				}
			});
		}

		/** How many milliseconds it takes. */
		long firstImport() {
			long start = System.nanoTime();
			assertThat(imports(0).join().statusCode()).isEqualTo(201);
			return (System.nanoTime() - start) / 1_000_000;
		}

		/** The same, of one after several. */
		long warmImport() {
			long start = 0;
			for (int i = 1; i <= WARM; i++) {
				start = System.nanoTime();
				assertThat(imports(MOMENTS + i).join().statusCode()).isEqualTo(201);
			}
			return (System.nanoTime() - start) / 1_000_000;
		}

		/** The status, once the database is not merely away. */
		int importsOnceItCan(int i) throws InterruptedException {
			int status = imports(i).join().statusCode();
			for (int again = 0; again < 100 && status == 503; again++) {
				Thread.sleep(100);
				status = imports(i).join().statusCode();
			}
			return status;
		}

		Multipart client() {
			return new Multipart(port);
		}

		void kill() throws InterruptedException {
			process.destroyForcibly().waitFor();
		}

		@Override
		public void close() {
			process.destroyForcibly();
		}

	}

}
