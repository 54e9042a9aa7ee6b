--liquibase formatted sql

--changeset jiheng:136-department-alias
--comment: Another name of a department, under which documents call it, as a person of the county's finance confirmed. alias_key is the alias as names are compared: without white space, signs of full width and a closing 本级. An alias is one department's at a time. Nothing of it ever changes but that it is withdrawn, once.
create table jiheng.department_alias (
  county_code text not null,
  number integer not null,
  department_code text not null,
  alias text not null,
  alias_key text not null,
  confirmed_by text not null,
  confirmed_at timestamptz not null default now(),
  withdrawn_by text,
  withdrawn_at timestamptz
);
alter table jiheng.department_alias add constraint department_alias_pk primary key (county_code, number);
alter table jiheng.department_alias add constraint department_alias_department_fk foreign key (county_code, department_code)
  references jiheng.department (county_code, department_code);
alter table jiheng.department_alias add constraint department_alias_words check (length(alias) between 1 and 100 and length(alias_key) between 1 and 100 and alias_key !~ '^[0-9]+$');
alter table jiheng.department_alias add constraint department_alias_withdrawn check (num_nonnulls(withdrawn_by, withdrawn_at) <> 1);
create unique index department_alias_once on jiheng.department_alias (county_code, alias_key) where withdrawn_at is null;
create index department_alias_of_department on jiheng.department_alias (county_code, department_code, number) where withdrawn_at is null;
alter table jiheng.department_alias enable row level security;
alter table jiheng.department_alias force row level security;
grant select on jiheng.department_alias to jiheng_county, jiheng_department;
grant insert (county_code, number, department_code, alias, alias_key, confirmed_by),
  update (withdrawn_by, withdrawn_at) on jiheng.department_alias to jiheng_county;
create policy department_alias_select_of_county on jiheng.department_alias for select to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), ''));
create policy department_alias_confirmed_by_county on jiheng.department_alias for insert to jiheng_county
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE'
    and confirmed_by = nullif(current_setting('jiheng.subject', true), '') and withdrawn_at is null);
create policy department_alias_withdrawn_by_county on jiheng.department_alias for update to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE' and withdrawn_at is null)
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE'
    and withdrawn_by = nullif(current_setting('jiheng.subject', true), '') and withdrawn_at = now());
create policy department_alias_select_of_department on jiheng.department_alias for select to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), ''));
--rollback drop table jiheng.department_alias;
