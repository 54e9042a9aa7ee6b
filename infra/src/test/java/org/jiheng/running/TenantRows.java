package org.jiheng.running;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jiheng.postgres.Database;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of every table with a county column, as the owner sees them. */
public final class TenantRows {

	private final JdbcTemplate sql;

	public TenantRows(Database database) {
		this(database.owner());
	}

	/** Through connections of the owner or the administrator. */
	public TenantRows(DataSource owner) {
		this.sql = new JdbcTemplate(owner);
	}

	/** All rows as text, by table. */
	public Map<String, List<String>> all() {
		return where("true");
	}

	/** One county's rows as text, by table. */
	public Map<String, List<String>> of(String county) {
		return where("county_code = '" + county + "'");
	}

	/** What changes when any row changes, is added or goes: for comparing often. */
	public String digest(String condition) {
		return digest(tables(), condition);
	}

	/** The same of every table but the lists that come with the schema. */
	public String digestOfAll() {
		return digest(sql.queryForList(
				"""
						select table_name from information_schema.tables where table_schema = 'jiheng' and table_type = 'BASE TABLE'
						and table_name not in ('region', 'indicator_frame', 'indicator_class', 'frame_crosswalk',
						  'frame_crosswalk_class', 'review_head') order by 1""",
				String.class), "true");
	}

	private String digest(List<String> tables, String condition) {
		return sql.queryForObject(tables.stream()
			.map(table -> "(select md5(coalesce(string_agg(md5(t::text), '' order by md5(t::text)), '')) from jiheng."
					+ table + " t where " + condition + ")")
			.collect(Collectors.joining(" || ", "select ", "")), String.class);
	}

	private Map<String, List<String>> where(String condition) {
		Map<String, List<String>> rows = new TreeMap<>();
		for (String table : tables()) {
			rows.put(table, sql.queryForList(
					"select row_to_json(t)::text from jiheng." + table + " t where " + condition + " order by 1",
					String.class));
		}
		return rows;
	}

	private List<String> tables() {
		return sql.queryForList("""
				select table_name from information_schema.columns
				where table_schema = 'jiheng' and column_name = 'county_code' order by 1""", String.class);
	}

}
