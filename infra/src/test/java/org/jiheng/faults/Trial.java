package org.jiheng.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.IntPredicate;
import javax.sql.DataSource;
import org.jiheng.approval.Desk;
import org.jiheng.approval.Steps;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.Faults;
import org.jiheng.running.RunningJiheng;
import org.jiheng.running.TenantRows;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.JsonNode;

/**
 * Strikes each mutation that it is given for the first time at its first statement, at
 * its second and so on, always with the same key, until it once goes through; then asks
 * the same again. What is struck leaves its state as it was, so that the state stays
 * prepared.
 */
final class Trial implements Steps {

	private static final int MORE_THAN_A_MUTATION_HAS = 400;

	private final RunningJiheng jiheng;

	private final Desk desk;

	private final Inside inside;

	private final Faults faults;

	private final Quiet quiet;

	private final TenantRows rows;

	private final JdbcTemplate administrator;

	private final Fault fault;

	private final IntPredicate struck;

	private final Map<String, Integer> statements = new LinkedHashMap<>();

	private int injections;

	private int doneAlthoughStruck;

	/**
	 * @param struck at which statements; the others are passed over
	 */
	Trial(RunningJiheng jiheng, Database database, Desk desk, Fault fault, IntPredicate struck) {
		this.jiheng = jiheng;
		this.desk = desk;
		this.inside = new Inside(jiheng);
		this.faults = jiheng.part(Faults.class);
		DataSource watcher = database.watcher();
		this.administrator = new JdbcTemplate(watcher);
		this.quiet = new Quiet(jiheng, administrator);
		this.rows = new TenantRows(watcher);
		this.fault = fault;
		this.struck = struck;
	}

	/** How many statements each mutation takes that was tried. */
	Map<String, Integer> statements() {
		return statements;
	}

	/** The mutations that were tried. */
	Set<String> mutations() {
		Set<String> mutations = new TreeSet<>();
		statements.keySet().forEach(each -> mutations.add(each.substring(0, each.indexOf(" "))));
		return mutations;
	}

	int injections() {
		return injections;
	}

	/** Struck at the commit, which had been heard by then. */
	int doneAlthoughStruck() {
		return doneAlthoughStruck;
	}

	@Override
	public JsonNode done(String user, String mutation, String selection, Map<String, ?> input)
			throws IOException, InterruptedException {
		String name = mutation + " by " + user;
		if (statements.containsKey(name)) {
			return desk.done(user, mutation, selection, input);
		}
		Map<String, Object> keyed = new HashMap<>(input);
		keyed.put("idempotencyKey", UUID.randomUUID().toString());
		jiheng.client().ask(user, "{ viewer { subject } }", Map.of());
		String before = rows.digestOfAll();
		@Nullable JsonNode answer = null;
		for (int nth = 1; nth < MORE_THAN_A_MUTATION_HAS && answer == null; nth++) {
			if (struck.test(nth)) {
				answer = struckAt(nth, name, before, inside.answer(user, mutation, selection, keyed));
			}
		}
		assertThat(answer).as(name + " goes through in the end").isNotNull();
		String after = rows.digestOfAll();
		assertThat(after).as(name + " does something").isNotEqualTo(before);
		JsonNode again = unstruck(inside.answer(user, mutation, selection, keyed));
		assertThat(again.path("data").path("done")).as(name + " again, with the same key")
			.isEqualTo(answer.path("data").path("done"));
		assertThat(rows.digestOfAll()).as(name + " took effect once").isEqualTo(after);
		wholeChains(name);
		return again.path("data").path("done");
	}

	/**
	 * The answer, once it was not struck or done all the same; null when it was not done.
	 */
	private @Nullable JsonNode struckAt(int nth, String name, String before, Mono<JsonNode> call)
			throws InterruptedException {
		Sinks.Empty<Void> gone = Sinks.empty();
		switch (fault) {
			case REFUSED -> faults.brokenAt(nth);
			case CONNECTION_DIES -> faults.withinTransaction(nth, this::endConnections);
			case CANCELLED -> faults.atStatementOrCommit(nth, gone::tryEmitEmpty);
		}
		JsonNode answer = call.takeUntilOther(gone.asMono()).block(Duration.ofSeconds(20));
		boolean fired = faults.fired();
		int executed = faults.executed();
		faults.none();
		quiet.await(name + " at statement " + nth);
		String now = rows.digestOfAll();
		if (!fired) {
			statements.put(name, executed);
			succeeded(name, answer);
			return answer;
		}
		injections++;
		if (now.equals(before)) {
			assertThat(answer != null && success(answer))
				.as(name + " at statement " + nth + " is acknowledged: " + answer)
				.isFalse();
			return null;
		}
		doneAlthoughStruck++;
		JsonNode again = unstruck(call);
		succeeded(name, again);
		assertThat(rows.digestOfAll()).as(name + " at statement " + nth + " is done wholly or not at all")
			.isEqualTo(now);
		statements.put(name, executed);
		return again;
	}

	private JsonNode unstruck(Mono<JsonNode> call) {
		faults.none();
		JsonNode answer = call.block(Duration.ofSeconds(20));
		assertThat(answer).isNotNull();
		return answer;
	}

	private void wholeChains(String name) throws IOException, InterruptedException {
		JsonNode whole = jiheng.client()
			.ask(Desk.FINANCE, "{ auditVerification { whole } snapshotVerification { intact } }", Map.of());
		assertThat(whole.findValue("whole").asBoolean()).as("audit chain after " + name).isTrue();
		assertThat(whole.findValue("intact").asBoolean()).as("snapshots after " + name).isTrue();
	}

	private static void succeeded(String name, @Nullable JsonNode answer) {
		assertThat(answer != null && success(answer)).as(name + ": " + answer).isTrue();
	}

	/** Of several in one, each. */
	private static boolean success(JsonNode answer) {
		return !answer.has("errors") && answer.findValues("problems").stream().allMatch(JsonNode::isEmpty);
	}

	private void endConnections() {
		administrator.execute(
				"""
						select pg_terminate_backend(pid) from pg_stat_activity
						where application_name = 'jiheng' and datname = current_database() and state like 'idle in transaction%'""");
	}

}
