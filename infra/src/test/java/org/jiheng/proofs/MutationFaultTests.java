package org.jiheng.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.proxy.core.StatementInfo;
import io.r2dbc.proxy.listener.BindParameterConverter;
import io.r2dbc.proxy.listener.ProxyExecutionListener;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jiheng.demo.DemoYear;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.ListenedConnections;
import org.jiheng.postgres.PostgresExtension;
import org.jiheng.running.RunningJiheng;
import org.jiheng.running.TenantRows;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.annotation.AnnotationConfigRegistry;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Assurance 7 for mutations: whichever statement of one fails, all is as it was, and it
 * can be done afterwards. Goes through the scripted year and breaks each step, statement
 * by statement, before it is done; mutations that the year has no use for follow.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MutationFaultTests implements DemoYear.Witness {

	private static final String EDITOR = "lulong-justice-editor";

	private static final String FINANCE = "lulong-finance";

	private static final int MORE_THAN_A_MUTATION_HAS = 200;

	private final TenantRows rows;

	private final RunningJiheng jiheng;

	private final Faults faults;

	/** The most statements of one run of each mutation, those of its scope included. */
	private final Map<String, Integer> statements = new TreeMap<>();

	private int injected;

	MutationFaultTests(Database database) throws Exception {
		this.rows = new TenantRows(database);
		this.jiheng = new RunningJiheng(database,
				context -> ((AnnotationConfigRegistry) context).register(Faulty.class));
		this.faults = jiheng.part(Faults.class);
	}

	@AfterAll
	void close() {
		jiheng.close();
	}

	@Test
	void whicheverStatementFailsNothingIsHalfDone() throws Exception {
		assertThat(new DemoYear(jiheng.client(), this).walk()).isTrue();
		others();
		System.out.println(
				"faults: " + injected + " statements failed, states between 0; statements per mutation " + statements);
		assertThat(injected).isGreaterThan(200);
		assertThat(statements.values()).allMatch(most -> most < 60);
	}

	/** Each mutation once; of many alike the first. */
	@Override
	public void before(DemoYear.Step step) throws IOException, InterruptedException {
		if (statements.containsKey(step.mutation())
				&& Set.of("waiveFinding", "classifyProject").contains(step.mutation())) {
			return;
		}
		Map<String, Object> dry = new HashMap<>(step.input());
		dry.put("dryRun", true);
		assertThat(refusal(step, dry)).as("looks the memberships up, for the next seconds").isEmpty();
		faults.count();
		assertThat(refusal(step, dry)).as("a dry run of " + step.words()).isEmpty();
		int count = faults.counted();
		statements.merge(step.mutation(), count, Math::max);
		String before = rows.digest("true");
		for (int n = 1; n <= count; n++) {
			faults.brokenAt(n);
			assertThat(refusal(step, step.input())).as(step.words() + ", statement " + n).isNotEmpty();
			injected++;
		}
		faults.none();
		assertThat(rows.digest("true")).as(step.words()).isEqualTo(before);
	}

	@Override
	public void after(DemoYear.Step step) {
	}

	private void others() throws Exception {
		String budget = done(EDITOR, "openBudget", "budget { id }",
				Map.of("county", "130324", "department", "315", "year", 2030))
			.path("budget")
			.path("id")
			.asString();
		List<String> projects = new ArrayList<>();
		for (String name : List.of("甲", "乙")) {
			projects.add(done(EDITOR, "addProject", "project { id }",
					Map.of("budget", budget, "name", name, "funds", Map.of("total", 1)))
				.path("project")
				.path("id")
				.asString());
		}
		step(EDITOR, "reorderProjects",
				Map.of("budget", budget, "expectedVersion", 3, "projects", projects.reversed()));
		step(EDITOR, "replaceBudgetIndicators", Map.of("budget", budget, "expectedVersion", 99, "indicators",
				List.of(Map.of("level1", "产出指标", "level2", "数量指标", "level3", "件数", "target", "≥1件"))));
		step(EDITOR, "classifyProject",
				Map.of("project", projects.getFirst(), "expectedVersion", 99, "basis", "定密依据一"));
		step(EDITOR, "declassifyProject", Map.of("project", projects.getFirst(), "expectedVersion", 99));
		step(FINANCE, "declassifyProject", Map.of("project", projects.getFirst(), "expectedVersion", 99));
		step(EDITOR, "removeProject", Map.of("project", projects.getFirst(), "expectedVersion", 99));
		step(FINANCE, "setCheckSeverity", Map.of("year", 2030, "check", "DATE_VAGUE", "setting", "HINT"));
		step(FINANCE, "setReviewDeadline", Map.of("year", 2030, "stage", "REVIEW", "due", "2030-01-31"));
		step(FINANCE, "registerDepartment", Map.of("code", "399", "name", "故障局"));
		step(FINANCE, "grantMembership",
				Map.of("subject", "fault", "role", "DEPARTMENT_EDITOR", "region", "130324", "department", "315"));
		step("jiheng-admin", "onboardCounty", Map.of("code", "130323", "financeSubject", "fault"));
	}

	private void step(String user, String mutation, Map<String, Object> input) throws Exception {
		var step = new DemoYear.Step(mutation, user, mutation, input);
		before(step);
		done(user, mutation, "", input);
	}

	private JsonNode done(String user, String mutation, String selection, Map<String, Object> input) throws Exception {
		String document = new DemoYear.Step(mutation, user, mutation, input).document()
			.replace("problems {", selection + " problems {");
		JsonNode payload = jiheng.client().ask(user, document, Map.of("input", input)).path("done");
		assertThat(payload.path("problems")).as(mutation + payload).isEmpty();
		return payload;
	}

	/** What it is refused with; nothing where it is done. */
	private String refusal(DemoYear.Step step, Map<String, Object> input) throws IOException, InterruptedException {
		// What nested fields load after the commit is no part of the mutation.
		String document = step.document().replace(" content { id version }", "");
		HttpResponse<String> answer = jiheng.client().answer(step.user(), document, Map.of("input", input));
		JsonNode json = JsonMapper.shared().readTree(answer.body());
		if (answer.statusCode() != 200 || json.has("errors")) {
			return answer.body();
		}
		JsonNode problems = json.path("data").path("done").path("problems");
		return problems.isEmpty() ? "" : problems.toString();
	}

	/** Not found by scanning: other tests have this on their class path. */
	static class Faulty extends ListenedConnections {

		@Bean
		static Faults faults() {
			return new Faults();
		}

	}

	/** PostgreSQL itself refuses the nth statement, and with it the transaction. */
	static final class Faults implements ProxyExecutionListener, BindParameterConverter {

		private int left = Integer.MAX_VALUE;

		private int counted;

		synchronized void none() {
			left = Integer.MAX_VALUE;
		}

		synchronized void count() {
			none();
			counted = 0;
		}

		synchronized int counted() {
			assertThat(counted).isBetween(1, MORE_THAN_A_MUTATION_HAS);
			return counted;
		}

		synchronized void brokenAt(int statement) {
			left = statement;
		}

		@Override
		public synchronized String onCreateStatement(String query, StatementInfo statement) {
			counted++;
			left--;
			return left == 0 ? query + " and this is no SQL" : query;
		}

	}

}
