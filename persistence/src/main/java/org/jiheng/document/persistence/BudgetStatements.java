package org.jiheng.document.persistence;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Set;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.Project;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * What an import says to the tables of one budget and what stands in it. To be run in a
 * transaction.
 */
final class BudgetStatements {

	private final KeyedSql sql;

	BudgetStatements(DatabaseClient database, BudgetKey key) {
		this.sql = new KeyedSql(database, key);
	}

	/**
	 * Nothing to lock yet before the first import: others of the same budget wait here.
	 */
	Mono<Void> lockKey() {
		return sql.database()
			.sql("select pg_advisory_xact_lock(hashtextextended($1, 0))")
			.bind(0, "jiheng.budget " + sql.key().county() + " " + sql.key().year() + " " + sql.key().department())
			.then();
	}

	Mono<BudgetRow> lockBudget() {
		return sql.of("""
				select status, version, last_number, current_import, title, overall_goals, itemised_goals, safeguards,
				  provenance
				from jiheng.budget
				where county_code = $1 and fiscal_year = $2 and department_code = $3 and place = 'STANDING'
				for update""").map(BudgetRow::of).one();
	}

	Mono<List<Project>> projects() {
		return sql
			.of("""
					select row_to_json(r) as row from (
					  select p.number, p.sequence, p.code, p.name, p.unit_code, u.name as unit_name, p.total_fen, p.fiscal_fen,
					    p.other_fen, p.purpose, p.plan_months, p.plan_hundredths, p.goals, p.lasting_goals, p.classified, p.provenance
					  from jiheng.project p
					  left join jiheng.budget_unit u on u.county_code = p.county_code and u.unit_code = p.unit_code
					  where p.county_code = $1 and p.fiscal_year = $2 and p.department_code = $3 and p.place = 'STANDING'
					  order by p.sequence) r""")
			.map(row -> row(row, ProjectRow.class).project(sql.key()))
			.all()
			.collectList();
	}

	Mono<List<Indicator>> indicators() {
		return sql.of("""
				select row_to_json(r) as row from (
				  select number, project_number, sequence, level1, level2, level3, description, target_raw, target_kind,
				    comparator, target_value, target_upper, target_unit, target_deadline, lasting_target, basis, weight,
				    provenance
				  from jiheng.indicator
				  where county_code = $1 and fiscal_year = $2 and department_code = $3 and place = 'STANDING'
				  order by project_number, sequence) r""")
			.map(row -> row(row, IndicatorRow.class).indicator(sql.key()))
			.all()
			.collectList();
	}

	/** Who imports is an author, and can never endorse. */
	Mono<Void> participate(String subject) {
		return sql.of("""
				insert into jiheng.participant (county_code, fiscal_year, department_code, adjustment, subject, part)
				values ($1, $2, $3, 0, $4, 'AUTHOR')
				on conflict (county_code, fiscal_year, department_code, adjustment, subject) do nothing
				returning subject""").bind(3, subject).then();
	}

	/** The budget's version afterwards. */
	Mono<Integer> upsertBudget(BudgetText text, int lastNumber, String subject) {
		return sql
			.of("""
					insert into jiheng.budget as b (county_code, fiscal_year, department_code, status, version, title,
					  overall_goals, itemised_goals, safeguards, provenance, last_number, current_import, changed_by)
					values ($1, $2, $3, 'DRAFT', 1, $4, $5, $6, $7, $8::json, $9, $9, $10)
					on conflict (county_code, fiscal_year, department_code, adjustment) do update
					set version = b.version + 1, head_version = b.version + 1, title = excluded.title, overall_goals = excluded.overall_goals,
					  itemised_goals = excluded.itemised_goals, safeguards = excluded.safeguards,
					  provenance = excluded.provenance, last_number = excluded.last_number,
					  current_import = excluded.current_import, changed_by = excluded.changed_by, changed_at = now()
					returning version""")
			.bind(3, text.title())
			.bind(4, text.overallGoals().toArray(String[]::new))
			.bind(5, text.itemisedGoals().toArray(String[]::new))
			.bind(6, text.safeguards().toArray(String[]::new))
			.bind(7, Json.of(text.provenance()))
			.bind(8, lastNumber)
			.bind(9, subject)
			.map(row -> ImportRow.get(row, "version", Integer.class))
			.one();
	}

