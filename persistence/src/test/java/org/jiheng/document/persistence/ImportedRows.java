package org.jiheng.document.persistence;

import java.util.List;
import org.jiheng.postgres.Database;
import org.springframework.jdbc.core.JdbcTemplate;

/** What imports have left in a database, in which two counties are onboarded. */
public final class ImportedRows {

	private final Database database;

	private final JdbcTemplate sql;

	public ImportedRows(Database database) {
		this.database = database;
		this.sql = new JdbcTemplate(database.owner());
		database.asOwner("""
				insert into jiheng.county (county_code, name, onboarded_by)
				values ('130324', '卢龙县', 'test'), ('130322', '昌黎县', 'test')""");
	}

	/** Takes back every import. */
	public void empty() {
		database
			.asOwner("delete from jiheng.budget; delete from jiheng.department_alias; delete from jiheng.budget_unit;"
					+ " delete from jiheng.unit_change; delete from jiheng.department");
	}

	public int count(String table) {
		return sql.queryForObject("select count(*) from jiheng." + table, Integer.class);
	}

	/** Every row of every table of ours but the national list, as text. */
	public List<String> everything() {
		return sql.queryForList("""
				select table_name from information_schema.tables
				where table_schema = 'jiheng' and table_name <> 'region' order by 1""", String.class)
			.stream()
			.flatMap(table -> sql
				.queryForList("select row_to_json(t)::text from jiheng." + table + " t order by 1", String.class)
				.stream())
			.toList();
	}

}
