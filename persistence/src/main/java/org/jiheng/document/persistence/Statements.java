package org.jiheng.document.persistence;

import io.r2dbc.spi.Readable;
import java.util.List;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.Project;
import org.jiheng.department.BudgetUnit;
import org.jiheng.document.Import;
import org.jiheng.document.ImportChange;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * The statements of an import, all under one budget's key. To be run in a transaction.
 */
final class Statements {

	private final DatabaseClient database;

	private final BudgetKey key;

	Statements(DatabaseClient database, BudgetKey key) {
		this.database = database;
		this.key = key;
	}

	Mono<String> departmentName() {
		return database.sql("""
				select name from jiheng.department where county_code = $1 and department_code = $2""")
			.bind(0, key.county().value())
			.bind(1, key.department().value())
			.map(row -> ImportRow.get(row, "name", String.class))
			.one();
	}

	/** Says whether it was this one that registered it. */
	Mono<Boolean> registerDepartment(String name, String subject) {
		return database.sql("""
				insert into jiheng.department (county_code, department_code, name, registered_by)
				values ($1, $2, $3, $4)
				on conflict (county_code, department_code) do nothing
				returning department_code""")
			.bind(0, key.county().value())
			.bind(1, key.department().value())
			.bind(2, name)
			.bind(3, subject)
			.map(row -> true)
			.one()
			.defaultIfEmpty(false);
	}

	/**
	 * Nothing to lock yet before the first import: others of the same budget wait here.
	 */
	Mono<Void> lockKey() {
		return database.sql("select pg_advisory_xact_lock(hashtextextended($1, 0))")
			.bind(0, "jiheng.budget " + key.county() + " " + key.year() + " " + key.department())
			.then();
	}

	Mono<BudgetRow> lockBudget() {
		return sql("""
				select status, version, last_number, current_import, title, overall_goals, itemised_goals, safeguards
				from jiheng.budget
				where county_code = $1 and fiscal_year = $2 and department_code = $3
				for update""").map(BudgetRow::of).one();
	}

	Mono<Import> importOf(int number) {
		return sql("select " + ImportRow.COLUMNS + """

				from jiheng.import i
				where i.county_code = $1 and i.fiscal_year = $2 and i.department_code = $3 and i.number = $4""")
			.bind(3, number)
			.map(ImportRow::of)
			.one();
	}

	Mono<List<Project>> projects() {
		return sql(
				"""
						select row_to_json(r) as row from (
						  select p.number, p.sequence, p.code, p.name, p.unit_code, u.name as unit_name, p.total_fen, p.fiscal_fen,
						    p.other_fen, p.purpose, p.plan_months, p.plan_hundredths, p.goals, p.classified
						  from jiheng.project p
						  left join jiheng.budget_unit u on u.county_code = p.county_code and u.unit_code = p.unit_code
						  where p.county_code = $1 and p.fiscal_year = $2 and p.department_code = $3
						  order by p.sequence) r""")
			.map(row -> row(row, ProjectRow.class).project(key))
			.all()
			.collectList();
	}

	Mono<List<Indicator>> indicators() {
		return sql("""
				select row_to_json(r) as row from (
				  select number, project_number, sequence, level1, level2, level3, description, target_raw, target_kind,
				    comparator, target_value, target_upper, target_unit, target_deadline, basis, weight
				  from jiheng.indicator
				  where county_code = $1 and fiscal_year = $2 and department_code = $3
				  order by project_number, sequence) r""").map(row -> row(row, IndicatorRow.class).indicator(key))
			.all()
			.collectList();
	}

	Mono<Void> upsertUnits(List<BudgetUnit> units) {
		return units.isEmpty() ? Mono.empty() : database.sql("""
				insert into jiheng.budget_unit as u (county_code, department_code, unit_code, name)
				select $1, $2, unit_code, name from unnest($3::text[], $4::text[]) as unit (unit_code, name)
				order by unit_code
				on conflict (county_code, unit_code) do update set name = excluded.name where u.name <> excluded.name
				returning u.unit_code""")
			.bind(0, key.county().value())
			.bind(1, key.department().value())
			.bind(2, units.stream().map(unit -> unit.code().value()).toArray(String[]::new))
			.bind(3, units.stream().map(BudgetUnit::name).toArray(String[]::new))
			.then();
	}

	Mono<Void> upsertBudget(BudgetText text, int lastNumber, String subject) {
		return sql("""
				insert into jiheng.budget as b (county_code, fiscal_year, department_code, status, version, title,
				  overall_goals, itemised_goals, safeguards, provenance, last_number, current_import, changed_by)
				values ($1, $2, $3, 'DRAFT', 1, $4, $5, $6, $7, $8::json, $9, $9, $10)
				on conflict (county_code, fiscal_year, department_code) do update
				set version = b.version + 1, title = excluded.title, overall_goals = excluded.overall_goals,
				  itemised_goals = excluded.itemised_goals, safeguards = excluded.safeguards,
				  provenance = excluded.provenance, last_number = excluded.last_number,
				  current_import = excluded.current_import, changed_by = excluded.changed_by, changed_at = now()
				returning version""").bind(3, text.title())
			.bind(4, text.overallGoals().toArray(String[]::new))
			.bind(5, text.itemisedGoals().toArray(String[]::new))
			.bind(6, text.safeguards().toArray(String[]::new))
			.bind(7, Json.of(text.provenance()))
			.bind(8, lastNumber)
			.bind(9, subject)
			.then();
	}

