--liquibase formatted sql

--changeset jiheng:080-oversight-grant
--comment: That an overseeing region, 13 or 1303, reads a county's snapshots: of which years (last_year null: all later ones), of which kinds, from a day (inclusive) until a day (exclusive), on what basis. Nothing of it ever changes but that it is revoked, once.
create table jiheng.oversight_grant (
  county_code text not null,
  number integer not null,
  overseer text not null,
  first_year smallint not null,
  last_year smallint,
  kinds text[] not null,
  valid_from date not null,
  valid_until date,
  basis text not null,
  granted_by text not null,
  granted_at timestamptz not null default now(),
  revoked_by text,
  revoked_at timestamptz
);
alter table jiheng.oversight_grant add constraint oversight_grant_pk primary key (county_code, number);
alter table jiheng.oversight_grant add constraint oversight_grant_county_fk foreign key (county_code) references jiheng.county (county_code);
alter table jiheng.oversight_grant add constraint oversight_grant_above check (overseer in (left(county_code, 2), left(county_code, 4)));
alter table jiheng.oversight_grant add constraint oversight_grant_years check (first_year between 2000 and 2099 and last_year between first_year and 2099);
alter table jiheng.oversight_grant add constraint oversight_grant_kinds check (kinds <@ array['APPROVAL', 'ADJUSTMENT', 'YEAR_END'] and cardinality(kinds) between 1 and 3);
alter table jiheng.oversight_grant add constraint oversight_grant_days check (valid_until > valid_from);
alter table jiheng.oversight_grant add constraint oversight_grant_basis check (length(basis) between 1 and 500);
alter table jiheng.oversight_grant add constraint oversight_grant_revoked check (num_nonnulls(revoked_by, revoked_at) <> 1);
create index oversight_grant_of_overseer on jiheng.oversight_grant (overseer, county_code, number);
alter table jiheng.oversight_grant enable row level security;
alter table jiheng.oversight_grant force row level security;
grant select on jiheng.oversight_grant to jiheng_county, jiheng_prefecture, jiheng_province;
grant insert (county_code, number, overseer, first_year, last_year, kinds, valid_from, valid_until, basis, granted_by),
  update (revoked_by, revoked_at) on jiheng.oversight_grant to jiheng_county;
create policy oversight_grant_read_by_county on jiheng.oversight_grant for select to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') in ('AUDITOR', 'COUNTY_FINANCE'));
create policy oversight_grant_granted_by_county on jiheng.oversight_grant for insert to jiheng_county
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE'
    and granted_by = nullif(current_setting('jiheng.subject', true), '') and revoked_at is null);
create policy oversight_grant_revoked_by_county on jiheng.oversight_grant for update to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE' and revoked_at is null)
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE'
    and revoked_by = nullif(current_setting('jiheng.subject', true), '') and revoked_at = now());
create policy oversight_grant_read_by_prefecture on jiheng.oversight_grant for select to jiheng_prefecture
  using (overseer = nullif(current_setting('jiheng.prefecture', true), ''));
create policy oversight_grant_read_by_province on jiheng.oversight_grant for select to jiheng_province
  using (overseer = nullif(current_setting('jiheng.province', true), ''));
--rollback drop table jiheng.oversight_grant;

--changeset jiheng:080-snapshots-by-grant
--comment: A policy looks up the setting that the row itself names: jiheng.granted_130324 holds the years of which all kinds are granted, jiheng.granted_130324_APPROVAL those of which this kind is, and jiheng.granted_130324_2024 department and number of each snapshot that is granted by its kind, which its rows do not say. So a row costs the same however much is granted; a list of all grants in one setting, looked through for each row, cost 20 to 100 times as much.
grant select on jiheng.snapshot, jiheng.snapshot_fact_department, jiheng.snapshot_project, jiheng.snapshot_indicator, jiheng.snapshot_fact_class to jiheng_prefecture, jiheng_province;
create policy snapshot_select_of_prefecture on jiheng.snapshot for select to jiheng_prefecture
  using (prefecture_code = nullif(current_setting('jiheng.prefecture', true), '')
    and (strpos(current_setting('jiheng.granted_' || county_code, true), ',' || fiscal_year || ',') > 0
      or strpos(current_setting('jiheng.granted_' || county_code || '_' || kind, true), ',' || fiscal_year || ',') > 0));
create policy snapshot_select_of_province on jiheng.snapshot for select to jiheng_province
  using (province_code = nullif(current_setting('jiheng.province', true), '')
    and (strpos(current_setting('jiheng.granted_' || county_code, true), ',' || fiscal_year || ',') > 0
      or strpos(current_setting('jiheng.granted_' || county_code || '_' || kind, true), ',' || fiscal_year || ',') > 0));
