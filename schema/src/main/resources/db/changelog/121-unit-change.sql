--liquibase formatted sql

--changeset jiheng:121-unit-change
--comment: What became of a county (department_code '') or of one of its departments, from a fiscal year on: it goes on under another code (RENAMED), it goes into another (MERGED), or its parts do (SPLIT), each part by a weight in millionths of which all make one whole. to_codes are 6 digits of counties or 3 of departments of the same county, to_names what they were called when this was recorded. Nothing of it ever changes but that it is withdrawn, once. Sealed rows stay under the code under which they were sealed.
create table jiheng.unit_change (
  county_code text not null,
  department_code text not null,
  number integer not null,
  province_code text not null,
  prefecture_code text not null,
  name text not null,
  first_year smallint not null,
  kind text not null,
  to_codes text[] not null,
  to_names text[] not null,
  weights integer[] not null,
  basis text not null,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  withdrawn_by text,
  withdrawn_at timestamptz
);
alter table jiheng.unit_change add constraint unit_change_pk primary key (county_code, department_code, number);
alter table jiheng.unit_change add constraint unit_change_codes check (county_code ~ '^[0-9]{6}$' and department_code ~ '^([0-9]{3})?$');
alter table jiheng.unit_change add constraint unit_change_regions check (province_code = left(county_code, 2) and prefecture_code = left(county_code, 4));
alter table jiheng.unit_change add constraint unit_change_year check (first_year between 2000 and 2099);
alter table jiheng.unit_change add constraint unit_change_parts check (case kind
  when 'SPLIT' then cardinality(to_codes) between 2 and 20
  when 'RENAMED' then cardinality(to_codes) = 1
  when 'MERGED' then cardinality(to_codes) = 1
  else false end and cardinality(to_names) = cardinality(to_codes) and cardinality(weights) = cardinality(to_codes) and 0 < all (weights));
alter table jiheng.unit_change add constraint unit_change_basis check (length(basis) between 1 and 500);
alter table jiheng.unit_change add constraint unit_change_withdrawn check (num_nonnulls(withdrawn_by, withdrawn_at) <> 1);
create unique index unit_change_once on jiheng.unit_change (county_code, department_code, first_year) where withdrawn_at is null;
create index unit_change_of_prefecture on jiheng.unit_change (prefecture_code, county_code, department_code, number);
create index unit_change_of_province on jiheng.unit_change (province_code, county_code, department_code, number);
alter table jiheng.unit_change enable row level security;
alter table jiheng.unit_change force row level security;
grant select on jiheng.unit_change to jiheng_county, jiheng_department, jiheng_prefecture, jiheng_province, jiheng_administrator;
grant insert (county_code, department_code, number, province_code, prefecture_code, name, first_year, kind, to_codes, to_names, weights, basis, recorded_by),
  update (withdrawn_by, withdrawn_at) on jiheng.unit_change to jiheng_county, jiheng_administrator;
create policy unit_change_select_of_county on jiheng.unit_change for select to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), ''));
create policy unit_change_recorded_by_county on jiheng.unit_change for insert to jiheng_county
  with check (county_code = nullif(current_setting('jiheng.county', true), '') and department_code <> ''
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE'
    and recorded_by = nullif(current_setting('jiheng.subject', true), '') and withdrawn_at is null);
create policy unit_change_withdrawn_by_county on jiheng.unit_change for update to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), '') and department_code <> ''
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE' and withdrawn_at is null)
  with check (county_code = nullif(current_setting('jiheng.county', true), '') and department_code <> ''
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE'
    and withdrawn_by = nullif(current_setting('jiheng.subject', true), '') and withdrawn_at = now());
create policy unit_change_select_of_department on jiheng.unit_change for select to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code in ('', nullif(current_setting('jiheng.department', true), '')));
create policy unit_change_select_of_prefecture on jiheng.unit_change for select to jiheng_prefecture
  using (prefecture_code = nullif(current_setting('jiheng.prefecture', true), '')
    and (department_code = '' or current_setting('jiheng.granted_' || county_code, true) <> ''
      or current_setting('jiheng.granted_' || county_code || '_APPROVAL', true) <> ''));
create policy unit_change_select_of_province on jiheng.unit_change for select to jiheng_province
  using (province_code = nullif(current_setting('jiheng.province', true), '')
    and (department_code = '' or current_setting('jiheng.granted_' || county_code, true) <> ''
      or current_setting('jiheng.granted_' || county_code || '_APPROVAL', true) <> ''));
create policy unit_change_select_of_administrator on jiheng.unit_change for select to jiheng_administrator
  using (department_code = '' and nullif(current_setting('jiheng.subject', true), '') is not null);
create policy unit_change_recorded_by_administrator on jiheng.unit_change for insert to jiheng_administrator
  with check (department_code = '' and recorded_by = nullif(current_setting('jiheng.subject', true), '') and withdrawn_at is null);
create policy unit_change_withdrawn_by_administrator on jiheng.unit_change for update to jiheng_administrator
  using (department_code = '' and nullif(current_setting('jiheng.subject', true), '') is not null and withdrawn_at is null)
  with check (department_code = '' and withdrawn_by = nullif(current_setting('jiheng.subject', true), '') and withdrawn_at = now());
--rollback drop table jiheng.unit_change;