	/** All but the projects that stay as they are. */
	Mono<Void> deleteContent(Set<Integer> stay) {
		Integer[] kept = stay.toArray(Integer[]::new);
		return sql.of("""
				delete from jiheng.indicator
				where county_code = $1 and fiscal_year = $2 and department_code = $3 and place = 'STANDING'
				  and (project_number is null or not project_number = any($4::integer[]))""")
			.bind(3, kept)
			.then()
			.then(sql.of("""
					delete from jiheng.project
					where county_code = $1 and fiscal_year = $2 and department_code = $3 and place = 'STANDING'
					  and not number = any($4::integer[])""").bind(3, kept).then());
	}

	/** Moves those that stay to where they stand now. */
	Mono<Void> order(List<Project> projects, Set<Integer> stay) {
		List<Project> moved = projects.stream().filter(project -> stay.contains(project.key().number())).toList();
		return sql
			.of("""
					update jiheng.project p set sequence = o.sequence, changed_by = nullif(current_setting('jiheng.subject', true), '')
					from unnest($4::integer[], $5::integer[]) o (number, sequence)
					where p.county_code = $1 and p.fiscal_year = $2 and p.department_code = $3 and p.place = 'STANDING'
					  and p.number = o.number and p.sequence <> o.sequence""")
			.bind(3, moved.stream().map(project -> project.key().number()).toArray(Integer[]::new))
			.bind(4, moved.stream().map(Project::sequence).toArray(Integer[]::new))
			.then();
	}

	/**
	 * The numbers of those that were inserted: a code that is taken keeps its project
	 * out.
	 */
	Mono<List<Integer>> insertProjects(List<Project> projects, int version) {
		return sql
			.of("""
					insert into jiheng.project (county_code, fiscal_year, department_code, number, sequence, code, name, unit_code,
					  total_fen, fiscal_fen, other_fen, purpose, plan_months, plan_hundredths, goals, lasting_goals, classified, provenance,
					  version)
					select $1, $2, $3, number, sequence, code, name, unit_code, total_fen, fiscal_fen, other_fen, purpose,
					  plan_months, plan_hundredths, goals, lasting_goals, classified, provenance, $5
					from json_to_recordset($4::json) as p (number integer, sequence integer, code text, name text, unit_code text,
					  total_fen bigint, fiscal_fen bigint, other_fen bigint, purpose text, plan_months smallint[],
					  plan_hundredths integer[], goals text[], lasting_goals text[], classified boolean, provenance json)
					order by code
					on conflict (county_code, fiscal_year, place, code) where place <> 'PAST' do nothing
					returning number""")
			.bind(3, Json.of(projects.stream().map(ProjectRow::of).toList()))
			.bind(4, version)
			.map(row -> ImportRow.get(row, "number", Integer.class))
			.all()
			.collectList();
	}

	Mono<Void> insertIndicators(List<Indicator> indicators) {
		return sql
			.of("""
					insert into jiheng.indicator (county_code, fiscal_year, department_code, number, project_number, sequence,
					  level1, level2, level3, description, target_raw, target_kind, comparator, target_value, target_upper,
					  target_unit, target_deadline, lasting_target, basis, weight, provenance)
					select $1, $2, $3, number, project_number, sequence, level1, level2, level3, description, target_raw,
					  target_kind, comparator, target_value, target_upper, target_unit, target_deadline, lasting_target, basis,
					  weight, provenance
					from json_to_recordset($4::json) as i (number integer, project_number integer, sequence integer, level1 text,
					  level2 text, level3 text, description text, target_raw text, target_kind text, comparator text,
					  target_value numeric, target_upper numeric, target_unit text, target_deadline date,
					  lasting_target jsonb, basis text,
					  weight numeric, provenance json)
					returning number""")
			.bind(3, Json.of(indicators.stream().map(IndicatorRow::of).toList()))
			.then();
	}

	private static <T> T row(Readable row, Class<T> type) {
		return Json.one(ImportRow.get(row, "row", String.class), type);
	}

}
