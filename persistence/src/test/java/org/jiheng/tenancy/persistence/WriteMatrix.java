package org.jiheng.tenancy.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jiheng.tenancy.Scope;

/**
 * Every write that SQL can say, on every table of a tenant, as one login with its scope
 * set: own, foreign and moved rows, with and without WHERE. Tries each and takes it back;
 * remembers by which of them a foreign row changed.
 */
final class WriteMatrix {

	private static final String TABLES = """
			select c.relname, exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'department_code'),
			  (select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute a where a.attrelid = c.oid
			    and a.attnum > 0 and not a.attisdropped and a.attgenerated = '')
			from pg_class c join pg_namespace n on n.oid = c.relnamespace
			where n.nspname = 'jiheng' and c.relkind in ('r', 'p') and not c.relispartition
			  and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'county_code')
			order by 1""";

	private final Statement sql;

	private final List<String> harmful = new ArrayList<>();

	private final List<String> effective = new ArrayList<>();

	private final List<String> withoutRows = new ArrayList<>();

	private int tried;

	WriteMatrix(Connection connection) throws SQLException {
		connection.setAutoCommit(false);
		this.sql = connection.createStatement();
	}

	/** The writes that changed a foreign row. */
	List<String> harmful() {
		return harmful;
	}

	/** The writes that changed anything. */
	List<String> effective() {
		return effective;
	}

	/** Tables in which nothing could be tried for want of rows. */
	List<String> withoutRows() {
		return withoutRows;
	}

	int tried() {
		return tried;
	}

	void tryAll(Scope scope) throws SQLException {
		for (Table table : tables()) {
			tryAll(scope, table);
		}
	}

	private void tryAll(Scope scope, Table table) throws SQLException {
		String foreign = foreign(scope, table);
		if (ask("select count(*) filter (where %1$s) * count(*) filter (where not (%1$s)) from jiheng.%2$s"
			.formatted(foreign, table.name())).equals("0") && scope instanceof Scope.Tenant) {
			withoutRows.add(table.name());
		}
		List<String> writes = new ArrayList<>(List.of("insert into jiheng.%s select * from foreign_row",
				"update jiheng.%s set county_code = county_code", "update jiheng.%s set county_code = '130322'",
				"update jiheng.%s set county_code = '130322' where county_code = '130324'",
				"update jiheng.%s set county_code = '130324' where county_code = '130322'",
				"update jiheng.%s set county_code = county_code where " + foreign, "delete from jiheng.%s",
				"delete from jiheng.%s where " + foreign,
				"insert into jiheng.%s select * from foreign_row on conflict do nothing",
				"truncate jiheng.%s cascade"));
		if (table.hasDepartment()) {
			writes.add("update jiheng.%s set department_code = '316'");
			writes.add("update jiheng.%s set department_code = '315' where department_code = '316'");
		}
		String granted = scope instanceof Scope.Instance ? "" : granted(scope, table);
		if (!granted.isEmpty()) {
			writes.add("update jiheng.%s set " + granted);
			writes.add("update jiheng.%s set " + granted + " where " + foreign);
		}
		for (String write : writes) {
			tryOne(scope, table, foreign, write.formatted(table.name()));
		}
	}

	/**
	 * Sets every column that the login may set: to what it is, or to who acts. The
	 * administrator ends memberships wherever they are.
	 */
	private String granted(Scope scope, Table table) throws SQLException {
		return ask("""
				select coalesce(string_agg(case when attname like '%%\\_by' then format('%%I = %%L', attname, '%s')
				  else format('%%1$I = %%1$I', attname) end, ', ' order by attnum), '')
				from pg_attribute where attrelid = 'jiheng.%s'::regclass and attnum > 0 and not attisdropped
				  and has_column_privilege('%s', attrelid, attnum, 'UPDATE')""".formatted(scope.subject(), table.name(),
				Login.of(scope).role()));
	}

	private void tryOne(Scope scope, Table table, String foreign, String write) throws SQLException {
		String login = Login.of(scope).role();
		tried++;
		sql.execute("create temporary table foreign_row on commit drop as select * from jiheng.%s where %s limit 1"
			.formatted(table.name(), foreign));
		sql.execute("grant select on foreign_row to " + login);
		// Row security alone is asked: neither a key that is taken nor a parent that is
		// missing may refuse for it.
		sql.execute("set local session_replication_role = replica");
		if (arrives(write)) {
			sql.execute("delete from jiheng.%s where %s".formatted(table.name(), foreign));
		}
		String all = digest(table, "true");
		String others = digest(table, foreign);
		Savepoint before = sql.getConnection().setSavepoint();
		try {
			sql.execute("set local role " + login);
			enter(scope);
			sql.execute(write.replace("select *", "select " + table.columns())
				.replace(table.name() + " select", table.name() + " (" + table.columns() + ") select"));
			sql.execute("reset role");
			if (!digest(table, foreign).equals(others)) {
				harmful.add(login + ": " + write);
			}
			if (!digest(table, "true").equals(all)) {
				effective.add(login + ": " + write);
			}
		}
		catch (SQLException refusal) {
			sql.getConnection().rollback(before);
		}
		sql.getConnection().rollback();
	}

	/** Whether the write would put a row where foreign rows stand. */
	private static boolean arrives(String write) {
		return write.startsWith("insert") || write.contains("set county_code = '130322'")
				|| write.contains("set department_code = '316'");
	}

	/** The rows themselves and their versions: writing the same value counts as well. */
	private String digest(Table table, String where) throws SQLException {
		return ask(
				"select md5(coalesce(string_agg(t.ctid::text || t.xmin::text || t::text, '|' order by t.ctid), '')) from jiheng."
						+ table.name() + " t where " + where);
	}

	private void enter(Scope scope) throws SQLException {
		String arguments = switch (scope) {
			case Scope.OfCounty of -> "'%s', ''".formatted(of.county().significantDigits());
			case Scope.OfDepartment of -> "'%s', '%s'".formatted(of.county().significantDigits(), of.department());
			case Scope.Oversight over -> "'%s', ''".formatted(over.region().significantDigits());
			case Scope.Identity identity -> "'', ''";
			case Scope.Instance instance -> "'', ''";
			case Scope.Public everyone -> "'', ''";
		};
		String role = scope instanceof Scope.Tenant tenant ? tenant.role().name() : "";
		sql.execute("select jiheng.set_scope(%s, '%s', '%s')".formatted(arguments, scope.subject(), role));
	}

	/** What is not this scope's own. All that stands is foreign to who has no tenant. */
	private static String foreign(Scope scope, Table table) {
		return switch (scope) {
			case Scope.OfDepartment of when table.hasDepartment() ->
				"(county_code, coalesce(department_code, '')) <> ('%s', '%s')".formatted(of.county(), of.department());
			case Scope.Tenant of -> "county_code <> '%s'".formatted(of.county());
			case Scope.Instance instance -> "true";
			case Scope.Identity identity -> "true";
			case Scope.Oversight oversight -> "true";
			case Scope.Public everyone -> "true";
		};
	}

	private List<Table> tables() throws SQLException {
		List<Table> tables = new ArrayList<>();
		try (ResultSet found = sql.executeQuery(TABLES)) {
			while (found.next()) {
				tables.add(new Table(found.getString(1), found.getBoolean(2), found.getString(3)));
			}
		}
		return tables;
	}

	private String ask(String question) throws SQLException {
		try (ResultSet answer = sql.executeQuery(question)) {
			answer.next();
			return answer.getString(1);
		}
	}

	private record Table(String name, boolean hasDepartment, String columns) {
	}

}
