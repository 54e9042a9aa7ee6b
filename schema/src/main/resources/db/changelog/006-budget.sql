--liquibase formatted sql

--changeset jiheng:006-budget
--comment: One department and one fiscal year. Numbers of projects and indicators are given out per budget (last_number) and never used again, so that nothing about other tenants can be read from a gap.
create table jiheng.budget (
  county_code text not null,
  fiscal_year smallint not null,
  department_code text not null,
  status text not null,
  version integer not null,
  title text not null,
  overall_goals text[] not null,
  itemised_goals text[] not null,
  safeguards text[] not null,
  provenance json not null,
  last_number integer not null,
  current_import integer,
  changed_by text not null,
  changed_at timestamptz not null default now()
);
alter table jiheng.budget add constraint budget_pk primary key (county_code, fiscal_year, department_code);
alter table jiheng.budget add constraint budget_department_fk foreign key (county_code, department_code)
  references jiheng.department (county_code, department_code);
alter table jiheng.budget add constraint budget_status check (status in ('DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED'));
alter table jiheng.budget add constraint budget_year check (fiscal_year between 2000 and 2099);
alter table jiheng.budget add constraint budget_version check (version > 0);
alter table jiheng.budget enable row level security;
alter table jiheng.budget force row level security;
grant select, insert, update on jiheng.budget to jiheng_county, jiheng_department;
create policy budget_of_county on jiheng.budget to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), ''))
  with check (county_code = nullif(current_setting('jiheng.county', true), ''));
create policy budget_of_department on jiheng.budget to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), ''))
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), ''));
--rollback drop table jiheng.budget;

--changeset jiheng:006-project
--comment: One target form. Amounts in fen; percents of the payment plan in hundredths.
create table jiheng.project (
  county_code text not null,
  fiscal_year smallint not null,
  department_code text not null,
  number integer not null,
  sequence integer not null,
  code text,
  name text not null,
  unit_code text,
  total_fen bigint not null,
  fiscal_fen bigint,
  other_fen bigint,
  purpose text,
  plan_months smallint[] not null,
  plan_hundredths integer[] not null,
  goals text[] not null,
  classified boolean not null,
  classification_basis text,
  provenance json not null
);
alter table jiheng.project add constraint project_pk primary key (county_code, fiscal_year, department_code, number);
alter table jiheng.project add constraint project_budget_fk foreign key (county_code, fiscal_year, department_code)
  references jiheng.budget (county_code, fiscal_year, department_code) on delete cascade;
alter table jiheng.project add constraint project_unit_fk foreign key (county_code, unit_code)
  references jiheng.budget_unit (county_code, unit_code);
alter table jiheng.project add constraint project_code_once unique (county_code, fiscal_year, code);
alter table jiheng.project add constraint project_amounts check (total_fen >= 0 and fiscal_fen >= 0 and other_fen >= 0);
alter table jiheng.project add constraint project_plan check (cardinality(plan_months) = cardinality(plan_hundredths));
alter table jiheng.project add constraint project_classified check (not classified or (purpose is null and cardinality(goals) = 0));
alter table jiheng.project add constraint project_basis check (classified or classification_basis is null);
create index project_by_amount on jiheng.project (county_code, fiscal_year, total_fen desc, department_code desc, number desc);
alter table jiheng.project enable row level security;
alter table jiheng.project force row level security;
grant select, insert, update, delete on jiheng.project to jiheng_county, jiheng_department;
create policy project_of_county on jiheng.project to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), ''))
  with check (county_code = nullif(current_setting('jiheng.county', true), ''));
create policy project_of_department on jiheng.project to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), ''))
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), ''));
--rollback drop table jiheng.project;

--changeset jiheng:006-indicator
--comment: An indicator of a project, or of the budget itself where project_number is null.
create table jiheng.indicator (
  county_code text not null,
  fiscal_year smallint not null,
  department_code text not null,
  number integer not null,
  project_number integer,
  sequence integer not null,
  level1 text not null,
  level2 text not null,
  level3 text,
  description text,
  target_raw text,
  target_kind text not null,
  comparator text,
  target_value numeric,
  target_upper numeric,
  target_unit text,
  target_deadline date,
  basis text,
  weight numeric,
  provenance json not null
);
alter table jiheng.indicator add constraint indicator_pk primary key (county_code, fiscal_year, department_code, number);
alter table jiheng.indicator add constraint indicator_budget_fk foreign key (county_code, fiscal_year, department_code)
  references jiheng.budget (county_code, fiscal_year, department_code) on delete cascade;
alter table jiheng.indicator add constraint indicator_project_fk foreign key (county_code, fiscal_year, department_code, project_number)
  references jiheng.project (county_code, fiscal_year, department_code, number) on delete cascade;
alter table jiheng.indicator add constraint indicator_target check (case target_kind
  when 'NUMERIC' then target_raw is not null and comparator is not null and target_value is not null
    and (comparator = 'BETWEEN') = (target_upper is not null) and target_deadline is null
  when 'DEADLINE' then target_raw is not null and target_deadline is not null and num_nulls(comparator, target_value, target_upper, target_unit) = 4
  when 'QUALITATIVE' then target_raw is not null and num_nulls(comparator, target_value, target_upper, target_unit) = 4
  when 'UNDECIDABLE' then target_raw is not null and num_nulls(comparator, target_value, target_upper, target_unit, target_deadline) = 5
  when 'CLASSIFIED' then num_nulls(level3, description, target_raw, comparator, target_value, target_upper, target_unit, target_deadline, basis) = 9
  else false end);
alter table jiheng.indicator add constraint indicator_comparator check (comparator in ('GE', 'GT', 'EQ', 'LE', 'LT', 'BETWEEN'));
create index indicator_by_project on jiheng.indicator (county_code, fiscal_year, department_code, project_number, sequence);
alter table jiheng.indicator enable row level security;
alter table jiheng.indicator force row level security;
grant select, insert, update, delete on jiheng.indicator to jiheng_county, jiheng_department;
create policy indicator_of_county on jiheng.indicator to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), ''))
  with check (county_code = nullif(current_setting('jiheng.county', true), ''));
create policy indicator_of_department on jiheng.indicator to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), ''))
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), ''));
--rollback drop table jiheng.indicator;
