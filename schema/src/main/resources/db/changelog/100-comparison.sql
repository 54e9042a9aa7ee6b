--liquibase formatted sql

--changeset jiheng:100-department-function splitStatements:false
--comment: What a department is, wherever it is: 卢龙县司法局 of 卢龙县 is a 司法局, 中共昌黎县委宣传部 of 昌黎县 a 县委宣传部. By this name departments of several counties are compared.
create function jiheng.department_function(county_name text, department_name text) returns text
language sql immutable strict parallel safe
set search_path = pg_catalog
as $$
  select coalesce(nullif(regexp_replace(regexp_replace(replace(
    regexp_replace(normalize(department_name, NFKC), '[[:space:]]+', '', 'g'),
    regexp_replace(normalize(county_name, NFKC), '[[:space:]]+', '', 'g'), '县'),
    '^中共', ''), '^(县|区|市)(?!委|政府|人大|政协|人民|纪委)', ''), ''), department_name)
$$;
grant execute on function jiheng.department_function(text, text) to jiheng_county;
--rollback drop function jiheng.department_function(text, text);

--changeset jiheng:100-snapshot-fact-target
--comment: The numbers that a snapshot promises to reach, each under the name and unit by which it is matched with others: the words of level 3 and the unit without white space and variants of signs. Ranges and classified targets have none. Written with the seal.
create table jiheng.snapshot_fact_target (
  county_code text not null,
  fiscal_year smallint not null,
  department_code text not null,
  snapshot_number integer not null,
  number integer not null,
  province_code text not null,
  prefecture_code text not null,
  level1 text not null,
  level2 text not null,
  name text not null,
  name_key text not null,
  unit text not null,
  comparator text not null,
  value numeric not null,
  sealed_in bigint not null
);
alter table jiheng.snapshot_fact_target add constraint snapshot_fact_target_pk primary key (county_code, fiscal_year, department_code, snapshot_number, number);
alter table jiheng.snapshot_fact_target add constraint snapshot_fact_target_snapshot_fk foreign key (county_code, fiscal_year, department_code, snapshot_number, sealed_in)
  references jiheng.snapshot (county_code, fiscal_year, department_code, number, sealed_in);
alter table jiheng.snapshot_fact_target add constraint snapshot_fact_target_regions check (province_code = left(county_code, 2) and prefecture_code = left(county_code, 4));
create index snapshot_fact_target_of_county on jiheng.snapshot_fact_target (county_code, name_key, unit, fiscal_year);
create index snapshot_fact_target_of_prefecture on jiheng.snapshot_fact_target (prefecture_code, name_key, unit, fiscal_year);
create index snapshot_fact_target_of_province on jiheng.snapshot_fact_target (province_code, name_key, unit, fiscal_year);
alter table jiheng.snapshot_fact_target enable row level security;
alter table jiheng.snapshot_fact_target force row level security;
grant select, insert on jiheng.snapshot_fact_target to jiheng_county;
grant select on jiheng.snapshot_fact_target to jiheng_department;
create policy snapshot_fact_target_select_of_county on jiheng.snapshot_fact_target for select to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), ''));
create policy snapshot_fact_target_insert_of_county on jiheng.snapshot_fact_target for insert to jiheng_county
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE'
    and sealed_in = pg_current_xact_id()::text::bigint);
create policy snapshot_fact_target_select_of_department on jiheng.snapshot_fact_target for select to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), ''));
create trigger sealed before update or delete on jiheng.snapshot_fact_target for each row execute function jiheng.guard_sealed();
create trigger sealed_whole before truncate on jiheng.snapshot_fact_target for each statement execute function jiheng.guard_sealed();
--rollback drop table jiheng.snapshot_fact_target;

