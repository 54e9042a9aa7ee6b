package org.jiheng.proofs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiheng.proofs.Neighbours.ABSENT;
import static org.jiheng.proofs.Neighbours.FOREIGN;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jiheng.approval.Desk;
import org.jiheng.demo.DemoClient;
import org.jiheng.document.LulongJustice2024;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.jiheng.shared.graphql.NodeId;
import org.jiheng.trusted.ByGet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Assurance 6: whoever names another's object gets, byte for byte, the answer for one
 * that never was. The asker's own word is left out of the comparison where the answer
 * repeats it.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameBytesTests {

	private static final int TIMES = 15;

	private static final String FINANCE = "lulong-finance";

	private static final String EDITOR = "lulong-justice-editor";

	private static final String HANDLES = """
			{ counties(first: 1) { nodes { id departments { id } } }
			  budgets(first: 9) { nodes { id currentImport { id } threads(first: 1) { nodes { id } } indicators { id } projects(first: 1) { nodes { id indicators { id } } } } }
			  viewer { acting { id } } }""";

	/** Of columns that the other county remembers. */
	private static final String FORM = "0".repeat(64);

	private final Neighbours neighbours;

	private final DemoClient client;

	/** Staged imports: of the other county, of the own one's finance, of the editor. */
	private final String theirs;

	private final String finances;

	private final String editors;

	SameBytesTests(Database database) throws Exception {
		this.neighbours = new Neighbours(database);
		this.client = neighbours.client();
		neighbours.seal("changli-finance", FOREIGN, "315");
		neighbours.seal(FINANCE, "130324", "316");
		var sql = new JdbcTemplate(database.owner());
		BudgetInputs.threads(sql);
		sql.update("""
				insert into jiheng.column_mapping (county_code, fiscal_year, form, columns, remembered_by)
				values (?, 2024, ?, '{"rows": 1, "columns": [{"word": "事项", "meaning": "NAME"}]}', 'test')""", FOREIGN,
				FORM);
		var desk = new Desk(client);
		this.theirs = desk.staged("changli-finance", Neighbours.changli317());
		this.finances = desk.staged(FINANCE, Neighbours.own316());
		this.editors = desk.staged(EDITOR, LulongJustice2024.text());
	}

	@AfterAll
	void close() {
		neighbours.close();
	}

	/**
	 * A question with a place for the name, one name of another's and one of nobody's.
	 */
	private record Probe(String place, String user, Door door, String question, String foreign, String absent) {

		static Probe query(String place, String user, String question, String foreign, String absent) {
			return new Probe(place, user, (client, who, document) -> client.answer(who, document, Map.of()), question,
					foreign, absent);
		}
	}

	private interface Door {

		HttpResponse<String> knock(DemoClient client, String user, String question) throws Exception;

	}

	@Test
	void everyIdAndCodeArgumentIsTried() throws Exception {
		Set<String> tried = new TreeSet<>();
		probes().forEach(probe -> tried.add(probe.place));
		Set<String> known = CodeArguments.of(neighbours.part(GraphQlSource.class).schema());
		assertThat(known).as("an id or code argument without a probe in this test: add one to probes()")
			.isSubsetOf(tried);
		assertThat(known).hasSizeGreaterThanOrEqualTo(21);
	}

	@Test
	void foreignAndAbsentAreAnsweredAlike() throws Exception {
		List<String> differences = new ArrayList<>();
		List<Double> foreign = new ArrayList<>();
		List<Double> absent = new ArrayList<>();
		List<Probe> probes = probes();
		for (int i = 0; i < TIMES; i++) {
			for (Probe probe : probes) {
				String one = answer(probe, probe.foreign, foreign);
				String other = answer(probe, probe.absent, absent);
				if (!one.equals(other) && i == 0) {
					differences
						.add(probe.place + " as " + probe.user + "\n  foreign: " + one + "\n  absent:  " + other);
				}
			}
		}
		System.out.printf(Locale.ROOT, "Same bytes: %d probes, %d differences; median ms foreign %.2f, absent %.2f%n",
				probes.size(), differences.size(), median(foreign), median(absent));
		assertThat(differences).isEmpty();
	}

	/** Else the probes ask for what nobody would get, and prove nothing. */
	@Test
	void theOwnerIsAnsweredOtherwise() throws Exception {
		for (Probe probe : probes()) {
			if (probe.place.startsWith("Query.node") || probe.place.startsWith("GET")
					|| probe.place.startsWith("Subscription")) {
				String owner = probe.foreign.equals(finances) ? FINANCE
						: NodeId.parse(probe.foreign).orElseThrow().key().contains(FOREIGN) ? "changli-finance"
								: FINANCE;
				HttpResponse<String> mine = probe.door.knock(client, owner, probe.question.replace("$", probe.foreign));
				assertThat(mine.statusCode()).isEqualTo(200);
				if (probe.place.startsWith("Subscription")) {
					assertThat(mine.body()).contains("\"status\":\"READ\"", "event:complete");
				}
				if (!probe.place.equals("GET /snapshots/{id}")) {
					assertThat(mine.body()).as(probe.place + probe.foreign).doesNotContain(":null}", "[null");
				}
			}
		}
	}

	private String answer(Probe probe, String name, List<Double> times) throws Exception {
		long start = System.nanoTime();
		HttpResponse<String> answer = probe.door.knock(client, probe.user, probe.question.replace("$", name));
		times.add((System.nanoTime() - start) / 1e6);
		return answer.statusCode() + " " + answer.headers().map().keySet() + " " + answer.body().replace(name, "…");
	}

	private List<Probe> probes() throws Exception {
		List<Probe> probes = new ArrayList<>();
		JsonNode theirs = client.ask("changli-finance", HANDLES, Map.of());
		JsonNode county = client.ask(FINANCE, HANDLES, Map.of());
		ids(theirs).forEach(id -> nodes(probes, FINANCE, id, elsewhere(id, "130322", ABSENT)));
		ids(theirs).forEach(id -> nodes(probes, EDITOR, id, elsewhere(id, "130322", ABSENT)));
		ids(county).filter(id -> NodeId.parse(id).orElseThrow().key().contains("316"))
			.forEach(id -> nodes(probes, EDITOR, id, elsewhere(id, "316", "999")));
		for (String user : List.of(FINANCE, EDITOR)) {
			counties(probes, user);
		}
		departments(probes);
		projects(probes);
		mutations(probes);
		memberships(probes, theirs);
		drafts(probes);
		staged(probes);
		doors(probes, theirs);
		return probes;
	}

	private static Stream<String> ids(JsonNode handles) {
		return handles.findValues("id")
			.stream()
			.map(JsonNode::asString)
			.filter(id -> NodeId.parse(id).isPresent())
			.distinct();
	}

	private static String elsewhere(String id, String from, String to) {
		NodeId parsed = NodeId.parse(id).orElseThrow();
		return NodeId.of(parsed.type(), parsed.key().stream().map(part -> part.equals(from) ? to : part).toArray())
			.toString();
	}

	private static void nodes(List<Probe> probes, String user, String foreign, String absent) {
		probes.add(Probe.query("Query.node(id)", user, "{ node(id: \"$\") { __typename id } }", foreign, absent));
		probes.add(Probe.query("Query.nodes(ids)", user, "{ nodes(ids: [\"$\", \"$\"]) { __typename } }", foreign,
				absent));
	}

	private static void counties(List<Probe> probes, String user) {
		Map.of("Query.county(code)", "{ county(code: \"$\") { name } }", "Query.counties(filter.codes)",
				"{ counties(first: 9, filter: {codes: [\"$\"]}) { totalCount nodes { name } pageInfo { endCursor } } }",
				"Query.budget(county)", "{ budget(county: \"$\", department: \"315\", year: 2024) { title } }",
				"Query.publishedBudget(county)",
				"{ publishedBudget(county: \"$\", department: \"315\", year: 2024) { title } }",
				"Query.publishedBudgets(filter.counties)",
				"{ publishedBudgets(first: 9, filter: {counties: [\"$\"]}) { totalCount nodes { title } } }",
				"Query.project(county)",
				"{ project(county: \"$\", code: \"13032224P004431111187\", year: 2024) { name } }",
				"Query.budgets(filter.counties)",
				"{ budgets(first: 9, filter: {counties: [\"$\"]}) { totalCount nodes { title } } }",
				"Query.projects(filter.counties)",
				"{ projects(first: 9, filter: {counties: [\"$\"]}) { totalCount nodes { name } } }",
				"Query.indicators(filter.counties)",
				"{ indicators(first: 9, filter: {counties: [\"$\"]}) { totalCount nodes { level3 } } }",
				"Budget.projects(filter.counties)",
				"{ budget(county: \"130324\", department: \"315\", year: 2024) { projects(first: 9, filter: {counties: [\"$\"]}) { totalCount nodes { name } } } }")
			.forEach((place, question) -> probes.add(Probe.query(place, user, question, FOREIGN, ABSENT)));
		probes.add(Probe.query("Query.snapshots(filter.counties)", user,
				"{ snapshots(first: 9, filter: {counties: [\"$\"]}) { totalCount nodes { title } } }", FOREIGN,
				ABSENT));
		probes.add(Probe.query("Query.comparison(filter.counties)", user,
				"{ comparison(filter: {years: [2024], counties: [\"$\"]}, by: COUNTY, measures: [TOTAL]) { rows { label } coverage { counties countiesExpected missing } } }",
				FOREIGN, ABSENT));
	}

	/**
	 * 317 is there in the other county only, 316 in the own county, but not the editor's.
	 */
	private static void departments(List<Probe> probes) {
		Map.of("Query.budget(department)", "{ budget(county: \"130324\", department: \"$\", year: 2024) { title } }",
				"Query.budgets(filter.departments)",
				"{ budgets(first: 9, filter: {departments: [\"$\"]}) { totalCount nodes { title } } }",
				"Query.projects(filter.departments)",
				"{ projects(first: 9, filter: {departments: [\"$\"]}) { totalCount nodes { name } } }",
				"Query.indicators(filter.departments)",
				"{ indicators(first: 9, filter: {departments: [\"$\"]}) { totalCount nodes { level3 } } }",
				"Query.indicatorLibrary(filter.departments)",
				"{ indicatorLibrary(first: 9, filter: {departments: [\"$\"]}) { totalCount nodes { level3 } } }",
				"Query.members(filter.departments)",
				"{ members(first: 9, filter: {departments: [\"$\"]}) { totalCount nodes { id } } }",
				"Query.snapshots(filter.departments)",
				"{ snapshots(first: 9, filter: {departments: [\"$\"]}) { totalCount nodes { number } } }",
				"Query.comparison(filter.departments)",
				"{ comparison(filter: {years: [2024], departments: [\"$\"]}, by: DEPARTMENT, measures: [TOTAL]) { rows { label } } }",
				"Query.auditEntries(filter.departments)",
				"{ auditEntries(first: 9, filter: {departments: [\"$\"]}) { totalCount nodes { number } } }",
				"Budget.projects(filter.departments)",
				"{ budget(county: \"130324\", department: \"315\", year: 2024) { projects(first: 9, filter: {departments: [\"$\"]}) { totalCount nodes { name } } } }")
			.forEach((place, question) -> {
				probes.add(Probe.query(place, FINANCE, question, "317", "318"));
				probes.add(Probe.query(place, EDITOR, question, "316", "318"));
			});
	}

	private static void projects(List<Probe> probes) {
		Map.of("Query.project(code)", "{ project(county: \"130324\", code: \"$\", year: 2024) { name } }",
				"Query.projects(filter.codes)",
				"{ projects(first: 9, filter: {codes: [\"$\"]}) { totalCount nodes { name } } }",
				"Budget.projects(filter.codes)",
				"{ budget(county: \"130324\", department: \"315\", year: 2024) { projects(first: 9, filter: {codes: [\"$\"]}) { totalCount nodes { name } } } }")
			.forEach((place, question) -> {
				probes.add(Probe.query(place, FINANCE, question, "13032224P004431111187", "13032224P009991111187"));
				probes.add(Probe.query(place, EDITOR, question, "13032424P005531111187", "13032424P009991111187"));
			});
	}

	private static void mutations(List<Probe> probes) {
		String onboard = "mutation { onboardCounty(input: {code: \"$\", financeSubject: \"x\"}) { county { code } problems { code message } } }";
		probes.add(Probe.query("Mutation.onboardCounty(input.code)", FINANCE, onboard, FOREIGN, ABSENT));
		String region = "mutation { grantMembership(input: {subject: \"x\", role: READER, region: \"$\"}) { problems { code message suggestion } } }";
		String department = "mutation { grantMembership(input: {subject: \"x\", role: READER, region: \"130324\", department: \"$\"}) { problems { code message suggestion } } }";
		String oversee = "mutation { grantOversight(input: {overseer: \"$\", firstYear: 2024, basis: \"x\", dryRun: true}) { problems { code message suggestion } } }";
		String leave = "mutation { revokeOversight(input: {grant: \"$\", dryRun: true}) { problems { code message suggestion } } }";
		String basis = "firstYear: 2030, kind: MERGED, basis: \"x\", dryRun: true";
		String from = "mutation { recordDepartmentChange(input: {department: \"$\", parts: [{department: \"315\"}], "
				+ basis + "}) { change { number } problems { code message suggestion } } }";
		String to = "mutation { recordDepartmentChange(input: {department: \"315\", parts: [{department: \"$\"}], "
				+ basis + "}) { change { number } problems { code message suggestion } } }";
		String county = "mutation { recordRegionChange(input: {county: \"$\", parts: [{county: \"130324\"}], " + basis
				+ "}) { problems { code message suggestion } } }";
		String become = "mutation { recordRegionChange(input: {county: \"130324\", parts: [{county: \"$\"}], " + basis
				+ "}) { problems { code message suggestion } } }";
		String withdraw = "mutation { withdrawUnitChange(input: {change: \"$\", dryRun: true}) { problems { code message } } }";
		String alias = "mutation { confirmDepartmentAlias(input: {department: \"$\", name: \"司法所\", dryRun: true}) { alias { number } problems { code message suggestion } } }";
		for (String user : List.of(FINANCE, EDITOR)) {
			probes.add(Probe.query("Mutation.confirmDepartmentAlias(input.department)", user, alias, "317", "318"));
			probes.add(Probe.query("Mutation.confirmDepartmentAlias(input.unit)", user,
					alias.replace("\"$\"", "\"315\", unit: \"$\""), "317001", "318001"));
			probes.add(Probe.query("Mutation.registerBudgetUnit(input.code)", user,
					draft("registerBudgetUnit", "code: \"$\", name: \"x\""), "317001", "318001"));
			probes.add(Probe.query("Mutation.recordDepartmentChange(input.department)", user, from, "317", "318"));
			probes.add(Probe.query("Mutation.recordDepartmentChange(input.parts.department)", user, to, "317", "318"));
			probes.add(Probe.query("Mutation.recordRegionChange(input.county)", user, county, FOREIGN, ABSENT));
			probes.add(Probe.query("Mutation.recordRegionChange(input.parts.county)", user, become, FOREIGN, ABSENT));
			probes.add(Probe.query("Mutation.loadPopulation(input.province)", user,
					"mutation { loadPopulation(input: {province: \"$\", csv: \"x\", source: \"x\"}) { problems { code message } } }",
					"140000", "990000"));
			probes.add(Probe.query("Mutation.withdrawUnitChange(input.change)", user, withdraw,
					NodeId.of("UnitChange", FOREIGN, "317", 1).toString(),
					NodeId.of("UnitChange", ABSENT, "317", 1).toString()));
			probes.add(Probe.query("Mutation.grantOversight(input.overseer)", user, oversee, "140000", "990000"));
			probes.add(Probe.query("Mutation.revokeOversight(input.grant)", user, leave,
					NodeId.of("OversightGrant", FOREIGN, 1).toString(),
					NodeId.of("OversightGrant", ABSENT, 1).toString()));
			nodes(probes, user, NodeId.of("OversightGrant", FOREIGN, 1).toString(),
					NodeId.of("OversightGrant", ABSENT, 1).toString());
			probes.add(Probe.query("Mutation.grantMembership(input.region)", user, region, FOREIGN, ABSENT));
			probes.add(Probe.query("Mutation.grantMembership(input.department)", user, department, "317", "318"));
		}
	}

	private static void memberships(List<Probe> probes, JsonNode theirs) {
		String membership = theirs.findValue("acting").path("id").asString();
		String absent = UUID.randomUUID().toString();
		for (String user : List.of(FINANCE, EDITOR)) {
			for (String operation : List.of("changeMembership", "revokeMembership")) {
				probes.add(Probe.query("Mutation." + operation + "(input.id)", user,
						"mutation { " + operation
								+ "(input: {id: \"$\"}) { membership { version } problems { code message } } }",
						membership, absent));
			}
		}
	}

	/** All as dry runs: nothing that is tried stays. */
	private static void drafts(List<Probe> probes) {
		String grades = "assessments: [{head: \"COMPLETENESS\", grade: POOR}]";
		Map<String, String> onBudgets = Map.of("editBudget", "expectedVersion: 9, title: \"x\"", "addProject",
				"name: \"x\", funds: {total: 1}", "reorderProjects", "expectedVersion: 9, projects: []", "submitBudget",
				"expectedVersion: 9", "returnBudget", "reason: \"some reason\"", "refuseBudget",
				"reason: \"some reason\", " + grades, "reopenBudget", "", "approveBudget", grades, "checkBudget", "",
				"sealYearEnd", "");
		Map<String, String> onProjects = Map.of("changeProject", "expectedVersion: 9, name: \"x\"", "removeProject",
				"expectedVersion: 9", "replaceIndicators", "expectedVersion: 9, indicators: []", "classifyProject",
				"expectedVersion: 9", "declassifyProject", "expectedVersion: 9");
		String own = NodeId.of("Budget", "130324", 2024, "315").toString();
		String ownProject = NodeId.of("Project", "130324", 2024, "315", 1).toString();
		for (String user : List.of(FINANCE, EDITOR)) {
			onBudgets
				.forEach((name, rest) -> mutation(probes, user, name, "budget", "budget: \"$\" " + rest, "Budget"));
			onProjects
				.forEach((name, rest) -> mutation(probes, user, name, "project", "project: \"$\", " + rest, "Project"));
			mutation(probes, user, "waiveFinding", "finding", "finding: \"$\", reason: \"some reason\"",
					"BudgetFinding");
			mutation(probes, user, "withdrawWaiver", "finding", "finding: \"$\"", "BudgetFinding");
			probes.add(Probe.query("Query.snapshot(id)", user, "{ snapshot(id: \"$\") { hash } }",
					snapshot(FOREIGN, "315"), snapshot(ABSENT, "315")));
			probes.add(Probe.query("Query.budgetComparison(earlier)", user,
					"{ budgetComparison(earlier: \"$\", later: \"$\") { amountChange } }", snapshot(FOREIGN, "315"),
					snapshot(ABSENT, "315")));
			probes.add(Probe.query("Query.budgetComparison(later)", user,
					"{ budgetComparison(earlier: \"$\", later: \"$\") { later { hash } } }", snapshot(FOREIGN, "315"),
					snapshot(ABSENT, "315")));
			probes.add(Probe.query("Query.sealedValue(permalink)", user,
					"{ sealedValue(permalink: \"/snapshots/$#/content/title\") { value } }", snapshot(FOREIGN, "315"),
					snapshot(ABSENT, "315")));
			mutation(probes, user, "openThread", "budget", "budget: \"$\", field: \"title\", text: \"x\"", "Budget");
			mutation(probes, user, "openThread", "project",
					"budget: \"" + own + "\", project: \"$\", field: \"name\", text: \"x\"", "Project");
			mutation(probes, user, "openThread", "indicator",
					"budget: \"" + own + "\", indicator: \"$\", field: \"target\", text: \"x\"", "Indicator");
			mutation(probes, user, "replyInThread", "thread", "thread: \"$\", text: \"x\"", "ReviewThread");
			mutation(probes, user, "resolveThread", "thread", "thread: \"$\"", "ReviewThread");
			mutation(probes, user, "reopenThread", "thread", "thread: \"$\"", "ReviewThread");
			probes.add(Probe.query("Query.checkRules(county)", user,
					"{ checkRules(county: \"$\", year: 2024) { code } }", FOREIGN, ABSENT));
			probes.add(Probe.query("Query.checkNorms(county)", user,
					"{ checkNorms(county: \"$\", year: 2024) { limits { value } } }", FOREIGN, ABSENT));
			probes.add(Probe.query("Budget.findings(filter.projects)", user,
					"{ budget(county: \"130324\", department: \"315\", year: 2024) { findings(first: 9, filter: {projects: [\"$\"]}) { totalCount nodes { message } } } }",
					NodeId.of("Project", FOREIGN, 2024, "315", 1).toString(),
					NodeId.of("Project", ABSENT, 2024, "315", 1).toString()));
			mutation(probes, user, "publishBudget", "budget", "budget: \"$\"", "Budget");
			mutation(probes, user, "publishBudget", "cleared.finding",
					"budget: \"" + own + "\", cleared: [{finding: \"$\", reason: \"some reason\"}]", "BudgetFinding");
			mutation(probes, user, "withdrawPublication", "budget", "budget: \"$\", reason: \"some reason\"", "Budget");
			for (String place : List.of("Query.publishedBudget(department)",
					"Query.publishedBudgets(filter.departments)")) {
				probes.add(Probe.query(place, user,
						place.contains("filter")
								? "{ publishedBudgets(first: 9, filter: {departments: [\"$\"]}) { totalCount } }"
								: "{ publishedBudget(county: \"130324\", department: \"$\", year: 2024) { title } }",
						"316", "318"));
			}
			mutation(probes, user, "returnBudgets", "budgets", "budgets: [\"$\"], reason: \"some reason\"", "Budget");
			mutation(probes, user, "approveBudgets", "budgets", "budgets: [\"$\"], " + grades, "Budget");
			mutation(probes, user, "reorderProjects", "projects",
					"budget: \"" + own + "\", expectedVersion: 9, projects: [\"$\"]", "Project");
			mutation(probes, user, "replaceIndicators", "indicators.id", "project: \"" + ownProject
					+ "\", expectedVersion: 9, indicators: [{id: \"$\", level1: \"a\", level2: \"b\", target: \"1\"}]",
					"Indicator");
			mutation(probes, user, "openAdjustment", "budget",
					"budget: \"$\", reason: \"some reason\", documentNumber: \"1\", documentDate: \"2024-07-01\"",
					"Budget");
			for (String step : List.of("changeAdjustment", "withdrawAdjustment")) {
				probes.add(Probe.query("Mutation." + step + "(input.budget)", user, draft(step, "budget: \"$\""),
						NodeId.of("Budget", FOREIGN, 2024, "315", "adjustment").toString(),
						NodeId.of("Budget", ABSENT, 2024, "315", "adjustment").toString()));
			}
			mutation(probes, user, "replaceBudgetIndicators", "budget",
					"budget: \"$\", expectedVersion: 9, indicators: []", "Budget");
			mutation(probes, user, "replaceBudgetIndicators", "indicators.id", "budget: \"" + own
					+ "\", expectedVersion: 9, indicators: [{id: \"$\", level1: \"a\", level2: \"b\", target: \"1\"}]",
					"Indicator");
			probes.add(Probe.query("Mutation.openBudget(input.county)", user,
					draft("openBudget", "county: \"$\", department: \"315\", year: 2031"), FOREIGN, ABSENT));
			probes.add(Probe.query("Mutation.openBudget(input.department)", user,
					draft("openBudget", "county: \"130324\", department: \"$\", year: 2031"),
					user.equals(EDITOR) ? "316" : "317", "318"));
			probes.add(Probe.query("Mutation.registerDepartment(input.code)", user,
					draft("registerDepartment", "code: \"$\", name: \"x\""), "317", "318"));
			Map.of("addProject", "budget: \"" + own + "\", name: \"x\", funds: {total: 1}, ", "changeProject",
					"project: \"" + ownProject + "\", expectedVersion: 9, ")
				.forEach((name, rest) -> {
					probes.add(Probe.query("Mutation." + name + "(input.unit)", user, draft(name, rest + "unit: \"$\""),
							"317001", "318001"));
					probes.add(Probe.query("Mutation." + name + "(input.code)", user, draft(name, rest + "code: \"$\""),
							"13032224P004431111187", "13032224P009991111187"));
				});
		}
	}

	private static void mutation(List<Probe> probes, String user, String name, String field, String input,
			String type) {
		Object[] foreign = type.equals("Budget") ? new Object[] { FOREIGN, 2024, "315" }
				: new Object[] { FOREIGN, 2024, "315", 1 };
		Object[] absent = foreign.clone();
		absent[0] = ABSENT;
		probes.add(Probe.query("Mutation." + name + "(input." + field + ")", user, draft(name, input),
				NodeId.of(type, foreign).toString(), NodeId.of(type, absent).toString()));
	}

	private static String draft(String name, String input) {
		boolean several = name.endsWith("Budgets");
		return "mutation { " + name + "(input: {" + input + ", dryRun: true}) { "
				+ (several ? "results { problems { code message path suggestion } } " : "")
				+ "problems { code message path suggestion } } }";
	}

	private void staged(List<Probe> probes) {
		String absent = elsewhere(theirs, FOREIGN, ABSENT);
		String nobodys = NodeId.of("StagedImport", "130324", UUID.randomUUID()).toString();
		staged(probes, FINANCE, theirs, absent);
		staged(probes, EDITOR, theirs, absent);
		staged(probes, EDITOR, finances, nobodys);
		probes.add(Probe.query("Mutation.forgetColumnMapping(input.columnMapping)", FINANCE,
				draft("forgetColumnMapping", "columnMapping: \"$\""),
				NodeId.of("ColumnMapping", FOREIGN, 2024, FORM).toString(),
				NodeId.of("ColumnMapping", ABSENT, 2024, FORM).toString()));
		for (String user : List.of(FINANCE, EDITOR)) {
			String own = user.equals(FINANCE) ? finances : editors;
			String foreign = NodeId.of("Project", FOREIGN, 2024, "315", 1).toString();
			String gone = NodeId.of("Project", ABSENT, 2024, "315", 1).toString();
			probes.add(
					Probe.query("Mutation.correctStagedImport(input.department)", user,
							draft("correctStagedImport",
									"stagedImport: \"" + own + "\", expectedVersion: 1, department: \"$\""),
							"317", "318"));
			probes.add(Probe.query("Mutation.commitStagedImport(input.scope.gone)", user,
					draft("commitStagedImport",
							"stagedImport: \"" + own + "\", expectedVersion: 1, mode: REPLACE, scope: {gone: [\"$\"]}"),
					foreign, gone));
			probes.add(Probe.query("StagedFile.difference(scope.gone)", user,
					"{ stagedImport(id: \"" + own
							+ "\") { files { difference(scope: {gone: [\"$\"]}) { changes { kind } } } } }",
					foreign, gone));
		}
	}

	private static void staged(List<Probe> probes, String user, String foreign, String absent) {
		String version = "stagedImport: \"$\", expectedVersion: 1";
		Map.of("correctStagedImport", ", department: \"315\"", "withdrawCorrection", ", correction: 1",
				"commitStagedImport", ", mode: REPLACE", "abandonStagedImport", "", "mapStagedColumns",
				", line: 9, columns: [{number: 1, meaning: NAME}]")
			.forEach((name, rest) -> probes.add(Probe.query("Mutation." + name + "(input.stagedImport)", user,
					draft(name, version + rest), foreign, absent)));
		probes.add(Probe.query("Query.stagedImport(id)", user, "{ stagedImport(id: \"$\") { status files { name } } }",
				foreign, absent));
		nodes(probes, user, foreign, absent);
		probes.add(new Probe("GET /imports/staged/{id}", user, DemoClient::get, "/imports/staged/$", foreign, absent));
		probes.add(new Probe("Subscription.stagedImportProgress(id)", user, DemoClient::events,
				"subscription { stagedImportProgress(id: \"$\") { status } }", foreign, absent));
	}

	private static void doors(List<Probe> probes, JsonNode theirs) {
		String brought = theirs.findValue("currentImport").path("id").asString();
		String membership = theirs.findValue("acting").path("id").asString();
		for (String user : List.of(FINANCE, EDITOR)) {
			probes.add(new Probe("GET /imports/{id}", user, DemoClient::get, "/imports/$", brought,
					elsewhere(brought, FOREIGN, ABSENT)));
			probes.add(new Probe("GET /snapshots/{id}", user, DemoClient::get, "/snapshots/$", snapshot(FOREIGN, "315"),
					snapshot(ABSENT, "315")));
			for (int i = 0; i < 2; i++) {
				probes.add(new Probe("trusted document by GET", user, DemoClient::get, trusted(),
						snapshot(FOREIGN, "315"), snapshot(ABSENT, "315")));
			}
			probes.add(new Probe("GET /documents/{id}", user, DemoClient::get, "/documents/$?format=pdf",
					snapshot(FOREIGN, "315"), snapshot(ABSENT, "315")));
			probes.add(new Probe("GET /documents/{id}", user, DemoClient::get, "/documents/$", budget(FOREIGN, "315"),
					budget(ABSENT, "315")));
			probes.add(new Probe("Jiheng-Membership", user,
					(client, who, header) -> client.answer(who, "{ viewer { subject } }", Map.of(), header), "$",
					membership, UUID.randomUUID().toString()));
			probes.add(new Probe("POST /imports, county", user, SameBytesTests::upload,
					LulongJustice2024.text().replace("卢龙县", "$").replace("13032424P", "13032224P"), "昌黎县", "青龙满族自治县"));
		}
		probes.add(new Probe("GET /snapshots/{id}", EDITOR, DemoClient::get, "/snapshots/$", snapshot("130324", "316"),
				snapshot("130324", "999")));
		probes.add(new Probe("department of GET /documents/template", EDITOR, DemoClient::get,
				"/documents/template?department=$&year=2025", "316", "999"));
		probes.add(new Probe("POST /imports, department", EDITOR, SameBytesTests::upload,
				Neighbours.own316().replace("316001", "$001"), "316", "318"));
	}

	private static String snapshot(String county, String department) {
		return NodeId.of("Snapshot", county, 2024, department, 1).toString();
	}

	private static String trusted() {
		try {
			return ByGet.path("snapshot", Map.of("id", "_")).replace("_", "$");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String budget(String county, String department) {
		return NodeId.of("Budget", county, 2024, department).toString();
	}

	private static HttpResponse<String> upload(DemoClient client, String user, String text) throws Exception {
		return client.upload(user, "a.txt", text.getBytes(UTF_8));
	}

	private static double median(List<Double> times) {
		List<Double> sorted = new ArrayList<>(times);
		Collections.sort(sorted);
		return sorted.get(sorted.size() / 2);
	}

}
