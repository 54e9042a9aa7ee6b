--liquibase formatted sql

--changeset jiheng:007-import
--comment: What a stored document gave. The document itself is not kept; digest covers it without what is classified.
create table jiheng.import (
  county_code text not null,
  fiscal_year smallint not null,
  department_code text not null,
  number integer not null,
  digest text not null,
  charset text not null,
  imported_by text not null,
  imported_at timestamptz not null default now(),
  project_count integer not null,
  indicator_count integer not null,
  department_registered boolean not null,
  changes json not null,
  findings json not null
);
alter table jiheng.import add constraint import_pk primary key (county_code, fiscal_year, department_code, number);
alter table jiheng.import add constraint import_budget_fk foreign key (county_code, fiscal_year, department_code)
  references jiheng.budget (county_code, fiscal_year, department_code) on delete cascade;
alter table jiheng.import add constraint import_digest_shape check (digest ~ '^[0-9a-f]{64}$');
alter table jiheng.import enable row level security;
alter table jiheng.import force row level security;
grant select, insert on jiheng.import to jiheng_county, jiheng_department;
create policy import_of_county on jiheng.import to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), ''))
  with check (county_code = nullif(current_setting('jiheng.county', true), ''));
create policy import_of_department on jiheng.import to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), ''))
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), ''));
--rollback drop table jiheng.import;

--changeset jiheng:007-import-erasure
--comment: When a project becomes classified, what earlier imports say of it is erased; nothing else of an import changes.
grant update (changes, findings) on jiheng.import to jiheng_county, jiheng_department;
--rollback revoke update (changes, findings) on jiheng.import from jiheng_county, jiheng_department;