--changeset jiheng:100-comparison-department
--comment: What of a department's year is compared at a stage: as first approved (INITIAL), or as it stands by its newest snapshot (ADJUSTED). Written by the seal of that snapshot and by nothing else: sealed_in and a foreign key say so. planned_3 to planned_12 are fen to be paid by the end of March, June, October and December. findings: what lay open or was waived when it was sealed; in_time: whether it was first submitted within its deadline, null where none was set.
create table jiheng.comparison_department (
  county_code text not null,
  fiscal_year smallint not null,
  department_code text not null,
  stage text not null,
  snapshot_number integer not null,
  province_code text not null,
  prefecture_code text not null,
  county_name text not null,
  department_name text not null,
  function text not null,
  frame text,
  adjusted boolean not null,
  total_fen bigint not null,
  fiscal_fen bigint,
  other_fen bigint,
  projects integer not null,
  indicators integer not null,
  numeric_targets integer not null,
  classified_projects integer not null,
  classified_fen bigint not null,
  planned_3 bigint not null,
  planned_6 bigint not null,
  planned_10 bigint not null,
  planned_12 bigint not null,
  with_plan_fen bigint not null,
  findings integer not null,
  in_time boolean,
  sealed_in bigint not null
);
alter table jiheng.comparison_department add constraint comparison_department_pk primary key (county_code, fiscal_year, department_code, stage);
alter table jiheng.comparison_department add constraint comparison_department_snapshot_fk foreign key (county_code, fiscal_year, department_code, snapshot_number, sealed_in)
  references jiheng.snapshot (county_code, fiscal_year, department_code, number, sealed_in);
alter table jiheng.comparison_department add constraint comparison_department_regions check (province_code = left(county_code, 2) and prefecture_code = left(county_code, 4));
alter table jiheng.comparison_department add constraint comparison_department_stage check (stage in ('INITIAL', 'ADJUSTED'));
create index comparison_department_of_prefecture on jiheng.comparison_department (prefecture_code, fiscal_year, stage, function);
create index comparison_department_of_province on jiheng.comparison_department (province_code, fiscal_year, stage, function);
alter table jiheng.comparison_department enable row level security;
alter table jiheng.comparison_department force row level security;
grant select, insert, update on jiheng.comparison_department to jiheng_county;
grant select on jiheng.comparison_department to jiheng_department;
create policy comparison_department_select_of_county on jiheng.comparison_department for select to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), ''));
create policy comparison_department_insert_of_county on jiheng.comparison_department for insert to jiheng_county
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE'
    and sealed_in = pg_current_xact_id()::text::bigint);
create policy comparison_department_update_of_county on jiheng.comparison_department for update to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE')
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE'
    and sealed_in = pg_current_xact_id()::text::bigint);
create policy comparison_department_select_of_department on jiheng.comparison_department for select to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), ''));
--rollback drop table jiheng.comparison_department;

--changeset jiheng:100-comparison-county
--comment: The same of a county's year, the sum over its departments. departments have a snapshot, of registered that the county had at its last seal; adjusted of them were adjusted. sealed_department and snapshot_number name the snapshot that was sealed last, hash is its hash.
create table jiheng.comparison_county (
  county_code text not null,
  fiscal_year smallint not null,
  stage text not null,
  sealed_department text not null,
  snapshot_number integer not null,
  province_code text not null,
  prefecture_code text not null,
  county_name text not null,
  departments integer not null,
  registered integer not null,
  adjusted integer not null,
  frames text[] not null,
  total_fen bigint not null,
  fiscal_fen bigint,
  other_fen bigint,
  projects integer not null,
  indicators integer not null,
  numeric_targets integer not null,
  classified_projects integer not null,
  classified_fen bigint not null,
  planned_3 bigint not null,
  planned_6 bigint not null,
  planned_10 bigint not null,
  planned_12 bigint not null,
  with_plan_fen bigint not null,
  findings integer not null,
  timed integer not null,
  in_time integer not null,
  hash text not null,
  sealed_in bigint not null
);
alter table jiheng.comparison_county add constraint comparison_county_pk primary key (county_code, fiscal_year, stage);
alter table jiheng.comparison_county add constraint comparison_county_snapshot_fk foreign key (county_code, fiscal_year, sealed_department, snapshot_number, sealed_in)
  references jiheng.snapshot (county_code, fiscal_year, department_code, number, sealed_in);
alter table jiheng.comparison_county add constraint comparison_county_regions check (province_code = left(county_code, 2) and prefecture_code = left(county_code, 4));
alter table jiheng.comparison_county add constraint comparison_county_stage check (stage in ('INITIAL', 'ADJUSTED'));
create index comparison_county_of_prefecture on jiheng.comparison_county (prefecture_code, fiscal_year, stage);
create index comparison_county_of_province on jiheng.comparison_county (province_code, fiscal_year, stage);
alter table jiheng.comparison_county enable row level security;
alter table jiheng.comparison_county force row level security;
grant select, insert, update on jiheng.comparison_county to jiheng_county;
create policy comparison_county_select_of_county on jiheng.comparison_county for select to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), ''));
create policy comparison_county_insert_of_county on jiheng.comparison_county for insert to jiheng_county
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE'
    and sealed_in = pg_current_xact_id()::text::bigint);
