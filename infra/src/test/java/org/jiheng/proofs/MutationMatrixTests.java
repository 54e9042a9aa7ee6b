package org.jiheng.proofs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiheng.proofs.Neighbours.FOREIGN;

import graphql.schema.GraphQLFieldDefinition;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jiheng.document.LulongJustice2024;
import org.jiheng.shared.graphql.NodeId;
import org.jiheng.tenancy.Role;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.jiheng.running.TenantRows;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Assurance 5 by API: whatever writes, by every role, at its own county and department,
 * at another department and at another county.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MutationMatrixTests {

	private static final Map<Role, String> USERS = Map.of(Role.DEPARTMENT_EDITOR, "lulong-justice-editor",
			Role.DEPARTMENT_REVIEWER, "lulong-justice-reviewer", Role.COUNTY_FINANCE, "lulong-finance", Role.OVERSIGHT,
			"qinhuangdao-oversight", Role.AUDITOR, "lulong-auditor", Role.READER, "lulong-reader", Role.ADMINISTRATOR,
			"jiheng-admin");

	private static final String OF_FOREIGN = "county_code = '" + FOREIGN + "'";

	/** Whom a write is meant for. */
	private enum Aim {

		OWN, FOREIGN_DEPARTMENT, FOREIGN_COUNTY;

		String county() {
			return this == FOREIGN_COUNTY ? FOREIGN : Neighbours.OWN;
		}

		String department() {
			return this == FOREIGN_DEPARTMENT ? "316" : "315";
		}

	}

	/** Every mutation of the schema needs an input here. */
	private final Map<String, Input> inputs = Map.ofEntries(
			Map.entry("onboardCounty",
					(aim, nonce) -> Map.of("code", aim.county(), "financeSubject", "matrix-" + nonce)),
			Map.entry("grantMembership",
					(aim, nonce) -> Map.of("subject", "matrix-" + nonce, "role", "DEPARTMENT_EDITOR", "region",
							aim.county(), "department", aim.department())),
			Map.entry("changeMembership",
					(aim, nonce) -> Map.of("id", member(aim), "until", "2098-01-0" + (1 + nonce % 9))),
			Map.entry("revokeMembership", (aim, nonce) -> Map.of("id", member(aim))),
			Map.entry("setCheckSeverity",
					(aim, nonce) -> Map.of("year", 2025 + nonce % 70, "check", "DATE_VAGUE", "setting", "HINT")),
			Map.entry("setCheckNorm",
					(aim, nonce) -> Map.of("year", 2025 + nonce % 70, "setting",
							Map.of("limit", Map.of("threshold", "FAR_ABOVE", "value", 2)))),
			Map.entry("setReviewDeadline",
					(aim, nonce) -> Map.of("year", 2024, "stage", "REVIEW", "due",
							"2024-01-%02d".formatted(1 + nonce % 28))),
			Map.entry("setPublication", (aim, nonce) -> Map.of("shown", aim != Aim.FOREIGN_DEPARTMENT)),
			Map.entry("grantOversight",
					(aim, nonce) -> Map.of("overseer", "130300", "firstYear", 2024, "basis", "矩阵〔2024〕" + nonce + "号")),
			Map.entry("revokeOversight", (aim, nonce) -> Map.of("grant", grant(aim))),
			Map.entry("recordDepartmentChange",
					(aim, nonce) -> Map.of("department", aim.department(), "firstYear", 2050 + nonce % 40, "kind",
							"MERGED", "parts",
							List.of(Map.of("department", aim == Aim.FOREIGN_DEPARTMENT ? "315" : "316")), "basis",
							"矩阵" + nonce)),
			Map.entry("recordRegionChange",
					(aim, nonce) -> Map.of("county", "130323", "firstYear", 2025 + nonce % 70, "kind", "MERGED",
							"parts", List.of(Map.of("county", "130306")), "basis", "矩阵" + nonce)),
			Map.entry("loadPopulation",
					(aim, nonce) -> Map.of("province", "130000", "source", "矩阵", "csv",
							"county,year,persons\n130306,2024," + (1000 + nonce))),
			Map.entry("confirmProjectAlias", (aim, nonce) -> Map.of("earlier", "A", "later", "B", "basis", "矩阵")),
			Map.entry("withdrawProjectAlias", (aim, nonce) -> Map.of("earlier", aim.department() + "/甲")),
			Map.entry("confirmDepartmentAlias",
					(aim, nonce) -> Map.of("department", aim.department(), "name", "别名" + nonce)),
			Map.entry("registerBudgetUnit",
					(aim, nonce) -> Map.of("code", aim.department() + "001", "name", "矩阵单位" + nonce)),
			Map.entry("withdrawDepartmentAlias",
					(aim, nonce) -> Map.of("name", "别名" + aim.county() + "/" + aim.department())),
			Map.entry("withdrawUnitChange", (aim, nonce) -> Map.of("change", change(aim))),
			Map.entry("correctStagedImport",
					(aim, nonce) -> Map.of("stagedImport", staged(aim), "expectedVersion", 1, "department",
							aim.department())),
			Map.entry("withdrawCorrection",
					(aim, nonce) -> Map.of("stagedImport", staged(aim), "expectedVersion", 1, "correction", 1)),
			Map.entry("mapStagedColumns",
					(aim, nonce) -> Map.of("stagedImport", staged(aim), "expectedVersion", 1, "line",
							indicatorHeader(of(aim)), "columns", List.of(Map.of("number", 3, "meaning", "LEVEL3")))),
			Map.entry("forgetColumnMapping", (aim, nonce) -> Map.of("columnMapping", mapping(aim))),
			Map.entry("commitStagedImport",
					(aim, nonce) -> Map.of("stagedImport", staged(aim), "expectedVersion", 1, "mode", "PATCH", "scope",
							Map.of("projects", List.of()), "seen", List.of(Map.of("budgetVersion", version(aim))))),
			Map.entry("abandonStagedImport",
					(aim, nonce) -> Map.of("stagedImport", staged(aim), "expectedVersion", 1)));

	/**
	 * What may be done; everything else changes nothing. Finance uploads nothing over
	 * what the editor has edited by then; whom it registers and what it sets of checks
	 * and deadlines is always its own county's.
	 */
	private static final Map<String, List<String>> ALLOWED = Map.of("COUNTY_FINANCE changeMembership",
			List.of("OWN", "FOREIGN_DEPARTMENT"), "COUNTY_FINANCE revokeMembership",
			List.of("OWN", "FOREIGN_DEPARTMENT"), "COUNTY_FINANCE grantMembership",
			List.of("OWN", "FOREIGN_DEPARTMENT"), "COUNTY_FINANCE upload", List.of("FOREIGN_DEPARTMENT"),
			"COUNTY_FINANCE registerDepartment", List.of("OWN", "FOREIGN_DEPARTMENT", "FOREIGN_COUNTY"),
			"DEPARTMENT_EDITOR upload", List.of("OWN"));

	/** Mutations on budgets, whose inputs BudgetInputs makes. */
	private static final List<String> ON_BUDGETS = List.of("openBudget", "registerDepartment", "editBudget",
			"addProject", "reorderProjects", "changeProject", "removeProject", "classifyProject", "declassifyProject",
			"replaceIndicators", "replaceBudgetIndicators", "submitBudget", "returnBudget", "refuseBudget",
			"reopenBudget", "approveBudget", "returnBudgets", "approveBudgets", "checkBudget", "waiveFinding",
			"withdrawWaiver", "sealYearEnd", "openAdjustment", "changeAdjustment", "withdrawAdjustment", "openThread",
			"replyInThread", "resolveThread", "reopenThread", "publishBudget", "withdrawPublication");

	/**
	 * What drafts; steps of the review change nothing here, where nothing is submitted.
	 */
	private static final List<String> DRAFTS = List.of("openBudget", "editBudget", "addProject", "reorderProjects",
			"changeProject", "removeProject", "classifyProject", "declassifyProject", "replaceIndicators",
			"replaceBudgetIndicators");

	private interface Input {

		Map<String, Object> of(Aim aim, int nonce);

	}

	private static final List<String> STAGING = List.of("abandonStagedImport", "commitStagedImport",
			"correctStagedImport", "mapStagedColumns", "withdrawCorrection");

	private final Neighbours neighbours;

	private final TenantRows rows;

	private final JdbcTemplate sql;

	private int nonce;

	MutationMatrixTests(Database database) throws Exception {
		this.neighbours = new Neighbours(database);
		this.rows = new TenantRows(database);
		this.sql = new JdbcTemplate(database.owner());
		for (Aim aim : Aim.values()) {
			sql.update(
					"""
							insert into jiheng.membership (id, subject, role, county_code, department_code, valid_from, granted_by)
							values (gen_random_uuid(), ?, 'DEPARTMENT_EDITOR', ?, ?, '2020-01-01', 'test')""",
					"matrix-" + aim, aim.county(), aim.department());
		}
		for (Aim aim : Aim.values()) {
			sql.update("""
					insert into jiheng.column_mapping (county_code, fiscal_year, form, columns, remembered_by)
					values (?, 2024, ?, '{"rows": 1, "columns": [{"word": "矩阵", "meaning": "NAME"}]}', 'test')""",
					aim.county(), form(aim));
		}
		BudgetInputs.threads(sql);
		sql.update(
				"""
						insert into jiheng.unit_change (county_code, department_code, number, province_code, prefecture_code, name,
						    first_year, kind, to_codes, to_names, weights, basis, recorded_by)
						  select county_code, department_code, 1, '13', '1303', name, 2098, 'RENAMED', '{399}', '{矩阵局}', '{1000000}',
						    '矩阵', 'test' from jiheng.department""");
		sql.update("""
				insert into jiheng.project_alias (county_code, number, department_code, province_code, prefecture_code,
				    earlier_key, earlier_name, later_key, later_name, basis, confirmed_by)
				  select county_code, row_number() over (partition by county_code), department_code, '13', '1303',
				    department_code || '/甲', '甲', 'B', '乙', '矩阵', 'test' from jiheng.department""");
		sql.update(
				"""
						insert into jiheng.department_alias (county_code, number, department_code, alias, alias_key, confirmed_by)
						  select county_code, row_number() over (partition by county_code), department_code, name, name, 'test'
						  from (select county_code, department_code, '别名' || county_code || '/' || department_code as name
						    from jiheng.department) as each""");
	}

	@AfterAll
	void close() {
		neighbours.close();
	}

	@Test
	void everyMutationOfTheSchemaIsInTheMatrix() {
		Set<String> known = new TreeSet<>(inputs.keySet());
		known.addAll(ON_BUDGETS);
		assertThat(known).as("give each mutation of the schema an input in MutationMatrixTests.inputs")
			.containsExactlyInAnyOrderElementsOf(mutations());
		assertThat(USERS.keySet()).as("give each role a user in MutationMatrixTests.USERS").contains(Role.values());
	}

	@Test
	void nobodyWritesWhatIsNotTheirs() throws Exception {
		Map<String, List<String>> allowed = new TreeMap<>();
		Map<String, Map<Aim, String>> table = new LinkedHashMap<>();
		for (Role role : Role.values()) {
			List<String> writes = new ArrayList<>(List.of("upload"));
			writes.addAll(new TreeSet<>(mutations()));
			for (String write : writes) {
				String row = role + " " + write;
				for (Aim aim : Aim.values()) {
					if (STAGING.contains(write)) {
						stage(write, aim);
					}
					String theirs = rows.digest(OF_FOREIGN);
					String all = rows.digest("true");
					String outcome = outcome(USERS.get(role), write, aim);
					assertThat(rows.digest(OF_FOREIGN)).as(row + " " + aim).isEqualTo(theirs);
					boolean changed = !rows.digest("true").equals(all);
					if (changed) {
						allowed.computeIfAbsent(row, any -> new ArrayList<>()).add(aim.name());
					}
					table.computeIfAbsent(row, any -> new TreeMap<>())
						.put(aim, outcome + (changed ? ", written" : ", unchanged"));
				}
			}
		}
		table.forEach((row, outcomes) -> System.out.println("matrix | " + row + " | " + outcomes));
		System.out.println("matrix: foreign county's rows changed = 0 in " + 3 * table.size() + " attempts");
		Map<String, List<String>> expected = new TreeMap<>(ALLOWED);
		DRAFTS.forEach(write -> {
			expected.put("DEPARTMENT_EDITOR " + write, List.of("OWN"));
			expected.put("COUNTY_FINANCE " + write, List.of("OWN", "FOREIGN_DEPARTMENT"));
		});
		for (String write : List.of("checkBudget", "waiveFinding", "withdrawWaiver")) {
			expected.put("DEPARTMENT_EDITOR " + write, List.of("OWN"));
			expected.put("DEPARTMENT_REVIEWER " + write, List.of("OWN"));
			expected.put("COUNTY_FINANCE " + write, List.of("OWN", "FOREIGN_DEPARTMENT"));
		}
		for (String write : STAGING) {
			expected.put("DEPARTMENT_EDITOR " + write, List.of("OWN"));
			expected.put("COUNTY_FINANCE " + write, List.of("OWN", "FOREIGN_DEPARTMENT"));
		}
		expected.put("DEPARTMENT_EDITOR replyInThread", List.of("OWN"));
		expected.put("DEPARTMENT_REVIEWER replyInThread", List.of("OWN"));
		for (String write : List.of("replyInThread", "resolveThread", "reopenThread")) {
			expected.put("COUNTY_FINANCE " + write, List.of("OWN", "FOREIGN_DEPARTMENT"));
		}
		expected.put("COUNTY_FINANCE revokeOversight", List.of("OWN", "FOREIGN_DEPARTMENT"));
		for (String write : List.of("setCheckSeverity", "setCheckNorm", "setReviewDeadline", "setPublication",
				"grantOversight")) {
			expected.put("COUNTY_FINANCE " + write, List.of("OWN", "FOREIGN_DEPARTMENT", "FOREIGN_COUNTY"));
		}
		expected.put("COUNTY_FINANCE recordDepartmentChange", List.of("OWN", "FOREIGN_DEPARTMENT", "FOREIGN_COUNTY"));
		expected.put("COUNTY_FINANCE withdrawUnitChange", List.of("OWN", "FOREIGN_DEPARTMENT"));
		expected.put("ADMINISTRATOR recordRegionChange", List.of("OWN", "FOREIGN_DEPARTMENT", "FOREIGN_COUNTY"));
		expected.put("ADMINISTRATOR loadPopulation", List.of("OWN", "FOREIGN_DEPARTMENT", "FOREIGN_COUNTY"));
		expected.put("COUNTY_FINANCE forgetColumnMapping", List.of("OWN", "FOREIGN_DEPARTMENT"));
		expected.put("COUNTY_FINANCE confirmDepartmentAlias", List.of("OWN", "FOREIGN_DEPARTMENT", "FOREIGN_COUNTY"));
		expected.put("COUNTY_FINANCE registerBudgetUnit", List.of("OWN", "FOREIGN_DEPARTMENT", "FOREIGN_COUNTY"));
		expected.put("COUNTY_FINANCE withdrawDepartmentAlias", List.of("OWN", "FOREIGN_DEPARTMENT"));
		expected.put("COUNTY_FINANCE withdrawProjectAlias", List.of("OWN", "FOREIGN_DEPARTMENT"));
		assertThat(allowed).isEqualTo(expected);
		assertThat(rows.of(FOREIGN).values().stream().filter(found -> !found.isEmpty())).hasSizeGreaterThan(5);
	}

	/** A file for the attempt: of a year without a budget, or of this year to commit. */
	private void stage(String write, Aim aim) {
		String text = write.equals("commitStagedImport") ? of(aim) : of(aim).replace("2024 年部门预算", "2031 年部门预算");
		sql.update(
				"""
						with staged as (insert into jiheng.staged_import (county_code, id, department_code, staged_by, status)
						    values (?, gen_random_uuid(), ?, ?, 'READ') returning *)
						insert into jiheng.staged_file (county_code, id, staged_for, staged_by, content, digest, departments,
						    corrections)
						  select county_code, id, department_code, staged_by, ?, id::text, '{399}',
						    '[{"number": 1, "file": 1, "cells": [], "department": {"value": "%s"}, "by": "x", "at": "2024-01-01T00:00:00Z"}]'
						  from staged"""
					.formatted(aim.department()),
				aim.county(), aim.department(), USERS.get(Role.DEPARTMENT_EDITOR), text.getBytes(UTF_8));
	}

	/** The line of the first header of indicators. */
	private static int indicatorHeader(String text) {
		return (int) text.substring(0, text.indexOf("\n一级指标")).lines().count() + 1;
	}

	/** What its county remembers: of each county one for each department to be tried. */
	private String mapping(Aim aim) {
		return NodeId.of("ColumnMapping", aim.county(), 2024, form(aim)).toString();
	}

	private static String form(Aim aim) {
		return (aim.department() + "0").repeat(16);
	}

	/** The one for this attempt. */
	private String staged(Aim aim) {
		String id = sql
			.queryForObject("select id::text from jiheng.staged_import where county_code = ? and department_code = ?"
					+ " order by staged_at desc limit 1", String.class, aim.county(), aim.department());
		return NodeId.of("StagedImport", aim.county(), id).toString();
	}

	private int version(Aim aim) {
		return sql.queryForObject(
				"select version from jiheng.budget where county_code = ? and department_code = ? and fiscal_year = 2024",
				Integer.class, aim.county(), aim.department());
	}

	/** One that is not withdrawn, if there is one left. */
	private String change(Aim aim) {
		Integer number = sql.queryForObject(
				"select coalesce(min(number) filter (where withdrawn_at is null), 1) from jiheng.unit_change"
						+ " where county_code = ? and department_code = ?",
				Integer.class, aim.county(), aim.department());
		return NodeId.of("UnitChange", aim.county(), aim.department(), number).toString();
	}

	/** One that is not revoked, if there is one left. */
	private String grant(Aim aim) {
		Integer number = sql.queryForObject(
				"select coalesce(min(number) filter (where revoked_at is null), 1) from jiheng.oversight_grant"
						+ " where county_code = ?",
				Integer.class, aim.county());
		return NodeId.of("OversightGrant", aim.county(), number).toString();
	}

	private String member(Aim aim) {
		return sql.queryForObject("select id::text from jiheng.membership where subject = ?", String.class,
				"matrix-" + aim);
	}

	private String outcome(String user, String write, Aim aim) throws Exception {
		nonce++;
		if (write.equals("upload")) {
			return "HTTP " + neighbours.client().upload(user, "a.txt", document(aim).getBytes(UTF_8)).statusCode();
		}
		String document = "mutation($input: %s%sInput!) { %s(input: $input) { problems { code } } }"
			.formatted(write.substring(0, 1).toUpperCase(Locale.ROOT), write.substring(1), write);
		Map<String, Object> input = ON_BUDGETS.contains(write)
				? new BudgetInputs(sql, aim.county(), aim.department()).of(write, nonce)
				: inputs.get(write).of(aim, nonce);
		HttpResponse<String> answer = neighbours.client().answer(user, document, Map.of("input", input));
		JsonNode json = JsonMapper.shared().readTree(answer.body());
		JsonNode code = json.findValue("code");
		return code == null ? "done" : code.asString();
	}

	/** A document that differs from the one that is there. */
	private String document(Aim aim) {
		return of(aim).replace("村居法律顾问服务费", "村居法律顾问服务费" + nonce);
	}

	private static String of(Aim aim) {
		return switch (aim) {
			case OWN -> LulongJustice2024.text();
			case FOREIGN_DEPARTMENT -> Neighbours.own316();
			case FOREIGN_COUNTY -> Neighbours.changli(LulongJustice2024.text());
		};
	}

	private List<String> mutations() {
		return neighbours.part(GraphQlSource.class)
			.schema()
			.getMutationType()
			.getFieldDefinitions()
			.stream()
			.map(GraphQLFieldDefinition::getName)
			.toList();
	}

}