create policy snapshot_fact_department_select_of_prefecture on jiheng.snapshot_fact_department for select to jiheng_prefecture
  using (prefecture_code = nullif(current_setting('jiheng.prefecture', true), '')
    and (strpos(current_setting('jiheng.granted_' || county_code, true), ',' || fiscal_year || ',') > 0
      or strpos(current_setting('jiheng.granted_' || county_code || '_' || kind, true), ',' || fiscal_year || ',') > 0));
create policy snapshot_fact_department_select_of_province on jiheng.snapshot_fact_department for select to jiheng_province
  using (province_code = nullif(current_setting('jiheng.province', true), '')
    and (strpos(current_setting('jiheng.granted_' || county_code, true), ',' || fiscal_year || ',') > 0
      or strpos(current_setting('jiheng.granted_' || county_code || '_' || kind, true), ',' || fiscal_year || ',') > 0));
create policy snapshot_project_select_of_prefecture on jiheng.snapshot_project for select to jiheng_prefecture
  using (prefecture_code = nullif(current_setting('jiheng.prefecture', true), '')
    and (strpos(current_setting('jiheng.granted_' || county_code, true), ',' || fiscal_year || ',') > 0
      or strpos(current_setting('jiheng.granted_' || county_code || '_' || fiscal_year, true),
        ',' || department_code || '/' || snapshot_number || ',') > 0));
create policy snapshot_project_select_of_province on jiheng.snapshot_project for select to jiheng_province
  using (province_code = nullif(current_setting('jiheng.province', true), '')
    and (strpos(current_setting('jiheng.granted_' || county_code, true), ',' || fiscal_year || ',') > 0
      or strpos(current_setting('jiheng.granted_' || county_code || '_' || fiscal_year, true),
        ',' || department_code || '/' || snapshot_number || ',') > 0));
create policy snapshot_indicator_select_of_prefecture on jiheng.snapshot_indicator for select to jiheng_prefecture
  using (prefecture_code = nullif(current_setting('jiheng.prefecture', true), '')
    and (strpos(current_setting('jiheng.granted_' || county_code, true), ',' || fiscal_year || ',') > 0
      or strpos(current_setting('jiheng.granted_' || county_code || '_' || fiscal_year, true),
        ',' || department_code || '/' || snapshot_number || ',') > 0));
create policy snapshot_indicator_select_of_province on jiheng.snapshot_indicator for select to jiheng_province
  using (province_code = nullif(current_setting('jiheng.province', true), '')
    and (strpos(current_setting('jiheng.granted_' || county_code, true), ',' || fiscal_year || ',') > 0
      or strpos(current_setting('jiheng.granted_' || county_code || '_' || fiscal_year, true),
        ',' || department_code || '/' || snapshot_number || ',') > 0));
create policy snapshot_fact_class_select_of_prefecture on jiheng.snapshot_fact_class for select to jiheng_prefecture
  using (prefecture_code = nullif(current_setting('jiheng.prefecture', true), '')
    and (strpos(current_setting('jiheng.granted_' || county_code, true), ',' || fiscal_year || ',') > 0
      or strpos(current_setting('jiheng.granted_' || county_code || '_' || fiscal_year, true),
        ',' || department_code || '/' || snapshot_number || ',') > 0));
create policy snapshot_fact_class_select_of_province on jiheng.snapshot_fact_class for select to jiheng_province
  using (province_code = nullif(current_setting('jiheng.province', true), '')
    and (strpos(current_setting('jiheng.granted_' || county_code, true), ',' || fiscal_year || ',') > 0
      or strpos(current_setting('jiheng.granted_' || county_code || '_' || fiscal_year, true),
        ',' || department_code || '/' || snapshot_number || ',') > 0));
--rollback drop policy snapshot_fact_class_select_of_province on jiheng.snapshot_fact_class; drop policy snapshot_fact_class_select_of_prefecture on jiheng.snapshot_fact_class; drop policy snapshot_indicator_select_of_province on jiheng.snapshot_indicator; drop policy snapshot_indicator_select_of_prefecture on jiheng.snapshot_indicator; drop policy snapshot_project_select_of_province on jiheng.snapshot_project; drop policy snapshot_project_select_of_prefecture on jiheng.snapshot_project; drop policy snapshot_fact_department_select_of_province on jiheng.snapshot_fact_department; drop policy snapshot_fact_department_select_of_prefecture on jiheng.snapshot_fact_department; drop policy snapshot_select_of_province on jiheng.snapshot; drop policy snapshot_select_of_prefecture on jiheng.snapshot; revoke select on jiheng.snapshot, jiheng.snapshot_fact_department, jiheng.snapshot_project, jiheng.snapshot_indicator, jiheng.snapshot_fact_class from jiheng_prefecture, jiheng_province;