create policy comparison_county_update_of_county on jiheng.comparison_county for update to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE')
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE'
    and sealed_in = pg_current_xact_id()::text::bigint);
--rollback drop table jiheng.comparison_county;

--changeset jiheng:100-comparison-class
--comment: The indicators of a county's year by class, the sum over its departments; zero where a class went.
create table jiheng.comparison_class (
  county_code text not null,
  fiscal_year smallint not null,
  stage text not null,
  level1 text not null,
  level2 text not null,
  sealed_department text not null,
  snapshot_number integer not null,
  province_code text not null,
  prefecture_code text not null,
  departments integer not null,
  indicators integer not null,
  numeric_targets integer not null,
  sealed_in bigint not null
);
alter table jiheng.comparison_class add constraint comparison_class_pk primary key (county_code, fiscal_year, stage, level1, level2);
alter table jiheng.comparison_class add constraint comparison_class_snapshot_fk foreign key (county_code, fiscal_year, sealed_department, snapshot_number, sealed_in)
  references jiheng.snapshot (county_code, fiscal_year, department_code, number, sealed_in);
alter table jiheng.comparison_class add constraint comparison_class_regions check (province_code = left(county_code, 2) and prefecture_code = left(county_code, 4));
alter table jiheng.comparison_class add constraint comparison_class_stage check (stage in ('INITIAL', 'ADJUSTED'));
create index comparison_class_of_prefecture on jiheng.comparison_class (prefecture_code, fiscal_year, stage, level1, level2);
create index comparison_class_of_province on jiheng.comparison_class (province_code, fiscal_year, stage, level1, level2);
alter table jiheng.comparison_class enable row level security;
alter table jiheng.comparison_class force row level security;
grant select, insert, update on jiheng.comparison_class to jiheng_county;
create policy comparison_class_select_of_county on jiheng.comparison_class for select to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), ''));
create policy comparison_class_insert_of_county on jiheng.comparison_class for insert to jiheng_county
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE'
    and sealed_in = pg_current_xact_id()::text::bigint);
create policy comparison_class_update_of_county on jiheng.comparison_class for update to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE')
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE'
    and sealed_in = pg_current_xact_id()::text::bigint);
--rollback drop table jiheng.comparison_class;

--changeset jiheng:100-comparison-by-grant
--comment: As 080: what stands as it was approved is shown by a grant of approvals, what stands now only by a grant of all kinds.
grant select on jiheng.snapshot_fact_target, jiheng.comparison_department, jiheng.comparison_county, jiheng.comparison_class to jiheng_prefecture, jiheng_province;
create policy snapshot_fact_target_select_of_prefecture on jiheng.snapshot_fact_target for select to jiheng_prefecture
  using (prefecture_code = nullif(current_setting('jiheng.prefecture', true), '')
    and (strpos(current_setting('jiheng.granted_' || county_code, true), ',' || fiscal_year || ',') > 0
      or strpos(current_setting('jiheng.granted_' || county_code || '_' || fiscal_year, true),
        ',' || department_code || '/' || snapshot_number || ',') > 0));
create policy snapshot_fact_target_select_of_province on jiheng.snapshot_fact_target for select to jiheng_province
  using (province_code = nullif(current_setting('jiheng.province', true), '')
    and (strpos(current_setting('jiheng.granted_' || county_code, true), ',' || fiscal_year || ',') > 0
      or strpos(current_setting('jiheng.granted_' || county_code || '_' || fiscal_year, true),
        ',' || department_code || '/' || snapshot_number || ',') > 0));
create policy comparison_department_select_of_prefecture on jiheng.comparison_department for select to jiheng_prefecture
  using (prefecture_code = nullif(current_setting('jiheng.prefecture', true), '')
    and (strpos(current_setting('jiheng.granted_' || county_code, true), ',' || fiscal_year || ',') > 0
      or (stage = 'INITIAL' and strpos(current_setting('jiheng.granted_' || county_code || '_APPROVAL', true), ',' || fiscal_year || ',') > 0)));
