package org.jiheng.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.jiheng.running.RunningJiheng;
import org.jiheng.running.TenantRows;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A whole budget year of the real document, by GraphQL and the demo's users alone; and at
 * each step, by everybody else and at the wrong time, by API and by SQL: refused.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScriptedYearTests implements DemoYear.Witness {

	private static final Set<String> EVERYBODY = Set.of("lulong-justice-editor", "lulong-justice-reviewer",
			"lulong-finance", "changli-finance", "qinhuangdao-oversight", "hebei-oversight", "jiheng-admin");

	private static final Set<String> DRAFTERS = Set.of("lulong-justice-editor", "lulong-finance");

	private static final Set<String> CHECKERS = Set.of("lulong-justice-editor", "lulong-justice-reviewer",
			"lulong-finance");

	private static final Set<String> SUBMITTERS = Set.of("lulong-justice-reviewer", "lulong-finance");

	private static final Set<String> FINANCE = Set.of("lulong-finance");

	/** Done again they do the same again, as they may. */
	private static final Set<String> REPEATABLE = Set.of("addProject", "openThread", "checkBudget", "replyInThread",
			"waiveFinding");

	/** After these, the same attempts by SQL are as wrong as before. */
	private static final Set<String> FINAL = Set.of("submitBudget", "approveBudget", "openAdjustment", "sealYearEnd");

	/** What the database is asked for, by the wrong hands or at the wrong time. */
	private static final Map<String, List<Attempt>> BY_SQL = Map.of("replaceIndicators",
			List.of(new Attempt("DEPARTMENT_REVIEWER", "lulong-justice-reviewer",
					"update jiheng.indicator set level2 = '成本指标', changed_by = 'lulong-justice-reviewer'")),
			"classifyProject",
			List.of(new Attempt("DEPARTMENT_REVIEWER", "lulong-justice-reviewer",
					"update jiheng.project set classified = true, purpose = null, goals = '{}'")),
			"submitBudget",
			List.of(new Attempt("DEPARTMENT_EDITOR", "lulong-justice-editor",
					"update jiheng.budget set status = 'SUBMITTED', round = round + 1"),
					new Attempt("COUNTY_FINANCE", "lulong-finance",
							"update jiheng.budget set status = 'APPROVED', endorsed_by = 'lulong-finance'")),
			"returnBudget",
			List.of(new Attempt("DEPARTMENT_REVIEWER", "lulong-justice-reviewer",
					"update jiheng.budget set status = 'RETURNED'"),
					new Attempt("DEPARTMENT_EDITOR", "lulong-justice-editor",
							"update jiheng.project set total_fen = 1, changed_by = 'lulong-justice-editor'")),
			"resolveThread",
			List.of(new Attempt("DEPARTMENT_EDITOR", "lulong-justice-editor",
					"update jiheng.review_thread set resolved_by = 'lulong-justice-editor', resolved_at = now()"),
					new Attempt("COUNTY_FINANCE", "lulong-finance",
							"insert into jiheng.participant select county_code, fiscal_year, department_code, adjustment,"
									+ " 'lulong-finance', 'ENDORSER' from jiheng.budget where place <> 'PAST' and status = 'SUBMITTED';"
									+ " update jiheng.budget set status = 'APPROVED', place = 'STANDING', endorsed_by = 'lulong-finance'")),
			"approveBudget",
			List.of(new Attempt("DEPARTMENT_EDITOR", "lulong-justice-editor",
					"update jiheng.budget set status = 'APPROVED', endorsed_by = 'lulong-justice-editor'"),
					new Attempt("COUNTY_FINANCE", "lulong-finance",
							"update jiheng.project set total_fen = 1, changed_by = 'lulong-finance'")),
			"openAdjustment",
			List.of(new Attempt("COUNTY_FINANCE", "lulong-finance",
					"update jiheng.budget set title = 'x', version = version + 1, changed_by = 'lulong-finance'"),
					new Attempt("COUNTY_FINANCE", "lulong-finance", "update jiheng.budget set place = 'PAST'"),
					new Attempt("DEPARTMENT_EDITOR", "lulong-justice-editor",
							"delete from jiheng.indicator where place = 'STANDING'")),
			"sealYearEnd",
			List.of(new Attempt("COUNTY_FINANCE", "lulong-finance", "update jiheng.snapshot set title = 'x'"),
					new Attempt("COUNTY_FINANCE", "lulong-finance", "delete from jiheng.snapshot_project"),
					new Attempt("COUNTY_FINANCE", "lulong-finance",
							"update jiheng.snapshot_head set hash = repeat('1', 64)"),
					new Attempt("DEPARTMENT_EDITOR", "lulong-justice-editor", "delete from jiheng.snapshot")));

	private record Attempt(String role, String subject, String sql) {
	}

	private final Database database;

	private final TenantRows rows;

	private final RunningJiheng jiheng;

	private final Map<String, Integer> refusals = new LinkedHashMap<>();

	private int byApi;

	private int bySql;

	ScriptedYearTests(Database database) throws Exception {
		this.database = database;
		this.rows = new TenantRows(database);
		this.jiheng = new RunningJiheng(database);
	}

	@AfterAll
	void close() {
		jiheng.close();
	}

	@Test
	void aYearGoesThroughByGraphQlAndNothingElseDoes() throws Exception {
		assertThat(new DemoYear(jiheng.client(), this).walk()).isTrue();
		System.out
			.println("scripted year: forbidden by API " + byApi + ", by SQL " + bySql + ", all refused: " + refusals);
		JsonNode budget = jiheng.client()
			.ask("lulong-finance",
					"{ budget(county: \"130324\", department: \"315\", year: 2024) { status adjustment"
							+ " projectCount funds { total amountStage } initialFunds { total }"
							+ " snapshots { kind } rounds { adjustment decision { kind } } }"
							+ " snapshotVerification { intact snapshotsChecked } }",
					Map.of());
		assertThat(budget.path("budget").path("status").asString()).isEqualTo("APPROVED");
		assertThat(budget.path("budget").path("adjustment").asInt()).isEqualTo(1);
		assertThat(budget.path("budget").path("projectCount").asInt()).isEqualTo(15);
		assertThat(budget.path("budget").path("initialFunds").path("total").decimalValue())
			.isEqualByComparingTo("263.97");
		assertThat(budget.path("budget").path("funds").path("total").decimalValue()).isEqualByComparingTo("271.97");
		assertThat(budget.path("budget").path("snapshots")).extracting(each -> each.path("kind").asString())
			.containsExactlyInAnyOrder("APPROVAL", "ADJUSTMENT", "YEAR_END");
		assertThat(budget.path("budget").path("rounds"))
			.extracting(round -> round.path("adjustment").asInt() + round.path("decision").path("kind").asString())
			.containsExactly("0RETURNED", "0APPROVED", "1APPROVED");
		assertThat(budget.path("snapshotVerification").path("intact").asBoolean()).isTrue();
		assertThat(budget.path("snapshotVerification").path("snapshotsChecked").asInt()).isEqualTo(3);
		assertThat(byApi).isGreaterThan(100);
		assertThat(bySql).isGreaterThan(15);
		assertThat(new DemoYear(jiheng.client(), this).walk()).as("a year is walked once").isFalse();
	}

	/** Everybody who may not. */
	@Override
	public void before(DemoYear.Step step) throws IOException, InterruptedException {
		if (step.mutation().equals("waiveFinding") && refusals.containsKey("waiveFinding")) {
			return;
		}
		List<String> others = new ArrayList<>(EVERYBODY);
		others.removeAll(entitled(step.mutation()));
		String before = rows.digest("true");
		for (String user : others) {
			refused(step, user);
		}
		BY_SQL.getOrDefault(step.mutation(), List.of()).forEach(this::refused);
		assertThat(rows.digest("true")).as("before: " + step.words()).isEqualTo(before);
	}

	/** The same step once more, too late. */
	@Override
	public void after(DemoYear.Step step) throws IOException, InterruptedException {
		if (REPEATABLE.contains(step.mutation())) {
			return;
		}
		String before = rows.digest("true");
		if (!step.mutation().equals("resolveThread")) {
			refused(step, step.user());
		}
		if (FINAL.contains(step.mutation())) {
			BY_SQL.getOrDefault(step.mutation(), List.of()).forEach(this::refused);
		}
		assertThat(rows.digest("true")).as("after: " + step.words()).isEqualTo(before);
	}

	private static Set<String> entitled(String mutation) {
		return switch (mutation) {
			case "replaceIndicators", "classifyProject", "editBudget", "changeProject", "addProject",
					"openAdjustment" ->
				DRAFTERS;
			case "checkBudget", "waiveFinding", "replyInThread" -> CHECKERS;
			case "submitBudget" -> SUBMITTERS;
			case "openThread", "resolveThread", "returnBudget", "approveBudget", "sealYearEnd" -> FINANCE;
			default -> throw new IllegalArgumentException("who may: " + mutation);
		};
	}

	private void refused(DemoYear.Step step, String user) throws IOException, InterruptedException {
		HttpResponse<String> answer = jiheng.client().answer(user, step.document(), Map.of("input", step.input()));
		JsonNode json = JsonMapper.shared().readTree(answer.body());
		JsonNode code = json.path("errors").path(0).path("extensions").path("code");
		String told = code.isMissingNode()
				? json.path("data").path("done").path("problems").path(0).path("code").asString("") : code.asString();
		assertThat(told).as(user + " " + step.words() + ": " + answer.body())
			.isIn("FORBIDDEN", "NOT_FOUND", "CONFLICT", "FINDING_NOT_OPEN", "INDICATOR_UNKNOWN");
		refusals.merge(step.mutation(), 1, Integer::sum);
		byApi++;
	}

	/** In a transaction that is taken back: refused, or nothing is found to change. */
	private void refused(Attempt attempt) {
		try (Connection connection = database.administrator().getConnection();
				Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			try {
				boolean department = attempt.role().startsWith("DEPARTMENT");
				statement.execute("set local role " + (department ? "jiheng_department" : "jiheng_county"));
				statement.execute("select jiheng.set_scope('130324', '%s', '%s', '%s')"
					.formatted(department ? "315" : "", attempt.subject(), attempt.role()));
				int changed = 0;
				for (String part : attempt.sql().split(";", -1)) {
					changed = statement.executeUpdate(part);
				}
				statement.execute("set constraints all immediate");
				assertThat(changed).as(attempt.toString()).isZero();
			}
			catch (SQLException refusal) {
				assertThat(refusal.getSQLState()).as(attempt + ": " + refusal.getMessage())
					.matches("42501|23...|JH00.");
			}
			finally {
				connection.rollback();
			}
			bySql++;
		}
		catch (SQLException failure) {
			throw new IllegalStateException(failure);
		}
	}

}