--changeset jiheng:080-set-granted splitStatements:false
--comment: Sets what the grants in force today, in China, show of each county. SET LOCAL as in set_scope. The years of a grant are cut out of the row of all years.
create function jiheng.set_granted(region text) returns void
language plpgsql
set search_path = pg_catalog
as $$
declare
  today constant date := (now() at time zone 'Asia/Shanghai')::date;
  years constant text := (select ',' || string_agg(year::text, ',' order by year) || ',' from generate_series(2000, 2099) year);
  granted record;
begin
  for granted in
    select g.county_code || case when whole then '' else '_' || kind end as name,
      string_agg(substr(years, (g.first_year - 2000) * 5 + 1, (coalesce(g.last_year, 2099) - g.first_year + 1) * 5 + 1), '') as covered
    from (select g.*, array['APPROVAL', 'ADJUSTMENT', 'YEAR_END'] <@ g.kinds as whole from jiheng.oversight_grant g
      where g.overseer = region and g.revoked_at is null and g.valid_from <= today
        and (g.valid_until is null or g.valid_until > today)) g,
      unnest(case when whole then '{ALL}'::text[] else g.kinds end) kind
    group by 1
  loop
    execute format('set local jiheng.granted_%s = %L', granted.name, granted.covered);
  end loop;
  for granted in
    select s.county_code, s.fiscal_year, string_agg(s.department_code || '/' || s.number, ',') as entries
    from (select distinct g.county_code, g.first_year, coalesce(g.last_year, 2099) as last_year, g.kinds
      from jiheng.oversight_grant g
      where g.overseer = region and g.revoked_at is null and g.valid_from <= today
        and (g.valid_until is null or g.valid_until > today)
        and not array['APPROVAL', 'ADJUSTMENT', 'YEAR_END'] <@ g.kinds) g
    join jiheng.snapshot s on s.county_code = g.county_code and s.fiscal_year between g.first_year and g.last_year
      and s.kind = any(g.kinds)
    group by s.county_code, s.fiscal_year
  loop
    execute format('set local jiheng.granted_%s_%s = %L', granted.county_code, granted.fiscal_year,
      ',' || granted.entries || ',');
  end loop;
end
$$;
--rollback drop function jiheng.set_granted(text);

--changeset jiheng:080-set-scope-with-grants splitStatements:false rollbackSplitStatements:false
--comment: As 001; of an overseeing region, the grants in force as well.
create or replace function jiheng.set_scope(region text, department text, subject text) returns void
language plpgsql
set search_path = pg_catalog
as $$
begin
  if region is null or region !~ '^([0-9]{2}|[0-9]{4}|[0-9]{6})?$' then
    raise exception 'not a region' using errcode = '22023';
  end if;
  if department is null or department !~ '^([0-9]{3})?$' or (department <> '' and length(region) <> 6) then
    raise exception 'not a department' using errcode = '22023';
  end if;
  if subject is null then
    raise exception 'not a subject' using errcode = '22023';
  end if;
  execute format('set local jiheng.province = %L', case length(region) when 2 then region else '' end);
  execute format('set local jiheng.prefecture = %L', case length(region) when 4 then region else '' end);
  execute format('set local jiheng.county = %L', case length(region) when 6 then region else '' end);
  execute format('set local jiheng.department = %L', department);
  execute format('set local jiheng.subject = %L', subject);
  if length(region) in (2, 4) then
    perform jiheng.set_granted(region);
  end if;
end
$$;
--rollback create or replace function jiheng.set_scope(region text, department text, subject text) returns void language plpgsql set search_path = pg_catalog as $$ begin if region is null or region !~ '^([0-9]{2}|[0-9]{4}|[0-9]{6})?$' then raise exception 'not a region' using errcode = '22023'; end if; if department is null or department !~ '^([0-9]{3})?$' or (department <> '' and length(region) <> 6) then raise exception 'not a department' using errcode = '22023'; end if; if subject is null then raise exception 'not a subject' using errcode = '22023'; end if; execute format('set local jiheng.province = %L', case length(region) when 2 then region else '' end); execute format('set local jiheng.prefecture = %L', case length(region) when 4 then region else '' end); execute format('set local jiheng.county = %L', case length(region) when 6 then region else '' end); execute format('set local jiheng.department = %L', department); execute format('set local jiheng.subject = %L', subject); end $$;

--changeset jiheng:080-set-granted-grant
grant execute on function jiheng.set_granted(text) to jiheng_prefecture, jiheng_province;
--rollback revoke execute on function jiheng.set_granted(text) from jiheng_prefecture, jiheng_province;
