package org.jiheng.comparison.persistence;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jiheng.budget.AmountStage;
import org.jiheng.comparison.Axis;
import org.jiheng.comparison.Question;
import org.jiheng.snapshot.SnapshotKind;
import org.jiheng.snapshot.persistence.SnapshotFilterCheck;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Values;

/**
 * Statements on what is compared: d is what of a department or county stands at a stage.
 * Each selects what identifies the row, its year and names, then the numbers.
 */
final class ComparisonStatements {

	private static final String COUNTY = "d.departments, d.total_fen, d.fiscal_fen, d.other_fen, d.projects,"
			+ " d.indicators, d.numeric_targets, d.classified_projects, d.classified_fen, d.planned_3, d.planned_6,"
			+ " d.planned_10, d.planned_12, d.with_plan_fen, d.findings, d.timed, d.in_time, d.registered, d.adjusted, p.persons";

	/** Of a county's rows, how many people live there is known where it was loaded. */
	private static final String WITH_PERSONS = " left join jiheng.county_population p on p.county_code = d.county_code"
			+ " and p.fiscal_year = d.fiscal_year";

	private static final String DEPARTMENTS = "count(*)::integer, sum(d.total_fen)::bigint, sum(d.fiscal_fen)::bigint,"
			+ " sum(d.other_fen)::bigint, sum(d.projects)::integer, sum(d.indicators)::integer,"
			+ " sum(d.numeric_targets)::integer, sum(d.classified_projects)::integer, sum(d.classified_fen)::bigint,"
			+ " sum(d.planned_3)::bigint, sum(d.planned_6)::bigint, sum(d.planned_10)::bigint,"
			+ " sum(d.planned_12)::bigint, sum(d.with_plan_fen)::bigint, sum(d.findings)::integer,"
			+ " count(d.in_time)::integer, (count(*) filter (where d.in_time))::integer, count(*)::integer,"
			+ " (count(*) filter (where d.adjusted))::integer";

	private ComparisonStatements() {
	}

	/** Whether the sums of whole counties answer it. */
	private static boolean whole(Question question, Scope.Regional scope) {
		return !(scope instanceof Scope.OfDepartment) && question.departments().isEmpty()
				&& question.functions().isEmpty();
	}

	static Statement items(Question question, Scope.Regional scope) {
		boolean whole = whole(question, scope);
		return switch (question.axis()) {
			case COUNTY -> whole
					? from("select d.county_code, '', d.fiscal_year, d.county_name, d.county_name, " + COUNTY,
							"comparison_county d" + WITH_PERSONS, question, scope)
						.add(" order by 1, 3")
					: departments("d.county_code, ''", "max(d.county_name), max(d.county_name)",
							"d.county_code, d.fiscal_year", "max(p.persons)", WITH_PERSONS, question, scope);
			case DEPARTMENT ->
				departments("d.county_code, d.department_code", "max(d.department_name), max(d.county_name)",
						"d.county_code, d.department_code, d.fiscal_year", "null::bigint", "", question, scope);
			case FUNCTION -> departments("d.function, ''", "d.function, ''", "d.function, d.fiscal_year",
					"null::bigint", "", question, scope);
			case LEVEL1 -> question.continuesClasses()
					? classes("c.level1, c.level2", "c.level1, c.level2", whole, question, scope)
					: classes("c.level1, ''", "c.level1", whole, question, scope);
			case LEVEL2 -> classes("c.level1, c.level2", "c.level1, c.level2", whole, question, scope);
			case INDICATOR -> targets(question, scope);
			case PROJECT -> projects(question, scope);
		};
	}

	private static Statement departments(String key, String names, String group, String persons, String join,
			Question question, Scope.Regional scope) {
		return ofDepartments(from("select " + key + ", d.fiscal_year, " + names + ", " + DEPARTMENTS + ", " + persons,
				"comparison_department d" + join, question, scope), question, scope)
			.add(" group by " + group + " order by 1, 2, 3");
	}

	private static Statement classes(String key, String group, boolean whole, Question question, Scope.Regional scope) {
		String numbers = ", sum(c.indicators)::integer, sum(c.numeric_targets)::integer";
		String order = " group by " + group + ", d.fiscal_year order by 1, 2, 3";
		if (whole) {
			return from(
					"select " + key.replace("c.", "d.") + ", d.fiscal_year, max(d.level2), '',"
							+ " sum(d.departments)::integer" + numbers.replace("c.", "d."),
					"comparison_class", question, scope)
				.add(" and d.indicators > 0" + order.replace("c.", "d."));
		}
		return ofDepartments(from(
				"select " + key + ", d.fiscal_year, max(c.level2), '', count(distinct (d.county_code,"
						+ " d.department_code))::integer" + numbers,
				"comparison_department d join jiheng.snapshot_fact_class c on c.county_code = d.county_code"
						+ " and c.fiscal_year = d.fiscal_year and c.department_code = d.department_code"
						+ " and c.snapshot_number = d.snapshot_number",
				question, scope), question, scope)
			.add(order);
	}

	private static Statement projects(Question question, Scope.Regional scope) {
		Statement statement = from(
				"select d.county_code, coalesce(p.code, p.department_code || '/' || p.name), d.fiscal_year, p.name,"
						+ " d.county_name, d.department_code, p.total_fen, p.fiscal_fen, p.other_fen, d.adjusted",
				"comparison_department d join jiheng.snapshot_project p on p.county_code = d.county_code"
						+ " and p.fiscal_year = d.fiscal_year and p.department_code = d.department_code"
						+ " and p.snapshot_number = d.snapshot_number",
				question, scope);
		ofDepartments(statement, question, scope);
		return within(statement.add(" and "), "p", scope).add(" order by 1, 2, 3, p.number");
	}

