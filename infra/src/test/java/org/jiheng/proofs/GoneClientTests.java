package org.jiheng.proofs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jiheng.demo.DemoClient;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.jiheng.running.RunningJiheng;
import org.jiheng.shared.graphql.NodeId;
import org.jiheng.tenancy.persistence.ScopedConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Assurance 23: clients that go away in the middle of what they asked for.
 * {@code -Djiheng.gone.clients=6000} is the full count, {@code -Djiheng.gone.seed}
 * repeats a run.
 */
@ExtendWith({ PostgresExtension.class, OutputCaptureExtension.class })
class GoneClientTests {

	private static final int CLIENTS = Integer.getInteger("jiheng.gone.clients", 400);

	private static final long SEED = Long.getLong("jiheng.gone.seed", System.nanoTime());

	private static final int AT_ONCE = 16;

	private static final String READ = """
			{ budget(county: "130324", department: "315", year: 2024) {
			    title findings(first: 50) { nodes { message } } projects(first: 20) { nodes { name indicators { level3 } } } } }""";

	/** Written down before it is answered. */
	private static final String ACROSS = "{ snapshots(first: 3) { nodes { title } } }";

	private static final List<String> ASKED = List.of(READ,
			"mutation { checkBudget(input: {budget: \"%s\"}) { counts { errors } problems { code } } }"
				.formatted(NodeId.of("Budget", "130324", "2024", "315")),
			"mutation { setCheckSeverity(input: {year: 2024, check: DATE_VAGUE, setting: HINT}) { problems { code } } }",
			"mutation { setCheckSeverity(input: {year: 2024, check: DATE_VAGUE, setting: DEFAULT}) { problems { code } } }",
			ACROSS);

	@Test
	void clientsThatGoAwayLeaveNothingBehind(Database database, CapturedOutput log) throws Exception {
		try (var jiheng = new RunningJiheng(database)) {
			DemoClient client = jiheng.client();
			String county = jiheng.tokenFor("lulong-finance", Duration.ofMinutes(10));
			String province = jiheng.tokenFor("hebei-oversight", Duration.ofMinutes(10));
			var random = new Random(SEED);
			try (var goers = Executors.newFixedThreadPool(AT_ONCE)) {
				List<Future<?>> gone = new ArrayList<>();
				for (int i = 0; i < CLIENTS; i++) {
					String document = ASKED.get(random.nextInt(ASKED.size()));
					int stays = random.nextInt(40);
					gone.add(goers.submit(() -> {
						ask(client.address(), document.equals(ACROSS) ? province : county, document, stays);
						return null;
					}));
				}
				for (Future<?> each : gone) {
					each.get(1, TimeUnit.MINUTES);
				}
			}
			var connections = jiheng.part(ScopedConnectionFactory.class);
			var sql = new JdbcTemplate(database.watcher());
			int held = connections.held();
			int open = open(sql);
			for (int i = 0; i < 400 && held + open > 0; i++) {
				Thread.sleep(50);
				held = connections.held();
				open = open(sql);
			}
			System.out.printf("gone clients: seed %d, %d went away, %d connections held, %d transactions open%n", SEED,
					CLIENTS, held, open);
			// One quiet moment: what they left to write down, and the watch of inboxes,
			// take a connection now and then.
			assertThat(held).as("connections held").isZero();
			assertThat(open).as("transactions open").isZero();
			assertThat(log.getOut().lines().filter(line -> line.contains("Defect"))).as("called a defect").isEmpty();
			for (int i = 0; i < 100; i++) {
				assertThat(client.answer("lulong-finance", READ, Map.of()).body()).doesNotContain("errors");
			}
			assertThat(client.answer("hebei-oversight", ACROSS, Map.of()).body()).doesNotContain("errors");
			for (String user : List.of("lulong-finance", "hebei-oversight")) {
				assertThat(client.ask(user, "{ auditVerification { whole } }", Map.of()).findValue("whole").asBoolean())
					.isTrue();
			}
		}
	}

	/** Asks over a connection of its own and cuts it, answered or not. */
	private static void ask(URI address, String token, String document, int stays)
			throws IOException, InterruptedException {
		byte[] body = JsonMapper.shared().writeValueAsBytes(Map.of("query", document));
		try (var socket = new Socket(address.getHost(), address.getPort())) {
			// A reset, as from a machine that is switched off.
			socket.setSoLinger(true, 0);
			OutputStream out = socket.getOutputStream();
			out.write(("POST /graphql HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\nAuthorization: Bearer "
					+ token + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n")
				.getBytes(UTF_8));
			out.write(body);
			out.flush();
			Thread.sleep(stays);
		}
	}

	private static int open(JdbcTemplate sql) {
		return sql.queryForObject("""
				select count(*) from pg_stat_activity where application_name = 'jiheng'
				and datname = current_database() and state <> 'idle'""", Integer.class);
	}

}
