package org.jiheng.document.persistence;

import java.util.List;
import org.jiheng.budget.BudgetKey;
import org.jiheng.department.BudgetUnit;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * What an import says to the tables of departments and their units. To be run in a
 * transaction.
 */
final class DepartmentStatements {

	private final DatabaseClient database;

	private final BudgetKey key;

	DepartmentStatements(DatabaseClient database, BudgetKey key) {
		this.database = database;
		this.key = key;
	}

	Mono<String> name() {
		return database.sql("""
				select name from jiheng.department where county_code = $1 and department_code = $2""")
			.bind(0, key.county().value())
			.bind(1, key.department().value())
			.map(row -> ImportRow.get(row, "name", String.class))
			.one();
	}

	/** Says whether it was this one that registered it. */
	Mono<Boolean> register(String name, String subject) {
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

	/** What is registered keeps its name. */
	Mono<Void> registerUnits(List<BudgetUnit> units) {
		return units.isEmpty() ? Mono.empty()
				: database.sql("""
						insert into jiheng.budget_unit (county_code, department_code, unit_code, name)
						select $1, $2, unit_code, name from unnest($3::text[], $4::text[]) as unit (unit_code, name)
						order by unit_code
						on conflict (county_code, unit_code) do nothing
						returning unit_code""")
					.bind(0, key.county().value())
					.bind(1, key.department().value())
					.bind(2, units.stream().map(unit -> unit.code().value()).toArray(String[]::new))
					.bind(3, units.stream().map(BudgetUnit::name).toArray(String[]::new))
					.then();
	}

}