create policy comparison_department_select_of_province on jiheng.comparison_department for select to jiheng_province
  using (province_code = nullif(current_setting('jiheng.province', true), '')
    and (strpos(current_setting('jiheng.granted_' || county_code, true), ',' || fiscal_year || ',') > 0
      or (stage = 'INITIAL' and strpos(current_setting('jiheng.granted_' || county_code || '_APPROVAL', true), ',' || fiscal_year || ',') > 0)));
create policy comparison_county_select_of_prefecture on jiheng.comparison_county for select to jiheng_prefecture
  using (prefecture_code = nullif(current_setting('jiheng.prefecture', true), '')
    and (strpos(current_setting('jiheng.granted_' || county_code, true), ',' || fiscal_year || ',') > 0
      or (stage = 'INITIAL' and strpos(current_setting('jiheng.granted_' || county_code || '_APPROVAL', true), ',' || fiscal_year || ',') > 0)));
create policy comparison_county_select_of_province on jiheng.comparison_county for select to jiheng_province
  using (province_code = nullif(current_setting('jiheng.province', true), '')
    and (strpos(current_setting('jiheng.granted_' || county_code, true), ',' || fiscal_year || ',') > 0
      or (stage = 'INITIAL' and strpos(current_setting('jiheng.granted_' || county_code || '_APPROVAL', true), ',' || fiscal_year || ',') > 0)));
create policy comparison_class_select_of_prefecture on jiheng.comparison_class for select to jiheng_prefecture
  using (prefecture_code = nullif(current_setting('jiheng.prefecture', true), '')
    and (strpos(current_setting('jiheng.granted_' || county_code, true), ',' || fiscal_year || ',') > 0
      or (stage = 'INITIAL' and strpos(current_setting('jiheng.granted_' || county_code || '_APPROVAL', true), ',' || fiscal_year || ',') > 0)));
create policy comparison_class_select_of_province on jiheng.comparison_class for select to jiheng_province
  using (province_code = nullif(current_setting('jiheng.province', true), '')
    and (strpos(current_setting('jiheng.granted_' || county_code, true), ',' || fiscal_year || ',') > 0
      or (stage = 'INITIAL' and strpos(current_setting('jiheng.granted_' || county_code || '_APPROVAL', true), ',' || fiscal_year || ',') > 0)));
--rollback drop policy snapshot_fact_target_select_of_prefecture on jiheng.snapshot_fact_target; drop policy snapshot_fact_target_select_of_province on jiheng.snapshot_fact_target; drop policy comparison_department_select_of_prefecture on jiheng.comparison_department; drop policy comparison_department_select_of_province on jiheng.comparison_department; drop policy comparison_county_select_of_prefecture on jiheng.comparison_county; drop policy comparison_county_select_of_province on jiheng.comparison_county; drop policy comparison_class_select_of_prefecture on jiheng.comparison_class; drop policy comparison_class_select_of_province on jiheng.comparison_class; revoke select on jiheng.snapshot_fact_target, jiheng.comparison_department, jiheng.comparison_county, jiheng.comparison_class from jiheng_prefecture, jiheng_province;

--changeset jiheng:100-enter-comparison splitStatements:false
--comment: Enters a snapshot into what is compared, from its rows and facts, in the transaction that seals it. As who seals: it has no rights of its own.
create function jiheng.enter_comparison(of_county text, of_number bigint) returns void
language plpgsql
set search_path = pg_catalog
as $$
declare
  s jiheng.snapshot;
  stages text[];
