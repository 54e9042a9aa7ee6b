package org.jiheng.comparison.persistence;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jiheng.budget.AmountStage;
import org.jiheng.comparison.Axis;
import org.jiheng.comparison.Measure;
import org.jiheng.comparison.Question;
import org.jiheng.shared.Words;
import org.jiheng.snapshot.SnapshotKind;
import org.jiheng.snapshot.persistence.SnapshotFilterCheck;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Values;

/**
 * Statements on what is compared: d is what of a department or county stands at a stage.
 * Those that read what lies behind sealed years select the county and the year first.
 */
final class ComparisonStatements {

	private static final String NUMBERS = ", d.total_fen, d.fiscal_fen, d.other_fen, d.projects, d.indicators,"
			+ " d.numeric_targets, d.classified_projects, d.classified_fen, d.planned_3, d.planned_6, d.planned_10,"
			+ " d.planned_12, d.with_plan_fen, d.findings";

	private ComparisonStatements() {
	}

	/**
	 * The counties and years that the scope may see, and the hash of the seal that each
	 * stands on, null where nothing is sealed; how many live there, where that is asked.
	 * A region's own county is granted to itself.
	 */
	static Statement years(Question question, Scope.Regional scope) {
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
							+ " where g.overseer = ? and g.kinds @> ?::text[] and " + SnapshotFilterCheck.IN_FORCE
							+ " and (cardinality(?::text[]) = 0 or g.county_code = any(?::text[])))",
					years, oversight.region().significantDigits(),
					Values.texts(kinds(question.stage()), SnapshotKind::name), counties, counties);
		};
		boolean persons = question.axis() == Axis.COUNTY && question.measures().contains(Measure.TOTAL_PER_HEAD);
		statement.add(
				" select g.county_code, g.year, "
						+ (scope instanceof Scope.OfDepartment ? "case when d.county_code is not null then '' end"
								: "d.hash")
						+ (persons ? ", p.persons" : ", null::bigint") + " from granted g left join jiheng."
						+ (scope instanceof Scope.OfDepartment ? "comparison_department" : "comparison_county")
						+ " d on d.county_code = g.county_code and d.fiscal_year = g.year and d.stage = ?",
				question.stage().name());
		if (persons) {
			statement.add(
					" left join jiheng.county_population p on p.county_code = g.county_code and p.fiscal_year = g.year");
		}
		return statement.add(" order by 1, 2");
	}

	static Statement counties(Collection<SealedYear> years, Scope.Regional scope) {
		return behind("d.county_name, d.frames, d.registered, d.adjusted, d.departments, d.timed, d.in_time" + NUMBERS,
				"comparison_county d", years, scope);
	}

	static Statement departments(Collection<SealedYear> years, Scope.Regional scope) {
		return behind("d.department_code, d.department_name, d.county_name, d.function, d.frame, d.adjusted, d.in_time"
				+ NUMBERS, "comparison_department d", years, scope)
			.add(" order by 1, 2, 3");
	}

	static Statement classes(Collection<SealedYear> years, Scope.Regional scope) {
		return behind("d.level1, d.level2, d.departments, d.indicators, d.numeric_targets", "comparison_class d", years,
				scope)
			.add(" and d.indicators > 0");
	}

	/** Of some departments only. */
	static Statement classes(Collection<SealedYear> years, Question question, Scope.Regional scope) {
		return ofDepartments(behind(
				"c.level1, c.level2, count(*)::integer, sum(c.indicators)::integer, sum(c.numeric_targets)::integer",
				"comparison_department d join jiheng.snapshot_fact_class c on c.county_code = d.county_code"
						+ " and c.fiscal_year = d.fiscal_year and c.department_code = d.department_code"
						+ " and c.snapshot_number = d.snapshot_number",
				years, scope), question, scope)
			.add(" group by d.county_code, d.fiscal_year, c.level1, c.level2");
	}

	/** The targets that bear the name, by the unit in which they count. */
	static Statement targets(Words name, Collection<SealedYear> years, Question question, Scope.Regional scope) {
		Statement statement = behind(
				"t.name_key, t.unit, max(t.name), count(distinct d.department_code)::integer,"
						+ " array_agg(distinct t.comparator), array_agg(t.value)",
				"comparison_department d join jiheng.snapshot_fact_target t on t.county_code = d.county_code"
						+ " and t.fiscal_year = d.fiscal_year and t.department_code = d.department_code"
						+ " and t.snapshot_number = d.snapshot_number",
				years, scope);
		ofDepartments(statement, question, scope);
		return within(statement.add(" and "), "t", scope)
			.add(" and t.name_key = regexp_replace(normalize(?::text, NFKC), '[[:space:]]+', '', 'g')"
					+ " group by d.county_code, d.fiscal_year, t.name_key, t.unit", name.value());
	}

	static Statement projects(Question question, Scope.Regional scope) {
		Statement statement = within(new Statement(
				"select d.county_code, coalesce(p.code, p.department_code || '/' || p.name), d.fiscal_year, p.name,"
						+ " d.county_name, d.department_code, p.total_fen, p.fiscal_fen, p.other_fen, d.adjusted"
						+ " from jiheng.comparison_department d join jiheng.snapshot_project p on p.county_code = d.county_code"
						+ " and p.fiscal_year = d.fiscal_year and p.department_code = d.department_code"
						+ " and p.snapshot_number = d.snapshot_number where "),
				"d", scope)
			.add(" and d.stage = ? and d.fiscal_year = any(?)", question.stage().name(),
					Values.smalls(question.years(), year -> year.value()));
		if (!question.counties().isEmpty()) {
			statement.add(" and d.county_code = any(?)", (Object) Values.texts(question.counties(), RegionCode::value));
		}
		ofDepartments(statement, question, scope);
		return within(statement.add(" and "), "p", scope).add(" order by 1, 2, 3, p.number");
	}

	/** Which kinds a grant must cover for a stage to be seen. */
	static Set<SnapshotKind> kinds(AmountStage stage) {
		return stage == AmountStage.INITIAL ? Set.of(SnapshotKind.APPROVAL) : Set.of(SnapshotKind.values());
	}

	/** All years are of one stage. */
	private static Statement behind(String columns, String table, Collection<SealedYear> years, Scope.Regional scope) {
		List<SealedYear> listed = List.copyOf(years);
		return within(
				new Statement("select d.county_code, d.fiscal_year, " + columns + " from jiheng." + table + " where "),
				"d", scope)
			.add(" and d.stage = ? and (d.county_code, d.fiscal_year) in (select * from unnest(?::text[], ?::smallint[]))",
					listed.getFirst().stage().name(), Values.texts(listed, each -> each.county().value()),
					Values.smalls(listed, each -> each.year().value()));
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
