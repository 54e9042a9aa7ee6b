--liquibase formatted sql

--changeset jiheng:123-project-alias
--comment: That a project goes on under another key, as a person of the county's finance confirmed. A key is the project's code, or 315/name of one that has none. department_code is that of the later project. Nothing of it ever changes but that it is withdrawn, once. Sealed rows stay under their keys.
create table jiheng.project_alias (
  county_code text not null,
  number integer not null,
  department_code text not null,
  province_code text not null,
  prefecture_code text not null,
  earlier_key text not null,
  earlier_name text not null,
  later_key text not null,
  later_name text not null,
  basis text not null,
  confirmed_by text not null,
  confirmed_at timestamptz not null default now(),
  withdrawn_by text,
  withdrawn_at timestamptz
);
alter table jiheng.project_alias add constraint project_alias_pk primary key (county_code, number);
alter table jiheng.project_alias add constraint project_alias_department_fk foreign key (county_code, department_code)
  references jiheng.department (county_code, department_code);
alter table jiheng.project_alias add constraint project_alias_regions check (province_code = left(county_code, 2) and prefecture_code = left(county_code, 4));
alter table jiheng.project_alias add constraint project_alias_keys check (earlier_key <> later_key);
alter table jiheng.project_alias add constraint project_alias_basis check (length(basis) between 1 and 500);
alter table jiheng.project_alias add constraint project_alias_withdrawn check (num_nonnulls(withdrawn_by, withdrawn_at) <> 1);
create unique index project_alias_once on jiheng.project_alias (county_code, earlier_key) where withdrawn_at is null;
create index project_alias_of_prefecture on jiheng.project_alias (prefecture_code) where withdrawn_at is null;
create index project_alias_of_province on jiheng.project_alias (province_code) where withdrawn_at is null;
alter table jiheng.project_alias enable row level security;
alter table jiheng.project_alias force row level security;
grant select on jiheng.project_alias to jiheng_county, jiheng_department, jiheng_prefecture, jiheng_province;
grant insert (county_code, number, department_code, province_code, prefecture_code, earlier_key, earlier_name, later_key, later_name, basis, confirmed_by),
  update (withdrawn_by, withdrawn_at) on jiheng.project_alias to jiheng_county;
create policy project_alias_select_of_county on jiheng.project_alias for select to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), ''));
create policy project_alias_confirmed_by_county on jiheng.project_alias for insert to jiheng_county
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE'
    and confirmed_by = nullif(current_setting('jiheng.subject', true), '') and withdrawn_at is null);
create policy project_alias_withdrawn_by_county on jiheng.project_alias for update to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE' and withdrawn_at is null)
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE'
    and withdrawn_by = nullif(current_setting('jiheng.subject', true), '') and withdrawn_at = now());
create policy project_alias_select_of_department on jiheng.project_alias for select to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), ''));
create policy project_alias_select_of_prefecture on jiheng.project_alias for select to jiheng_prefecture
  using (prefecture_code = nullif(current_setting('jiheng.prefecture', true), '')
    and (current_setting('jiheng.granted_' || county_code, true) <> ''
      or current_setting('jiheng.granted_' || county_code || '_APPROVAL', true) <> ''));
create policy project_alias_select_of_province on jiheng.project_alias for select to jiheng_province
  using (province_code = nullif(current_setting('jiheng.province', true), '')
    and (current_setting('jiheng.granted_' || county_code, true) <> ''
      or current_setting('jiheng.granted_' || county_code || '_APPROVAL', true) <> ''));
--rollback drop table jiheng.project_alias;
