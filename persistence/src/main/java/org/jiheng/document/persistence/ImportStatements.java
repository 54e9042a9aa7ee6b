package org.jiheng.document.persistence;

import java.util.List;
import org.jiheng.budget.BudgetKey;
import org.jiheng.document.Import;
import org.jiheng.document.ImportChange;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * What an import says to the table of imports of one budget. To be run in a transaction.
 */
final class ImportStatements {

	private final KeyedSql sql;

	ImportStatements(DatabaseClient database, BudgetKey key) {
		this.sql = new KeyedSql(database, key);
	}

	Mono<Import> of(int number) {
		return sql.of("select " + ImportRow.COLUMNS + """

				from jiheng.import i
				where i.county_code = $1 and i.fiscal_year = $2 and i.department_code = $3 and i.number = $4""")
			.bind(3, number)
			.map(ImportRow::of)
			.one();
	}

	Mono<Import> insert(Import done, List<FindingEntry> findings) {
		return sql.of("""
				insert into jiheng.import as i (county_code, fiscal_year, department_code, number, digest, charset,
				  imported_by, project_count, indicator_count, department_registered, changes, findings)
				values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::json, $12::json)
				returning\s""" + ImportRow.COLUMNS)
			.bind(3, done.key().number())
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
				: sql.of("""
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
		return sql.of("""
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

}