	private static Statement targets(Question question, Scope.Regional scope) {
		Statement statement = from(
				"select t.name_key, t.unit, d.fiscal_year, max(t.name), '',"
						+ " count(distinct (d.county_code, d.department_code))::integer, count(*)::integer,"
						+ " round(avg(t.value), 4), min(t.value),"
						+ " round(percentile_cont(0.25) within group (order by t.value)::numeric, 4),"
						+ " round(percentile_cont(0.5) within group (order by t.value)::numeric, 4),"
						+ " round(percentile_cont(0.75) within group (order by t.value)::numeric, 4), max(t.value),"
						+ " array_agg(distinct t.comparator)",
				"comparison_department d join jiheng.snapshot_fact_target t on t.county_code = d.county_code"
						+ " and t.fiscal_year = d.fiscal_year and t.department_code = d.department_code"
						+ " and t.snapshot_number = d.snapshot_number",
				question, scope);
		ofDepartments(statement, question, scope);
		within(statement.add(" and "), "t", scope);
		return statement.add(
				" and t.name_key = any(array(select regexp_replace(normalize(name, NFKC), '[[:space:]]+', '', 'g')"
						+ " from unnest(?::text[]) name)) group by t.name_key, t.unit, d.fiscal_year order by 1, 2, 3",
				(Object) Values.texts(question.indicators(), Object::toString));
	}

	/**
	 * Reported and expected, in each year; a region's own county is granted to itself.
	 */
	static Statement coverage(Question question, Scope.Regional scope) {
		String[] counties = Values.texts(question.counties(), RegionCode::value);
		Short[] years = Values.smalls(question.years(), year -> year.value());
		Statement statement = switch (scope) {
			case Scope.Tenant tenant -> new Statement("with granted as (select ?::text as county_code, year"
					+ " from unnest(?::smallint[]) year where cardinality(?::text[]) = 0 or ? = any(?::text[]))",
					tenant.county().value(), years, counties, tenant.county().value(), counties);
			case Scope.Oversight oversight -> new Statement(
					"with granted as (select distinct g.county_code, year"
							+ " from jiheng.oversight_grant g join unnest(?::smallint[]) year"
							+ " on year between g.first_year and coalesce(g.last_year, 2099)"
							+ " where g.overseer = ? and g.kinds @> ?::text[]" + " and " + SnapshotFilterCheck.IN_FORCE
							+ " and (cardinality(?::text[]) = 0 or g.county_code = any(?::text[])))",
					years, oversight.region().significantDigits(),
					Values.texts(kinds(question.stage()), SnapshotKind::name), counties, counties);
		};
		boolean county = !(scope instanceof Scope.OfDepartment);
		return statement.add(" select g.year, coalesce(array_agg(d.county_code order by d.county_code)"
				+ " filter (where d.county_code is not null), '{}'), count(distinct g.county_code)::integer,"
				+ (county
						? " coalesce(sum(d.departments), 0)::integer, coalesce(sum(d.registered), 0)::integer,"
								+ " coalesce(string_agg(array_to_string(d.frames, ','), ','), ''),"
						: " count(d.county_code)::integer, 1, coalesce(max(d.frame), ''),")
				+ " coalesce((array_agg(g.county_code order by g.county_code)"
				+ " filter (where d.county_code is null))[:200], '{}') from granted g left join jiheng."
				+ (county ? "comparison_county" : "comparison_department")
				+ " d on d.county_code = g.county_code and d.fiscal_year = g.year and d.stage = ?"
				+ " group by g.year order by g.year", question.stage().name());
	}

	/** Which kinds a grant must cover for a stage to be seen. */
	static Collection<SnapshotKind> kinds(AmountStage stage) {
		return stage == AmountStage.INITIAL ? List.of(SnapshotKind.APPROVAL) : List.of(SnapshotKind.values());
	}

	private static Statement from(String select, String table, Question question, Scope.Regional scope) {
		String join = table.contains(" ") ? "" : " d";
		Statement statement = within(new Statement(select + " from jiheng." + table + join + " where "), "d", scope)
			.add(" and d.stage = ? and d.fiscal_year = any(?)", question.stage().name(),
					Values.smalls(question.years(), year -> year.value()));
		return question.counties().isEmpty() ? statement : statement.add(" and d.county_code = any(?)",
				(Object) Values.texts(question.counties(), RegionCode::value));
	}

	private static Statement within(Statement statement, String table, Scope.Regional scope) {
		return switch (scope) {
			case Scope.Tenant tenant -> statement.add(table + ".county_code = ?", tenant.county().value());
			case Scope.Oversight over -> statement.add(table + (over.region().level() == RegionCode.Level.PROVINCE
					? ".province_code = ?" : ".prefecture_code = ?"), over.region().significantDigits());
		};
	}

	private static Statement ofDepartments(Statement statement, Question question, Scope.Regional scope) {
		if (scope instanceof Scope.OfDepartment of) {
			statement.add(" and d.department_code = ?", of.department().value());
		}
		if (!question.departments().isEmpty()) {
			statement.add(" and d.department_code = any(?)",
					(Object) Values.texts(question.departments(), DepartmentCode::value));
		}
		if (!question.functions().isEmpty()) {
			statement.add(" and d.function = any(?)", (Object) Values.texts(question.functions(), Function.identity()));
		}
		return statement;
	}

}
