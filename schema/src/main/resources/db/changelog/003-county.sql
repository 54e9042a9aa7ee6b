--liquibase formatted sql

--changeset jiheng:003-county
--comment: A county that was onboarded: the tenant.
create table jiheng.county (
  county_code text not null,
  name text not null,
  onboarded_by text not null,
  onboarded_at timestamptz not null default now()
);
alter table jiheng.county add constraint county_pk primary key (county_code);
alter table jiheng.county add constraint county_code_shape check (county_code ~ '^[0-9]{6}$' and county_code !~ '00$');
alter table jiheng.county enable row level security;
alter table jiheng.county force row level security;
grant select on jiheng.county to jiheng_county, jiheng_department;
grant select, insert on jiheng.county to jiheng_administrator;
create policy county_of_county on jiheng.county for select to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), ''));
create policy county_of_department on jiheng.county for select to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), ''));
create policy county_of_administrator on jiheng.county to jiheng_administrator
  using (nullif(current_setting('jiheng.subject', true), '') is not null)
  with check (onboarded_by = nullif(current_setting('jiheng.subject', true), ''));
--rollback drop table jiheng.county;

--changeset jiheng:003-department
create table jiheng.department (
  county_code text not null,
  department_code text not null,
  name text not null,
  registered_by text not null,
  registered_at timestamptz not null default now()
);
alter table jiheng.department add constraint department_pk primary key (county_code, department_code);
alter table jiheng.department add constraint department_county_fk foreign key (county_code) references jiheng.county (county_code);
alter table jiheng.department add constraint department_code_shape check (department_code ~ '^[0-9]{3}$');
alter table jiheng.department enable row level security;
alter table jiheng.department force row level security;
grant select on jiheng.department to jiheng_department;
grant select, insert, update on jiheng.department to jiheng_county;
create policy department_of_county on jiheng.department to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), ''))
  with check (county_code = nullif(current_setting('jiheng.county', true), ''));
create policy department_of_department on jiheng.department for select to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), ''));
--rollback drop table jiheng.department;

--changeset jiheng:003-budget-unit
create table jiheng.budget_unit (
  county_code text not null,
  department_code text not null,
  unit_code text not null,
  name text not null
);
alter table jiheng.budget_unit add constraint budget_unit_pk primary key (county_code, unit_code);
alter table jiheng.budget_unit add constraint budget_unit_department_fk foreign key (county_code, department_code)
  references jiheng.department (county_code, department_code);
alter table jiheng.budget_unit add constraint budget_unit_code_shape check (unit_code ~ '^[0-9]{6}$' and left(unit_code, 3) = department_code);
alter table jiheng.budget_unit enable row level security;
alter table jiheng.budget_unit force row level security;
grant select, insert, update on jiheng.budget_unit to jiheng_county, jiheng_department;
create policy budget_unit_of_county on jiheng.budget_unit to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), ''))
  with check (county_code = nullif(current_setting('jiheng.county', true), ''));
create policy budget_unit_of_department on jiheng.budget_unit to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), ''))
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), ''));
--rollback drop table jiheng.budget_unit;