	Mono<Void> deleteContent() {
		return sql("""
				delete from jiheng.indicator where county_code = $1 and fiscal_year = $2 and department_code = $3""")
			.then()
			.then(sql("""
					delete from jiheng.project where county_code = $1 and fiscal_year = $2 and department_code = $3""")
				.then());
	}

	/**
	 * The numbers of those that were inserted: a code that is taken keeps its project
	 * out.
	 */
	Mono<List<Integer>> insertProjects(List<Project> projects) {
		return sql(
				"""
						insert into jiheng.project (county_code, fiscal_year, department_code, number, sequence, code, name, unit_code,
						  total_fen, fiscal_fen, other_fen, purpose, plan_months, plan_hundredths, goals, classified, provenance)
						select $1, $2, $3, number, sequence, code, name, unit_code, total_fen, fiscal_fen, other_fen, purpose,
						  plan_months, plan_hundredths, goals, classified, provenance
						from json_to_recordset($4::json) as p (number integer, sequence integer, code text, name text, unit_code text,
						  total_fen bigint, fiscal_fen bigint, other_fen bigint, purpose text, plan_months smallint[],
						  plan_hundredths integer[], goals text[], classified boolean, provenance json)
						order by code
						on conflict (county_code, fiscal_year, code) do nothing
						returning number""")
			.bind(3, Json.of(projects.stream().map(ProjectRow::of).toList()))
			.map(row -> ImportRow.get(row, "number", Integer.class))
			.all()
			.collectList();
	}

	Mono<Void> insertIndicators(List<Indicator> indicators) {
		return sql(
				"""
						insert into jiheng.indicator (county_code, fiscal_year, department_code, number, project_number, sequence,
						  level1, level2, level3, description, target_raw, target_kind, comparator, target_value, target_upper,
						  target_unit, target_deadline, basis, weight, provenance)
						select $1, $2, $3, number, project_number, sequence, level1, level2, level3, description, target_raw,
						  target_kind, comparator, target_value, target_upper, target_unit, target_deadline, basis, weight, provenance
						from json_to_recordset($4::json) as i (number integer, project_number integer, sequence integer, level1 text,
						  level2 text, level3 text, description text, target_raw text, target_kind text, comparator text,
						  target_value numeric, target_upper numeric, target_unit text, target_deadline date, basis text,
						  weight numeric, provenance json)
						returning number""")
			.bind(3, Json.of(indicators.stream().map(IndicatorRow::of).toList()))
			.then();
	}

	Mono<Import> insertImport(Import done, List<FindingEntry> findings) {
		return sql("""
				insert into jiheng.import as i (county_code, fiscal_year, department_code, number, digest, charset,
				  imported_by, project_count, indicator_count, department_registered, changes, findings)
				values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::json, $12::json)
				returning\s""" + ImportRow.COLUMNS).bind(3, done.key().number())
			.bind(4, done.digest())
			.bind(5, done.charset())
			.bind(6, done.importedBy())
			.bind(7, done.projectCount())
			.bind(8, done.indicatorCount())
			.bind(9, done.departmentRegistered())
			.bind(10, Json.of(done.changes()))
			.bind(11, Json.of(findings))
			.map(ImportRow::of)
			.one();
	}

	/**
	 * The texts that earlier imports say of these projects go: they have become
	 * classified.
	 */
	Mono<Void> erase(List<Integer> projects) {
		return projects.isEmpty() ? Mono.empty()
				: sql("""
						select number, changes, findings from jiheng.import
						where county_code = $1 and fiscal_year = $2 and department_code = $3""")
					.map(row -> new Texts(ImportRow.get(row, "number", Integer.class),
							Json.list(ImportRow.get(row, "changes", String.class), ImportChange.class),
							Json.list(ImportRow.get(row, "findings", String.class), FindingEntry.class)))
					.all()
					.collectList()
					.flatMapIterable(all -> all)
					.concatMap(texts -> write(texts.without(projects)))
					.then();
	}

	private Mono<Void> write(Texts texts) {
		return sql("""
				update jiheng.import set changes = $5::json, findings = $6::json
				where county_code = $1 and fiscal_year = $2 and department_code = $3 and number = $4""")
			.bind(3, texts.number())
			.bind(4, Json.of(texts.changes()))
			.bind(5, Json.of(texts.findings()))
			.then();
	}

	private record Texts(int number, List<ImportChange> changes, List<FindingEntry> findings) {

		Texts without(List<Integer> projects) {
			return new Texts(number, changes.stream().filter(change -> !projects.contains(change.project())).toList(),
					findings.stream()
						.map(finding -> projects.contains(finding.number()) ? finding.erased() : finding)
						.toList());
		}
	}

	private DatabaseClient.GenericExecuteSpec sql(String sql) {
		return database.sql(sql)
			.bind(0, key.county().value())
			.bind(1, key.year().value())
			.bind(2, key.department().value());
	}

	private static <T> T row(Readable row, Class<T> type) {
		return Json.one(ImportRow.get(row, "row", String.class), type);
	}

}
