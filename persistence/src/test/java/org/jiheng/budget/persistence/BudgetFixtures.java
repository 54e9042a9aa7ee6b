package org.jiheng.budget.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jiheng.postgres.Database;

/**
 * Budgets made by rule, written as the owner: departments 301, 302 …, each with the same
 * years, projects and indicators. Amounts tie often; every fifth project is classified,
 * every seventh has no code; only the first project of a budget states other funds, and
 * only in even departments; even departments have two indicators of their own.
 */
public record BudgetFixtures(Database database) {

	private static final List<String> STATEMENTS = List.of("""
			insert into jiheng.county (county_code, name, onboarded_by)
			select ?, r.name, 'fixture' from jiheng.region r where r.code = ? and r.valid_to is null""", """
			insert into jiheng.department (county_code, department_code, name, registered_by)
			select ?, (300 + d)::text, '第' || d || '局', 'fixture' from generate_series(1, ?) d""", """
			insert into jiheng.budget_unit (county_code, department_code, unit_code, name)
			select ?, (300 + d)::text, (300 + d)::text || '001', '第' || d || '局本级' from generate_series(1, ?) d""", """
			insert into jiheng.participant (county_code, fiscal_year, department_code, adjustment, subject, part)
			select ?, y, (300 + d)::text, 0, p.subject, p.part from generate_series(1, ?) d, generate_series(?, ?) y,
			(values ('fixture', 'AUTHOR'), ('endorser', 'ENDORSER')) p (subject, part)""", """
			insert into jiheng.budget (county_code, fiscal_year, department_code, status, version, title, overall_goals,
			itemised_goals, safeguards, provenance, last_number, current_import, changed_by, endorsed_by)
			select ?, y, (300 + d)::text, (array['DRAFT', 'SUBMITTED', 'APPROVED'])[1 + (d + y) % 3], 1,
			y || '年部门预算绩效文本', array['总体一', '总体二'], array['分项一'], '{}',
			'[{"field":"title","line":1,"table":null,"row":null,"cell":null,"raw":"标题"}]', 10000, null, 'fixture',
			case when (d + y) % 3 = 2 then 'endorser' end
			from generate_series(1, ?) d, generate_series(?, ?) y""",
			"""
					insert into jiheng.project (county_code, fiscal_year, department_code, number, sequence, code, name, unit_code,
					total_fen, fiscal_fen, other_fen, purpose, plan_months, plan_hundredths, goals, classified, provenance,
					open, changed_by)
					select c.code, y, (300 + d)::text, p, 1 + (p * 7 + d) % c.projects,
					case when p % 7 <> 0 then c.code || y % 100 || 'P' || lpad((d * 1000 + p)::text, 11, '0') || '0' end,
					'项目' || p || case when p % 3 = 0 then '_维修%' else '经费' end, (300 + d)::text || '001',
					(d * 7 + p * 13 + y) % 5 * 1000000, case when p % 3 = 0 then (d * 7 + p * 13 + y) % 5 * 1000000 end,
					case when p = 1 and d % 2 = 0 then 0 end, case when p % 5 <> 0 then '用于项目' || p end,
					'{3,6,10,12}', '{2500,5000,7650,10000}',
					case when p % 5 <> 0 then array['目标' || p] else '{}'::text[] end, p % 5 = 0,
					'[{"field":"name","line":7,"table":1,"row":2,"cell":3,"raw":"项 目"}]',
					(d + y) % 3 = 0, 'fixture'
					from (select ? as code, ? as projects) c, generate_series(1, ?) d, generate_series(?, ?) y,
					generate_series(1, c.projects) p""",
			"""
					insert into jiheng.indicator (county_code, fiscal_year, department_code, number, project_number, sequence,
					level1, level2, level3, description, target_raw, target_kind, comparator, target_value, target_upper,
					target_unit, target_deadline, basis, provenance, open, changed_by)
					select r.code, y, (300 + d)::text, 1000 + p * 100 + i, nullif(p, 0), 1 + (i * 5 + p) % 7,
					case when i < 5 then '产出指标' else '效益指标' end,
					(array['数量指标', '质量指标', '时效指标', '成本指标', '经济效益指标', '社会效益指标', '生态效益指标'])[i],
					case when o then '三级' || i end, case when o then '说明' || i || case i when 1 then '100%_完成' else '' end end,
					case when o then (array['≥95%', '±3%以内', '2024年底', '及时安置', '88100', '10人', '≤5天'])[i] end,
					case when o then (array['NUMERIC', 'NUMERIC', 'DEADLINE', 'QUALITATIVE', 'UNDECIDABLE', 'NUMERIC',
					'NUMERIC'])[i] else 'CLASSIFIED' end,
					case when o then (array['GE', 'BETWEEN', null, null, null, 'EQ', 'LE'])[i] end,
					case when o then (array[95, -3, null, null, null, 10, 5]::numeric[])[i] end, case when o and i = 2 then 3 end,
					case when o then (array['%', '%', null, null, null, '人', '天'])[i] end,
					case when o and i = 3 then date '2024-12-31' end, case when o then '依据' || i end, '[]',
					(d + y) % 3 = 0, 'fixture'
					from (select ? as code, ? as projects) r, generate_series(1, ?) d, generate_series(?, ?) y,
					generate_series(0, r.projects) p, generate_series(1, 7) i, lateral (select p % 5 <> 0 or p = 0 as o) l
					where p > 0 or (d % 2 = 0 and i < 3)""");

	/**
	 * A county of the national list with so many departments, and projects per budget.
	 */
	public void county(String code, int departments, int firstYear, int lastYear, int projects) {
		try (Connection connection = database.owner().getConnection()) {
			List<Object[]> values = List.of(new Object[] { code, code }, new Object[] { code, departments },
					new Object[] { code, departments }, new Object[] { code, departments, firstYear, lastYear },
					new Object[] { code, departments, firstYear, lastYear },
					new Object[] { code, projects, departments, firstYear, lastYear },
					new Object[] { code, projects, departments, firstYear, lastYear });
			connection.setAutoCommit(false);
			for (int i = 0; i < values.size(); i++) {
				run(connection, STATEMENTS.get(i), values.get(i));
			}
			connection.commit();
		}
		catch (SQLException failure) {
			throw new IllegalStateException("the budgets could not be made", failure);
		}
	}

	private static void run(Connection connection, String sql, Object[] values) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			for (int i = 0; i < values.length; i++) {
				statement.setObject(i + 1, values[i]);
			}
			statement.executeUpdate();
		}
	}
}
