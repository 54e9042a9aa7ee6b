package org.jiheng.document.persistence;

import org.jiheng.budget.BudgetKey;
import org.springframework.r2dbc.core.DatabaseClient;

/** Statements whose first three values are a budget's key. */
record KeyedSql(DatabaseClient database, BudgetKey key) {

	DatabaseClient.GenericExecuteSpec of(String sql) {
		return database.sql(sql)
			.bind(0, key.county().value())
			.bind(1, key.year().value())
			.bind(2, key.department().value());
	}

}