begin
  select * into strict s from jiheng.snapshot where county_code = of_county and county_number = of_number;
  stages := case s.kind when 'APPROVAL' then array['INITIAL', 'ADJUSTED'] else array['ADJUSTED'] end;

  insert into jiheng.snapshot_fact_target (county_code, fiscal_year, department_code, snapshot_number, number, province_code,
    prefecture_code, level1, level2, name, name_key, unit, comparator, value, sealed_in)
  select i.county_code, i.fiscal_year, i.department_code, i.snapshot_number, i.number, i.province_code, i.prefecture_code,
    i.level1, i.level2, i.level3, regexp_replace(normalize(i.level3, NFKC), '[[:space:]]+', '', 'g'),
    regexp_replace(normalize(coalesce(i.target_unit, ''), NFKC), '[[:space:]]+', '', 'g'), i.comparator, i.target_value, i.sealed_in
  from jiheng.snapshot_indicator i
  where i.county_code = s.county_code and i.fiscal_year = s.fiscal_year and i.department_code = s.department_code
    and i.snapshot_number = s.number and i.sealed_in = s.sealed_in
    and i.level3 is not null and i.target_value is not null and i.target_upper is null and i.comparator is not null;

  insert into jiheng.comparison_department as d (county_code, fiscal_year, department_code, stage, snapshot_number, province_code,
    prefecture_code, county_name, department_name, function, frame, adjusted, total_fen, fiscal_fen, other_fen, projects,
    indicators, numeric_targets, classified_projects, classified_fen, planned_3, planned_6, planned_10, planned_12, with_plan_fen,
    findings, in_time, sealed_in)
  select s.county_code, s.fiscal_year, s.department_code, stage, s.number, s.province_code, s.prefecture_code, s.county_name,
    s.department_name, jiheng.department_function(s.county_name, s.department_name),
    (select case when count(*) = 1 then min(frame.id) end from jiheng.indicator_frame frame
      where exists (select from jiheng.snapshot_fact_class c where c.county_code = s.county_code and c.fiscal_year = s.fiscal_year
        and c.department_code = s.department_code and c.snapshot_number = s.number)
      and not exists (select from jiheng.snapshot_fact_class c where c.county_code = s.county_code and c.fiscal_year = s.fiscal_year
        and c.department_code = s.department_code and c.snapshot_number = s.number
        and not exists (select from jiheng.indicator_class known where known.frame_id = frame.id and known.level1 = c.level1
          and known.level2 = c.level2))),
    s.adjustment > 0, f.total_fen, f.fiscal_fen, f.other_fen, f.projects, f.indicators, f.numeric_targets, f.classified_projects,
    f.classified_fen,
    coalesce(f.planned_fen[(select max(i) from generate_subscripts(f.plan_months, 1) i where f.plan_months[i] <= 3)], 0),
    coalesce(f.planned_fen[(select max(i) from generate_subscripts(f.plan_months, 1) i where f.plan_months[i] <= 6)], 0),
    coalesce(f.planned_fen[(select max(i) from generate_subscripts(f.plan_months, 1) i where f.plan_months[i] <= 10)], 0),
    coalesce(f.planned_fen[(select max(i) from generate_subscripts(f.plan_months, 1) i where f.plan_months[i] <= 12)], 0),
    f.with_plan_fen,
    (select count(*) from jiheng.finding found where found.county_code = s.county_code and found.fiscal_year = s.fiscal_year
      and found.department_code = s.department_code and found.adjustment = s.adjustment and found.state <> 'MENDED'),
    (select (min(r.submitted_at) at time zone 'Asia/Shanghai')::date <= min(due.due)
      from jiheng.review_deadline due join jiheng.review_round r on r.county_code = due.county_code and r.fiscal_year = due.fiscal_year
        and r.department_code = s.department_code
      where due.county_code = s.county_code and due.fiscal_year = s.fiscal_year and due.stage = 'SUBMISSION'),
    s.sealed_in
  from jiheng.snapshot_fact_department f cross join unnest(stages) stage
  where f.county_code = s.county_code and f.fiscal_year = s.fiscal_year and f.department_code = s.department_code
    and f.snapshot_number = s.number
  on conflict (county_code, fiscal_year, department_code, stage) do update set snapshot_number = excluded.snapshot_number,
    county_name = excluded.county_name, department_name = excluded.department_name, function = excluded.function,
    frame = excluded.frame, adjusted = excluded.adjusted, total_fen = excluded.total_fen, fiscal_fen = excluded.fiscal_fen,
    other_fen = excluded.other_fen, projects = excluded.projects, indicators = excluded.indicators,
    numeric_targets = excluded.numeric_targets, classified_projects = excluded.classified_projects,
    classified_fen = excluded.classified_fen, planned_3 = excluded.planned_3, planned_6 = excluded.planned_6,
    planned_10 = excluded.planned_10, planned_12 = excluded.planned_12, with_plan_fen = excluded.with_plan_fen,
    findings = excluded.findings, in_time = excluded.in_time, sealed_in = excluded.sealed_in;

  insert into jiheng.comparison_county (county_code, fiscal_year, stage, sealed_department, snapshot_number, province_code,
    prefecture_code, county_name, departments, registered, adjusted, frames, total_fen, fiscal_fen, other_fen, projects, indicators,
    numeric_targets, classified_projects, classified_fen, planned_3, planned_6, planned_10, planned_12, with_plan_fen, findings,
    timed, in_time, hash, sealed_in)
  select s.county_code, s.fiscal_year, d.stage, s.department_code, s.number, s.province_code, s.prefecture_code, s.county_name,
    count(*), greatest(count(*), (select count(*) from jiheng.department known where known.county_code = s.county_code)),
    count(*) filter (where d.adjusted), coalesce(array_agg(distinct d.frame) filter (where d.frame is not null), '{}'),
    sum(d.total_fen), sum(d.fiscal_fen), sum(d.other_fen), sum(d.projects), sum(d.indicators), sum(d.numeric_targets),
    sum(d.classified_projects), sum(d.classified_fen), sum(d.planned_3), sum(d.planned_6), sum(d.planned_10), sum(d.planned_12),
    sum(d.with_plan_fen), sum(d.findings), count(d.in_time), count(*) filter (where d.in_time), s.hash, s.sealed_in
  from jiheng.comparison_department d
  where d.county_code = s.county_code and d.fiscal_year = s.fiscal_year and d.stage = any (stages)
  group by d.stage
  on conflict (county_code, fiscal_year, stage) do update set sealed_department = excluded.sealed_department,
    snapshot_number = excluded.snapshot_number, county_name = excluded.county_name, departments = excluded.departments,
    registered = excluded.registered, adjusted = excluded.adjusted, frames = excluded.frames, total_fen = excluded.total_fen,
    fiscal_fen = excluded.fiscal_fen, other_fen = excluded.other_fen, projects = excluded.projects,
    indicators = excluded.indicators, numeric_targets = excluded.numeric_targets,
    classified_projects = excluded.classified_projects, classified_fen = excluded.classified_fen, planned_3 = excluded.planned_3,
    planned_6 = excluded.planned_6, planned_10 = excluded.planned_10, planned_12 = excluded.planned_12,
    with_plan_fen = excluded.with_plan_fen, findings = excluded.findings, timed = excluded.timed, in_time = excluded.in_time,
    hash = excluded.hash, sealed_in = excluded.sealed_in;

  update jiheng.comparison_class c set sealed_department = s.department_code, snapshot_number = s.number, departments = 0,
    indicators = 0, numeric_targets = 0, sealed_in = s.sealed_in
  where c.county_code = s.county_code and c.fiscal_year = s.fiscal_year and c.stage = any (stages);

  insert into jiheng.comparison_class (county_code, fiscal_year, stage, level1, level2, sealed_department, snapshot_number,
    province_code, prefecture_code, departments, indicators, numeric_targets, sealed_in)
  select s.county_code, s.fiscal_year, d.stage, c.level1, c.level2, s.department_code, s.number, s.province_code, s.prefecture_code,
    count(*), sum(c.indicators), sum(c.numeric_targets), s.sealed_in
  from jiheng.comparison_department d join jiheng.snapshot_fact_class c on c.county_code = d.county_code
    and c.fiscal_year = d.fiscal_year and c.department_code = d.department_code and c.snapshot_number = d.snapshot_number
  where d.county_code = s.county_code and d.fiscal_year = s.fiscal_year and d.stage = any (stages)
  group by d.stage, c.level1, c.level2
  on conflict (county_code, fiscal_year, stage, level1, level2) do update set departments = excluded.departments,
    indicators = excluded.indicators, numeric_targets = excluded.numeric_targets;
end
$$;
grant execute on function jiheng.enter_comparison(text, bigint) to jiheng_county;
--rollback drop function jiheng.enter_comparison(text, bigint);

--changeset jiheng:100-comparison-follows splitStatements:false
--comment: Every seal ends in a step of its county's chain, and every step enters what was sealed: no way around it.
create function jiheng.comparison_follows() returns trigger
language plpgsql
set search_path = pg_catalog
as $$
begin
  perform jiheng.enter_comparison(new.county_code, new.number);
  return null;
end
$$;
create trigger comparison_follows after update on jiheng.snapshot_head for each row execute function jiheng.comparison_follows();
--rollback drop trigger comparison_follows on jiheng.snapshot_head; drop function jiheng.comparison_follows();

--changeset jiheng:100-enter-what-stands splitStatements:false
--comment: What was sealed before there were comparisons, in the order of the chains.
do $$
begin
  perform jiheng.enter_comparison(s.county_code, s.county_number) from (select county_code, county_number from jiheng.snapshot order by county_code, county_number) s;
end
$$;
--rollback select 1;
