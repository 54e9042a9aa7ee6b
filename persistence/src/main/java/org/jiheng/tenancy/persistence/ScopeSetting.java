package org.jiheng.tenancy.persistence;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import org.jiheng.tenancy.Scope;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** Tells the database whose scope a transaction has, as the first thing in it. */
final class ScopeSetting {

	private ScopeSetting() {
	}

	/**
	 * A scope that sees nothing of what is granted to it.
	 */
	static Publisher<?> withoutGrants(Scope.Oversight over, Connection connection) {
		return executed(connection.createStatement("select jiheng.set_scope_without_grants($1, $2)")
			.bind(0, over.region().significantDigits())
			.bind(1, over.subject()));
	}

	static Publisher<?> of(Scope scope, Connection connection) {
		Statement statement = connection.createStatement("select jiheng.set_scope($1, $2, $3, $4)");
		switch (scope) {
			case Scope.Identity identity -> statement.bind(0, "").bind(1, "");
			case Scope.Instance instance -> statement.bind(0, "").bind(1, "");
			case Scope.OfCounty of -> statement.bind(0, of.county().significantDigits()).bind(1, "");
			case Scope.OfDepartment of ->
				statement.bind(0, of.county().significantDigits()).bind(1, of.department().value());
			case Scope.Oversight over -> statement.bind(0, over.region().significantDigits()).bind(1, "");
			case Scope.Public everyone -> statement.bind(0, "").bind(1, "");
		}
		String role = scope instanceof Scope.Tenant tenant ? tenant.role().name() : "";
		return executed(statement.bind(2, scope.subject()).bind(3, role));
	}

	private static Publisher<?> executed(Statement statement) {
		return Flux.from(statement.execute()).flatMap(Result::getRowsUpdated);
	}

}
