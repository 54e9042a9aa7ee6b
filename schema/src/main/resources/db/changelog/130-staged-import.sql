--liquibase formatted sql

--changeset jiheng:130-staged-import
--comment: That somebody handed a file in to be looked at before it is stored, and what became of that; none of its words. department_code is the department whose editor did, null for the county's finance. policy of an archive, department_said at upload. What was read is kept nowhere: it follows from bytes and corrections. imports: year/department/number of what a commit stored.
create table jiheng.staged_import (
  county_code text not null,
  id uuid not null,
  department_code text,
  staged_by text not null,
  staged_at timestamptz not null default now(),
  policy text,
  department_said text,
  status text not null default 'RECEIVED',
  version integer not null default 1,
  files_total integer,
  files_read integer not null default 0,
  withheld boolean not null default false,
  expires_at timestamptz not null default now() + interval '30 days',
  imports text[] not null default '{}'
);
alter table jiheng.staged_import add constraint staged_import_pk primary key (county_code, id);
alter table jiheng.staged_import add constraint staged_import_county_fk foreign key (county_code) references jiheng.county (county_code);
alter table jiheng.staged_import add constraint staged_import_status check (status in ('RECEIVED', 'READ', 'COMMITTED', 'ABANDONED'));
alter table jiheng.staged_import add constraint staged_import_policy check (policy in ('ALL_OR_NOTHING', 'GOOD_ONES'));
alter table jiheng.staged_import add constraint staged_import_withheld check (not withheld or status = 'ABANDONED');
create index staged_import_latest on jiheng.staged_import (county_code, staged_at, id);
alter table jiheng.staged_import enable row level security;
alter table jiheng.staged_import force row level security;
grant select, insert (county_code, id, department_code, staged_by, policy, department_said),
  update (status, version, files_total, files_read, withheld, imports) on jiheng.staged_import to jiheng_county, jiheng_department;
create policy staged_import_of_county on jiheng.staged_import to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE')
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE');
create policy staged_import_of_department on jiheng.staged_import to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'DEPARTMENT_EDITOR'
    and staged_by = nullif(current_setting('jiheng.subject', true), ''))
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'DEPARTMENT_EDITOR'
    and staged_by = nullif(current_setting('jiheng.subject', true), ''));
--rollback drop table jiheng.staged_import;

--changeset jiheng:130-staged-file
--comment: Everything that holds words of a staged import, a row that goes when it ends: the bytes, their name, what persons corrected. staged_for as department_code there. departments: those that it speaks of; null where that is not known. When a project becomes classified its department's editor, who sees only what they staged themselves, erases whatever speaks of the department by a delete without WHERE: such a one needs no policy for select, and the policy for delete says which rows.
create table jiheng.staged_file (
  county_code text not null,
  id uuid not null,
  staged_for text,
  staged_by text not null,
  content bytea not null,
  file_name text,
  digest text not null,
  corrections json not null default '[]',
  departments text[],
  expires_at timestamptz not null default now() + interval '30 days'
);
alter table jiheng.staged_file alter column content set storage external;
alter table jiheng.staged_file add constraint staged_file_pk primary key (county_code, id);
alter table jiheng.staged_file add constraint staged_file_import_fk foreign key (county_code, id) references jiheng.staged_import (county_code, id);
create unique index staged_file_once on jiheng.staged_file (county_code, digest, (case when staged_for is null then '' else staged_for || ' ' || staged_by end));
alter table jiheng.staged_file enable row level security;
alter table jiheng.staged_file force row level security;
grant select, delete, insert (county_code, id, staged_for, staged_by, content, file_name, digest),
  update (corrections, departments) on jiheng.staged_file to jiheng_county, jiheng_department;
create policy staged_file_of_county on jiheng.staged_file to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE')
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE');
create policy staged_file_of_department on jiheng.staged_file to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and staged_for = nullif(current_setting('jiheng.department', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'DEPARTMENT_EDITOR'
    and staged_by = nullif(current_setting('jiheng.subject', true), ''))
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and staged_for = nullif(current_setting('jiheng.department', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'DEPARTMENT_EDITOR'
    and staged_by = nullif(current_setting('jiheng.subject', true), ''));
create policy staged_file_erased_by_department on jiheng.staged_file for delete to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'DEPARTMENT_EDITOR'
    and (departments is null or nullif(current_setting('jiheng.department', true), '') = any(departments)));
--rollback drop table jiheng.staged_file;
