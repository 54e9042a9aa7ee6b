package org.jiheng.approval;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiheng.approval.Desk.EDITOR;
import static org.jiheng.approval.Desk.FINANCE;
import static org.jiheng.approval.Desk.REVIEWER;
import static org.jiheng.approval.Desk.input;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.jiheng.running.RunningJiheng;
import org.jiheng.running.Socket;
import org.jiheng.tenancy.persistence.ScopedConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who hears of what over real sockets and event streams, each test in its own years. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InboxChangedTests {

	private static final String INBOX = "subscription { inboxChanged { totalCount items { kind year budget { version } }"
			+ " added { kind year message budget { version status } } } }";

	private static final Duration QUIET = Duration.ofMillis(2_500);

	private final RunningJiheng jiheng;

	private final Desk desk;

	private final JdbcTemplate sql;

	InboxChangedTests(Database database) throws Exception {
		this.sql = new JdbcTemplate(database.owner());
		this.jiheng = new RunningJiheng(database);
		this.desk = new Desk(jiheng.client());
		desk.done(FINANCE, "registerDepartment", "", input("code", "316", "name", "卢龙县审计局"));
		member("lulong-audit-editor", "DEPARTMENT_EDITOR", "316");
		member("lulong-late-editor", "DEPARTMENT_EDITOR", "315");
		member("lulong-many", "DEPARTMENT_EDITOR", "315");
	}

	@AfterAll
	void close() throws Exception {
		HttpResponse<InputStream> stream = sse(jiheng.client().token(FINANCE));
		try (Socket socket = socket(FINANCE);
				var events = new BufferedReader(new InputStreamReader(stream.body(), UTF_8))) {
			socket.subscribe("1", INBOX);
			change(socket);
			event(events);
			Instant begin = Instant.now();
			jiheng.close();
			assertThat(Duration.between(begin, Instant.now())).as("open streams hold up nothing")
				.isLessThan(Duration.ofSeconds(20));
			assertThat(socket.closed(Duration.ofSeconds(5))).isEqualTo(1001);
			assertThat(rest(events)).contains("event:complete");
		}
	}

	@Test
	void anEditorHearsOfAReturnedBudgetAndOthersDoNot() throws Exception {
		String id = SmallBudget.drafted(desk, 2080);
		try (Socket editor = socket(EDITOR);
				Socket finance = socket(FINANCE);
				Socket neighbour = socket("changli-finance");
				Socket other = socket("lulong-audit-editor");
				Socket nobody = socket("stranger")) {
			for (Socket each : List.of(editor, finance, neighbour, other, nobody)) {
				each.subscribe("1", INBOX);
			}
			JsonNode first = change(editor);
			assertThat(kinds(first.path("items"), 2080)).isEmpty();
			assertThat(first.path("added")).isEmpty();
			for (Socket each : List.of(finance, neighbour, other, nobody)) {
				assertThat(change(each).path("added")).isEmpty();
			}
			desk.done(REVIEWER, "submitBudget", "", input("budget", id, "expectedVersion", 4));
			assertThat(kinds(change(finance).path("added"), 2080)).containsExactly("REVIEW");
			Instant begin = Instant.now();
			desk.done(FINANCE, "returnBudget", "", input("budget", id, "reason", "请补充材料"));
			JsonNode returned = change(editor);
			Duration took = Duration.between(begin, Instant.now());
			System.out.println("A returned budget was heard of after " + took.toMillis() + " ms");
			assertThat(kinds(returned.path("added"), 2080)).containsExactly("REVISE");
			assertThat(returned.path("totalCount").asInt()).isEqualTo(first.path("totalCount").asInt() + 1);
			JsonNode budget = returned.path("added").path(0).path("budget");
			assertThat(budget.path("status").asString()).isEqualTo("RETURNED");
			assertThat(change(finance).path("added")).as("it waits for finance no more").isEmpty();
			desk.done(EDITOR, "addProject", "",
					input("budget", id, "name", "普法", "funds", Map.of("total", 10, "fiscal", 4, "other", 5)));
			desk.done(EDITOR, "checkBudget", "", input("budget", id));
			JsonNode mend = change(editor);
			assertThat(kinds(mend.path("added"), 2080)).containsExactly("MEND");
			assertThat(mend.path("items").values()).filteredOn(item -> item.path("year").asInt() == 2080)
				.hasSize(2)
				.as("as the budget is, not as it was at the last event")
				.allMatch(item -> item.path("budget").path("version").asInt() > budget.path("version").asInt());
			for (Socket each : List.of(neighbour, other, nobody)) {
				assertThat(each.next(QUIET)).isNull();
			}
			assertThat(fewestHeld()).as("connections held between the looks").isZero();
		}
	}

	@Test
	void whoStaysGoesOnHearingWhenTheFirstWhoWatchedLeaves() throws Exception {
		String id = SmallBudget.drafted(desk, 2081);
		try (Socket first = socket(FINANCE); Socket editor = socket(EDITOR)) {
			first.subscribe("1", INBOX);
			change(first);
			editor.subscribe("1", INBOX);
			change(editor);
			first.send(Map.of("type", "complete", "id", "1"));
			desk.done(REVIEWER, "submitBudget", "", input("budget", id, "expectedVersion", 4));
			desk.done(FINANCE, "returnBudget", "", input("budget", id, "reason", "请补充材料"));
			assertThat(kinds(change(editor).path("added"), 2081)).containsExactly("REVISE");
			assertThat(first.next(QUIET)).as("has left").isNull();
		}
	}

	@Test
	void theSameComesAsServerSentEvents() throws Exception {
		String id = SmallBudget.drafted(desk, 2082);
		HttpResponse<InputStream> answer = sse(jiheng.client().token(EDITOR));
		assertThat(answer.headers().firstValue("Content-Type"))
			.hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
		try (var events = new BufferedReader(new InputStreamReader(answer.body(), UTF_8))) {
			assertThat(event(events).path("data").path("inboxChanged").path("added")).isEmpty();
			desk.done(REVIEWER, "submitBudget", "", input("budget", id, "expectedVersion", 4));
			desk.done(FINANCE, "returnBudget", "", input("budget", id, "reason", "请补充材料"));
			assertThat(kinds(event(events).path("data").path("inboxChanged").path("added"), 2082))
				.containsExactly("REVISE");
		}
	}

	@Test
	void aRevokedMembershipEndsWhatItBegan() throws Exception {
		HttpResponse<InputStream> stream = sse(jiheng.client().token("lulong-late-editor"));
		try (Socket socket = socket("lulong-late-editor");
				var events = new BufferedReader(new InputStreamReader(stream.body(), UTF_8))) {
			socket.subscribe("1", INBOX);
			change(socket);
			event(events);
			Instant begin = Instant.now();
			sql.update(
					"update jiheng.membership set valid_from = current_date - 10, valid_until = current_date - 1 where subject = 'lulong-late-editor'");
			assertThat(socket.closed(Duration.ofSeconds(30))).isEqualTo(4403);
			JsonNode last = event(events);
			System.out.println("A revocation ended streams after " + Duration.between(begin, Instant.now()));
			assertThat(last.path("errors").path(0).path("extensions").path("code").asString()).isEqualTo("FORBIDDEN");
			assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(30));
			assertThat(rest(events)).contains("event:complete");
		}
	}

	@Test
	void whatEndsWithTheTokenEndsWithIt() throws Exception {
		String token = jiheng.tokenFor(EDITOR, Duration.ofSeconds(2));
		HttpResponse<InputStream> stream = sse(token);
		try (Socket socket = Socket.of(jiheng.client().address(), token);
				var events = new BufferedReader(new InputStreamReader(stream.body(), UTF_8))) {
			socket.subscribe("1", INBOX);
			change(socket);
			event(events);
			assertThat(socket.closed(Duration.ofSeconds(32))).isEqualTo(4401);
			assertThat(event(events).path("errors").path(0).path("extensions").path("code").asString())
				.isEqualTo("UNAUTHENTICATED");
		}
	}

	@Test
	void queriesAndMutationsOverASocketPassTheSameGates() throws Exception {
		String budget = SmallBudget.drafted(desk, 2083);
		try (Socket neighbour = socket("changli-finance"); Socket editor = socket(EDITOR)) {
			neighbour.subscribe("q", "{ viewer { subject acting { region { code } } }"
					+ " budget(county: \"130324\", department: \"315\", year: 2083) { id } }");
			JsonNode answer = neighbour.expect("next");
			assertThat(answer.path("data").path("viewer").path("subject").asString()).isEqualTo("changli-finance");
			assertThat(answer.path("data").path("budget").isNull()).isTrue();
			neighbour.expect("complete");
			String submit = "mutation { submitBudget(input: { budget: \"%s\", expectedVersion: 4 }) { problems { code } } }"
				.formatted(budget);
			neighbour.subscribe("m", submit);
			assertThat(neighbour.expect("next").path("errors").path(0).path("extensions").path("code").asString())
				.isEqualTo("NOT_FOUND");
			neighbour.expect("complete");
			editor.subscribe("m", submit);
			assertThat(editor.expect("next").path("errors").path(0).path("extensions").path("code").asString())
				.isEqualTo("FORBIDDEN");
			editor.expect("complete");
			editor.subscribe("two", "subscription { a: inboxChanged { totalCount } b: inboxChanged { totalCount } }");
			assertThat(editor.expect("next").path("errors").path(0).path("extensions").path("code").asString())
				.isEqualTo("INVALID_INPUT");
			editor.expect("complete");
			editor.subscribe("deep", "{ __schema { queryType { name } } }");
			assertThat(editor.expect("next").path("errors").path(0).path("extensions").path("code").asString())
				.isEqualTo("FORBIDDEN");
		}
	}

	@Test
	void oneSubjectHoldsOnlySoMuchOpen() throws Exception {
		List<Socket> sockets = new ArrayList<>();
		try {
			for (int i = 0; i < 10; i++) {
				sockets.add(socket("lulong-many"));
			}
			var eleventh = new Socket(jiheng.client().address(), Map.of());
			sockets.add(eleventh);
			eleventh.init(Map.of("Authorization", "Bearer " + jiheng.client().token("lulong-many")));
			assertThat(eleventh.closed(Duration.ofSeconds(10))).isEqualTo(1013);
			Socket first = sockets.getFirst();
			for (int i = 0; i < 11; i++) {
				first.subscribe("s" + i, "subscription { inboxChanged { totalCount } }");
			}
			List<String> types = new ArrayList<>();
			for (int i = 0; i < 11; i++) {
				types.add(first.next(Duration.ofSeconds(10)).path("type").asString());
			}
			assertThat(types).containsOnlyOnce("error").filteredOn("next"::equals).hasSize(10);
		}
		finally {
			sockets.forEach(Socket::close);
		}
		Instant until = Instant.now().plusSeconds(10);
		boolean again = false;
		while (!again && Instant.now().isBefore(until)) {
			var socket = new Socket(jiheng.client().address(), Map.of());
			socket.init(Map.of("Authorization", "Bearer " + jiheng.client().token("lulong-many")));
			JsonNode ack = socket.next(Duration.ofSeconds(2));
			again = ack != null && ack.path("type").asString().equals("connection_ack");
			socket.close();
		}
		assertThat(again).as("closed sockets give their places back").isTrue();
	}

	private void member(String subject, String role, String department) throws Exception {
		desk.done(FINANCE, "grantMembership", "",
				input("subject", subject, "role", role, "region", "130324", "department", department));
	}

	/** Each look takes a connection for a moment. */
	private int fewestHeld() throws InterruptedException {
		int fewest = Integer.MAX_VALUE;
		for (int i = 0; i < 40 && fewest > 0; i++) {
			fewest = Math.min(fewest, jiheng.part(ScopedConnectionFactory.class).held());
			Thread.sleep(50);
		}
		return fewest;
	}

	private Socket socket(String user) throws Exception {
		return Socket.of(jiheng.client().address(), jiheng.client().token(user));
	}

	private static JsonNode change(Socket socket) throws Exception {
		JsonNode payload = socket.expect("next");
		assertThat(payload.has("errors")).as(payload.toString()).isFalse();
		return payload.path("data").path("inboxChanged");
	}

	private static List<String> kinds(JsonNode items, int year) {
		return items.values()
			.stream()
			.filter(item -> item.path("year").asInt() == year)
			.map(item -> item.path("kind").asString())
			.toList();
	}

	private HttpResponse<InputStream> sse(String token) throws Exception {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(jiheng.client().address().resolve("/graphql"))
				.header("Authorization", "Bearer " + token)
				.header("Content-Type", "application/json")
				.header("Accept", "text/event-stream")
				.POST(BodyPublishers.ofString("{\"query\":\"" + INBOX + "\"}"))
				.build(), BodyHandlers.ofInputStream());
	}

	/** What the next event carries. */
	private static JsonNode event(BufferedReader events) throws Exception {
		for (String line = events.readLine(); line != null; line = events.readLine()) {
			if (line.startsWith("data:")) {
				return JsonMapper.shared().readTree(line.substring("data:".length()));
			}
		}
		throw new AssertionError("the stream ended");
	}

	private static List<String> rest(BufferedReader events) throws Exception {
		return events.lines().toList();
	}

}
