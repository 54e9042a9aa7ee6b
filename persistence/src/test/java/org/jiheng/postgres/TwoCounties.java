package org.jiheng.postgres;

/**
 * Two counties with rows in every table that is a tenant's: 卢龙县 130324 with the
 * departments 315 and 316, 昌黎县 130322 with 315. Tests from the catalog want a row here of
 * each table that joins.
 */
public final class TwoCounties {

	private static final String SQL = """
			insert into jiheng.county (county_code, name, onboarded_by)
			  values ('130324', '卢龙县', 'test'), ('130322', '昌黎县', 'test');
			insert into jiheng.department (county_code, department_code, name, registered_by)
			  values ('130324', '315', '卢龙县司法局', 'test'), ('130324', '316', '卢龙县审计局', 'test'),
			    ('130322', '315', '昌黎县司法局', 'test');
			insert into jiheng.budget_unit (county_code, department_code, unit_code, name)
			  select county_code, department_code, department_code || '001', name || '本级' from jiheng.department;
			insert into jiheng.membership (id, subject, role, county_code, department_code, valid_from, granted_by)
			  select gen_random_uuid(), 'editor-' || county_code, 'DEPARTMENT_EDITOR', county_code, department_code,
			    '2024-01-01', 'test' from jiheng.department;
			insert into jiheng.membership (id, subject, role, county_code, valid_from, granted_by)
			  select gen_random_uuid(), 'finance-' || county_code, 'COUNTY_FINANCE', county_code, '2024-01-01', 'test'
			  from jiheng.county;
			insert into jiheng.participant (county_code, fiscal_year, department_code, adjustment, subject, part)
			  select county_code, 2024, department_code, 0, 'test', 'AUTHOR' from jiheng.department;
			insert into jiheng.membership (id, email, role, county_code, valid_from, granted_by)
			  select gen_random_uuid(), county_code || '@example.gov.cn', 'AUDITOR', county_code, '2024-01-01', 'test'
			  from jiheng.county;
			insert into jiheng.budget (county_code, fiscal_year, department_code, status, version, title, overall_goals,
			    itemised_goals, safeguards, provenance, last_number, changed_by)
			  select county_code, 2024, department_code, 'DRAFT', 1, name || '2024年预算', '{}', '{}', '{}', '[]', 9, 'test'
			  from jiheng.department;
			insert into jiheng.project (county_code, fiscal_year, department_code, number, sequence, code, name, total_fen,
			    plan_months, plan_hundredths, goals, classified, provenance, changed_by)
			  select county_code, fiscal_year, department_code, 1, 1, 'P' || county_code || department_code, '项目', 100,
			    '{12}', '{10000}', '{}', false, '[]', 'test' from jiheng.budget;
			insert into jiheng.indicator (county_code, fiscal_year, department_code, number, project_number, sequence, level1,
			    level2, target_raw, target_kind, provenance, changed_by)
			  select county_code, fiscal_year, department_code, 2, 1, 1, '产出指标', '数量指标', '及时', 'QUALITATIVE', '[]',
			    'test' from jiheng.budget;
			insert into jiheng.review_round (county_code, fiscal_year, department_code, adjustment, round, version, content,
			    digest, submitted_by)
			  select county_code, fiscal_year, department_code, 0, 1, 1, '{}', repeat('0', 64), 'test' from jiheng.budget;
			insert into jiheng.import (county_code, fiscal_year, department_code, number, digest, charset, imported_by,
			    project_count, indicator_count, department_registered, changes, findings)
			  select county_code, fiscal_year, department_code, 9, repeat('0', 64), 'UTF-8', 'test', 1, 1, false, '[]', '[]'
			  from jiheng.budget;
			insert into jiheng.finding (county_code, fiscal_year, department_code, adjustment, number, check_code, identity,
			    severity, message, advice, detail, anchors, projects, first_version, last_version, state, waived_by, waived_at,
			    waiver_reason)
			  select county_code, fiscal_year, department_code, 0, 1, 'DATE_VAGUE', repeat('0', 64), 'WARNING', '含糊', '', '',
			    '[]', '{1}', 1, 1, 'WAIVED', 'test', now(), '已说明理由' from jiheng.budget;
			insert into jiheng.review_thread (county_code, fiscal_year, department_code, adjustment, number, field, version,
			    opened_by, resolved_by, resolved_at)
			  select county_code, fiscal_year, department_code, 0, 1, 'title', 1, 'test', 'test', now() from jiheng.budget;
			insert into jiheng.review_comment (county_code, fiscal_year, department_code, adjustment, thread_number, number,
			    author, text)
			  select county_code, fiscal_year, department_code, 0, 1, 1, 'test', '意见' from jiheng.budget;
			insert into jiheng.check_override (county_code, fiscal_year) select county_code, 2024 from jiheng.county;
			insert into jiheng.review_deadline (county_code, fiscal_year, stage, due)
			  select county_code, 2024, 'SUBMISSION', date '2023-12-31' from jiheng.county;
			insert into jiheng.idempotency (county_code, subject, key, input_digest, reference)
			  select county_code, 'test', 'key', repeat('0', 64), '' from jiheng.county;
			insert into jiheng.audit_head (county_code, number, hash) select county_code, 9, repeat('0', 64) from jiheng.county;
			insert into jiheng.audit_entry (county_code, number, at, subject, role, department_code, operation, reference,
			    changes, previous_hash, hash)
			  select county_code, row_number() over (partition by county_code), now(), 'test', 'DEPARTMENT_EDITOR',
			    department_code, 'test', '', '[]', repeat('0', 64), repeat('0', 64) from jiheng.department;
			insert into jiheng.audit_text (county_code, entry_number, digest, salt, text, department_code, fiscal_year,
			    project_number)
			  select county_code, number, repeat('0', 64), '', '', department_code, 2024, 1 from jiheng.audit_entry;
			insert into jiheng.participant (county_code, fiscal_year, department_code, adjustment, subject, part)
			  select county_code, 2023, department_code, 0, subject, part from jiheng.department,
			    (values ('test', 'AUTHOR'), ('endorser', 'ENDORSER')) p (subject, part);
			insert into jiheng.budget (county_code, fiscal_year, department_code, status, version, title, overall_goals,
			    itemised_goals, safeguards, provenance, last_number, changed_by, endorsed_by)
			  select county_code, 2023, department_code, 'APPROVED', 1, name || '2023年预算', '{}', '{}', '{}', '[]', 9,
			    'test', 'endorser' from jiheng.department;
			insert into jiheng.participant (county_code, fiscal_year, department_code, adjustment, subject, part)
			  select county_code, 2023, department_code, 1, 'test', 'AUTHOR' from jiheng.department;
			insert into jiheng.budget (county_code, fiscal_year, department_code, adjustment, place, status, version, title,
			    overall_goals, itemised_goals, safeguards, provenance, last_number, changed_by)
			  select county_code, 2023, department_code, 1, 'ADJUSTING', 'DRAFT', 2, title, '{}', '{}', '{}', '[]', 9, 'test'
			  from jiheng.budget where fiscal_year = 2023;
			insert into jiheng.adjustment (county_code, fiscal_year, department_code, adjustment, reason, document_number,
			    document_date, opened_by)
			  select county_code, 2023, department_code, 1, '年中追加', '财预〔2023〕1号', date '2023-07-01', 'test'
			  from jiheng.department;
			insert into jiheng.snapshot_head (county_code, number, hash) select county_code, 2, repeat('0', 64) from jiheng.county;
			insert into jiheng.snapshot (county_code, fiscal_year, department_code, number, province_code, prefecture_code,
			    kind, adjustment, county_name, department_name, sealed_by, sealed_at, title, overall_goals, itemised_goals,
			    safeguards, total_fen, project_count, content, content_hash, previous_hash, county_number,
			    previous_county_hash, hash)
			  select county_code, fiscal_year, department_code, 1, left(county_code, 2), left(county_code, 4), 'APPROVAL', 0,
			    '县', '局', 'test', now(), title, '{}', '{}', '{}', 100, 1, '{}', repeat('0', 64), repeat('0', 64),
			    row_number() over (partition by county_code), repeat('0', 64), repeat('0', 64)
			  from jiheng.budget where fiscal_year = 2023 and place = 'STANDING';
			insert into jiheng.snapshot_project (county_code, fiscal_year, department_code, snapshot_number, number,
			    province_code, prefecture_code, sequence, name, total_fen, plan_months, plan_hundredths, goals, classified)
			  select county_code, fiscal_year, department_code, number, 1, province_code, prefecture_code, 1, '项目', 100,
			    '{12}', '{10000}', '{}', false from jiheng.snapshot;
			insert into jiheng.snapshot_indicator (county_code, fiscal_year, department_code, snapshot_number, number,
			    province_code, prefecture_code, project_number, sequence, level1, level2, target_raw, target_kind)
			  select county_code, fiscal_year, department_code, number, 2, province_code, prefecture_code, 1, 1, '产出指标',
			    '数量指标', '及时', 'QUALITATIVE' from jiheng.snapshot;
			insert into jiheng.snapshot_fact_department (county_code, fiscal_year, department_code, snapshot_number,
			    province_code, prefecture_code, kind, total_fen, projects, indicators, numeric_targets, classified_projects,
			    classified_fen, plan_months, planned_fen, with_plan_fen)
			  select county_code, fiscal_year, department_code, number, province_code, prefecture_code, kind, 100, 1, 1, 0, 0,
			    0, '{12}', '{100}', 100 from jiheng.snapshot;
			insert into jiheng.snapshot_fact_class (county_code, fiscal_year, department_code, snapshot_number, level1, level2,
			    province_code, prefecture_code, indicators, numeric_targets)
			  select county_code, fiscal_year, department_code, number, '产出指标', '数量指标', province_code, prefecture_code, 1,
			    0 from jiheng.snapshot;
			select jiheng.enter_comparison(county_code, county_number) from jiheng.snapshot order by county_code, county_number;
			insert into jiheng.snapshot_fact_target (county_code, fiscal_year, department_code, snapshot_number, number,
			    province_code, prefecture_code, level1, level2, name, name_key, unit, comparator, value, sealed_in)
			  select county_code, fiscal_year, department_code, number, 1, province_code, prefecture_code, '产出指标',
			    '数量指标', '次数', '次数', '次', 'GE', 1, sealed_in from jiheng.snapshot;
			insert into jiheng.county_publication (county_code, shown, changed_by)
			  select county_code, county_code = '130324', 'test' from jiheng.county;
			insert into jiheng.publication (county_code, fiscal_year, department_code, snapshot_number, shown, kind,
			    adjustment, county_name, department_name, title, total_fen, project_count, content, content_hash, hash,
			    sealed_at, published_by, ended_at, ended_by)
			  select county_code, fiscal_year, department_code, number, county_code = '130324', kind, adjustment, county_name,
			    department_name, title, total_fen, project_count, content, content_hash, hash, sealed_at, 'test',
			    case department_code when '316' then now() end, case department_code when '316' then 'test' end
			  from jiheng.snapshot;
			insert into jiheng.oversight_grant (county_code, number, overseer, first_year, kinds, valid_from, basis, granted_by)
			  select county_code, 1, '1303', 2023, '{APPROVAL}', '2023-01-01', '冀财监〔2023〕1号', 'test' from jiheng.county;
			insert into jiheng.project_alias (county_code, number, department_code, province_code, prefecture_code,
			    earlier_key, earlier_name, later_key, later_name, basis, confirmed_by)
			  select county_code, row_number() over (partition by county_code), department_code, '13', '1303',
			    'A' || department_code, '甲', 'B', '乙', '依据', 'test' from jiheng.department;
			insert into jiheng.department_alias (county_code, number, department_code, alias, alias_key, confirmed_by)
			  select county_code, row_number() over (partition by county_code), department_code, '甲' || department_code,
			    '甲' || department_code, 'test' from jiheng.department;
			insert into jiheng.county_population (county_code, fiscal_year, province_code, prefecture_code, persons, source,
			    loaded_by)
			  select county_code, 2024, '13', '1303', 1000, '年鉴', 'test' from jiheng.county;
			insert into jiheng.staged_import (county_code, id, department_code, staged_by)
			  select county_code, gen_random_uuid(), department_code, 'test' from jiheng.department;
			insert into jiheng.staged_file (county_code, id, staged_for, staged_by, content, digest, departments)
			  select county_code, id, department_code, staged_by, 'x', id::text, array[department_code] from jiheng.staged_import;
			insert into jiheng.column_mapping (county_code, fiscal_year, form, columns, remembered_by)
			  select county_code, 2024, repeat('0', 64), '{"rows":1,"columns":[{"word":"事项","meaning":"NAME"}]}', 'test'
			  from jiheng.county;
			insert into jiheng.unit_change (county_code, department_code, number, province_code, prefecture_code, name,
			    first_year, kind, to_codes, to_names, weights, basis, recorded_by)
			  select county_code, unit, 1, '13', '1303', '单位', 2023, 'RENAMED', '{399}', '{新单位}', '{1000000}', '依据', 'test'
			  from jiheng.county, unnest(array['', '315', '316']) unit;
			""";

	private TwoCounties() {
	}

	public static void in(Database database) {
		database.asOwner(SQL);
	}

}
