package org.jiheng.snapshot.persistence;

import java.util.Collection;
import java.util.List;
import org.jiheng.snapshot.SnapshotKey;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Values;

/** Statements on snapshots as s and their rows as r, of the tenant and nobody else. */
final class SnapshotStatements {

	private SnapshotStatements() {
	}

	static Statement select(Scope.Tenant tenant, String columns) {
		return ofTenant(new Statement("select " + columns + " from jiheng.snapshot s where s.county_code = ?",
				tenant.county().value()), tenant, "s");
	}

	static Statement of(Scope.Tenant tenant, Collection<SnapshotKey> keys, String columns) {
		return among(select(tenant, columns), tenant, keys, "s", "number");
	}

	/** What was not sealed with the snapshot is not of it. */
	static Statement rows(Scope.Tenant tenant, Collection<SnapshotKey> keys, String columns, String table) {
		Statement statement = new Statement("select " + columns + " from jiheng." + table
				+ " r join jiheng.snapshot s on s.county_code = r.county_code and s.fiscal_year = r.fiscal_year"
				+ " and s.department_code = r.department_code and s.number = r.snapshot_number"
				+ " and s.sealed_in = r.sealed_in where r.county_code = ?", tenant.county().value());
		return among(ofTenant(statement, tenant, "r"), tenant, keys, "r", "snapshot_number");
	}

	private static Statement ofTenant(Statement statement, Scope.Tenant tenant, String table) {
		return tenant instanceof Scope.OfDepartment of
				? statement.add(" and " + table + ".department_code = ?", of.department().value()) : statement;
	}

	private static Statement among(Statement statement, Scope.Tenant tenant, Collection<SnapshotKey> keys, String table,
			String number) {
		List<SnapshotKey> own = Values.own(tenant, keys, key -> key.budget().county());
		return statement.add(
				" and (" + table + ".fiscal_year, " + table + ".department_code, " + table + "." + number
						+ ") in (select * from unnest(?::smallint[], ?::text[], ?::integer[]))",
				Values.smalls(own, key -> key.budget().year().value()),
				Values.texts(own, key -> key.budget().department().value()), Values.integers(own, SnapshotKey::number));
	}

}
