--liquibase formatted sql

--changeset jiheng:152-comparison-fault splitStatements:false
--comment: Whether what is compared of a county's years still follows from its snapshots, derived here once more as enter_comparison derives it: null, or the county's number of the newest snapshot of the first year of which something does not, 0 where that year has none. What was found and whether it came in time is of no snapshot: of these a county's sums have to be those of its departments. As who asks: it has no rights of its own.
create function jiheng.comparison_fault(of_county text) returns bigint
language sql stable
set search_path = pg_catalog
as $$
  with stands as materialized (
    select s.county_number, s.fiscal_year, s.department_code, s.number, s.hash, s.sealed_in, stage.name as stage, s.county_name, s.department_name,
      s.adjustment > 0 as adjusted
    from jiheng.snapshot s
    cross join lateral unnest(case s.kind when 'APPROVAL' then array['INITIAL', 'ADJUSTED'] else array['ADJUSTED'] end) stage (name)
    where s.county_code = of_county and not exists (
      select from jiheng.snapshot later where later.county_code = s.county_code and later.fiscal_year = s.fiscal_year
        and later.department_code = s.department_code and later.number > s.number and (stage.name = 'ADJUSTED' or later.kind = 'APPROVAL'))
  ), newest as (
    select distinct on (fiscal_year, stage) * from stands order by fiscal_year, stage, county_number desc
  ), target as (
    select i.fiscal_year, i.department_code, i.snapshot_number, i.number, i.level1, i.level2, i.level3,
      regexp_replace(normalize(i.level3, NFKC), '[[:space:]]+', '', 'g'),
      regexp_replace(normalize(coalesce(i.target_unit, ''), NFKC), '[[:space:]]+', '', 'g'), i.comparator, i.target_value, i.sealed_in
    from jiheng.snapshot_indicator i
    where i.county_code = of_county and i.level3 is not null and i.target_value is not null and i.target_upper is null
      and i.comparator is not null
  ), kept_target as (
    select t.fiscal_year, t.department_code, t.snapshot_number, t.number, t.level1, t.level2, t.name, t.name_key, t.unit, t.comparator,
      t.value, t.sealed_in
    from jiheng.snapshot_fact_target t where t.county_code = of_county
  ), department as (
    select s.fiscal_year, s.department_code, s.stage, s.number, s.county_name, s.department_name,
      jiheng.department_function(s.county_name, s.department_name), s.adjusted, f.total_fen, f.fiscal_fen, f.other_fen, f.projects,
      f.indicators, f.numeric_targets, f.classified_projects, f.classified_fen,
      coalesce(f.planned_fen[(select max(i) from generate_subscripts(f.plan_months, 1) i where f.plan_months[i] <= 3)], 0),
      coalesce(f.planned_fen[(select max(i) from generate_subscripts(f.plan_months, 1) i where f.plan_months[i] <= 6)], 0),
      coalesce(f.planned_fen[(select max(i) from generate_subscripts(f.plan_months, 1) i where f.plan_months[i] <= 10)], 0),
      coalesce(f.planned_fen[(select max(i) from generate_subscripts(f.plan_months, 1) i where f.plan_months[i] <= 12)], 0),
      f.with_plan_fen, s.sealed_in
    from stands s join jiheng.snapshot_fact_department f on f.county_code = of_county and f.fiscal_year = s.fiscal_year
      and f.department_code = s.department_code and f.snapshot_number = s.number
  ), kept_department as (
    select d.fiscal_year, d.department_code, d.stage, d.snapshot_number, d.county_name, d.department_name, d.function, d.adjusted, d.total_fen,
      d.fiscal_fen, d.other_fen, d.projects, d.indicators, d.numeric_targets, d.classified_projects, d.classified_fen, d.planned_3,
      d.planned_6, d.planned_10, d.planned_12, d.with_plan_fen, d.sealed_in
    from jiheng.comparison_department d where d.county_code = of_county
  ), county as (
    select d.fiscal_year, d.stage, n.department_code, n.number, n.county_name, n.hash, n.sealed_in, count(*),
      count(*) filter (where d.adjusted), coalesce(array_agg(distinct d.frame) filter (where d.frame is not null), '{}'),
      sum(d.total_fen), sum(d.fiscal_fen), sum(d.other_fen), sum(d.projects), sum(d.indicators), sum(d.numeric_targets),
      sum(d.classified_projects), sum(d.classified_fen), sum(d.planned_3), sum(d.planned_6), sum(d.planned_10), sum(d.planned_12),
      sum(d.with_plan_fen), sum(d.findings), count(d.in_time), count(*) filter (where d.in_time)
    from jiheng.comparison_department d join newest n on n.fiscal_year = d.fiscal_year and n.stage = d.stage
    where d.county_code = of_county
    group by d.fiscal_year, d.stage, n.department_code, n.number, n.county_name, n.hash, n.sealed_in
  ), kept_county as (
    select c.fiscal_year, c.stage, c.sealed_department, c.snapshot_number, c.county_name, c.hash, c.sealed_in, c.departments, c.adjusted,
      c.frames, c.total_fen, c.fiscal_fen, c.other_fen, c.projects, c.indicators, c.numeric_targets, c.classified_projects,
      c.classified_fen, c.planned_3, c.planned_6, c.planned_10, c.planned_12, c.with_plan_fen, c.findings, c.timed, c.in_time
    from jiheng.comparison_county c where c.county_code = of_county
  ), class as (
    select s.fiscal_year, s.stage, c.level1, c.level2, n.department_code, n.number, n.sealed_in, count(*), sum(c.indicators),
      sum(c.numeric_targets)
    from stands s join newest n on n.fiscal_year = s.fiscal_year and n.stage = s.stage
      join jiheng.snapshot_fact_class c on c.county_code = of_county and c.fiscal_year = s.fiscal_year
        and c.department_code = s.department_code and c.snapshot_number = s.number
    group by s.fiscal_year, s.stage, c.level1, c.level2, n.department_code, n.number, n.sealed_in
  ), kept_class as (
    select c.fiscal_year, c.stage, c.level1, c.level2, c.sealed_department, c.snapshot_number, c.sealed_in, c.departments, c.indicators,
      c.numeric_targets
    from jiheng.comparison_class c
    where c.county_code = of_county and (c.departments <> 0 or c.indicators <> 0 or c.numeric_targets <> 0)
  ), wrong as (
    select fiscal_year from ((table target except table kept_target) union all (table kept_target except table target)) t
    union all
    select fiscal_year from ((table department except table kept_department) union all (table kept_department except table department)) d
    union all
    select fiscal_year from ((table county except table kept_county) union all (table kept_county except table county)) c
    union all
    select fiscal_year from ((table class except table kept_class) union all (table kept_class except table class)) c
    union all
    select c.fiscal_year from jiheng.comparison_class c
    where c.county_code = of_county and not exists (select from newest n where n.fiscal_year = c.fiscal_year and n.stage = c.stage
      and n.department_code = c.sealed_department and n.number = c.snapshot_number and n.sealed_in = c.sealed_in)
    union all
    select c.fiscal_year from jiheng.comparison_county c
    where c.county_code = of_county and c.registered not between c.departments and greatest(c.departments,
      (select count(*) from jiheng.department known where known.county_code = of_county))
  )
  select coalesce((select max(s.county_number) from jiheng.snapshot s where s.county_code = of_county
    and s.fiscal_year = first.fiscal_year), 0)
  from (select min(fiscal_year) as fiscal_year from wrong) first where first.fiscal_year is not null
$$;
grant execute on function jiheng.comparison_fault(text) to jiheng_county;
--rollback drop function jiheng.comparison_fault(text);
