--liquibase formatted sql

--changeset jiheng:041-snapshot-fact-department
--comment: What comparisons of counties and years read, written with the seal: the sums of one snapshot. planned_fen holds what is to be paid by the end of each of plan_months, summed over the projects that have a plan; with_plan_fen is what these have in all.
create table jiheng.snapshot_fact_department (
  county_code text not null,
  fiscal_year smallint not null,
  department_code text not null,
  snapshot_number integer not null,
  province_code text not null,
  prefecture_code text not null,
  kind text not null,
  total_fen bigint not null,
  fiscal_fen bigint,
  other_fen bigint,
  projects integer not null,
  indicators integer not null,
  numeric_targets integer not null,
  classified_projects integer not null,
  classified_fen bigint not null,
  plan_months smallint[] not null,
  planned_fen bigint[] not null,
  with_plan_fen bigint not null,
  sealed_in bigint not null default pg_current_xact_id()::text::bigint
);
alter table jiheng.snapshot_fact_department add constraint snapshot_fact_department_pk primary key (county_code, fiscal_year, department_code, snapshot_number);
alter table jiheng.snapshot_fact_department add constraint snapshot_fact_department_snapshot_fk foreign key (county_code, fiscal_year, department_code, snapshot_number, sealed_in)
  references jiheng.snapshot (county_code, fiscal_year, department_code, number, sealed_in);
alter table jiheng.snapshot_fact_department add constraint snapshot_fact_department_regions check (province_code = left(county_code, 2) and prefecture_code = left(county_code, 4));
alter table jiheng.snapshot_fact_department add constraint snapshot_fact_department_plan check (cardinality(plan_months) = cardinality(planned_fen));
create index snapshot_fact_department_of_prefecture on jiheng.snapshot_fact_department (prefecture_code, fiscal_year, county_code);
create index snapshot_fact_department_of_province on jiheng.snapshot_fact_department (province_code, fiscal_year, county_code);
alter table jiheng.snapshot_fact_department enable row level security;
alter table jiheng.snapshot_fact_department force row level security;
grant select, insert on jiheng.snapshot_fact_department to jiheng_county;
grant select on jiheng.snapshot_fact_department to jiheng_department;
create policy snapshot_fact_department_select_of_county on jiheng.snapshot_fact_department for select to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), ''));
create policy snapshot_fact_department_insert_of_county on jiheng.snapshot_fact_department for insert to jiheng_county
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE'
    and sealed_in = pg_current_xact_id()::text::bigint);
create policy snapshot_fact_department_select_of_department on jiheng.snapshot_fact_department for select to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), ''));
create trigger sealed before update or delete on jiheng.snapshot_fact_department for each row execute function jiheng.guard_sealed();
create trigger sealed_whole before truncate on jiheng.snapshot_fact_department for each statement execute function jiheng.guard_sealed();
--rollback drop table jiheng.snapshot_fact_department;

--changeset jiheng:041-snapshot-fact-class
--comment: How many indicators of one snapshot stand in each class, and how many of them have a number to reach.
create table jiheng.snapshot_fact_class (
  county_code text not null,
  fiscal_year smallint not null,
  department_code text not null,
  snapshot_number integer not null,
  level1 text not null,
  level2 text not null,
  province_code text not null,
  prefecture_code text not null,
  indicators integer not null,
  numeric_targets integer not null,
  sealed_in bigint not null default pg_current_xact_id()::text::bigint
);
alter table jiheng.snapshot_fact_class add constraint snapshot_fact_class_pk primary key (county_code, fiscal_year, department_code, snapshot_number, level1, level2);
alter table jiheng.snapshot_fact_class add constraint snapshot_fact_class_snapshot_fk foreign key (county_code, fiscal_year, department_code, snapshot_number, sealed_in)
  references jiheng.snapshot (county_code, fiscal_year, department_code, number, sealed_in);
alter table jiheng.snapshot_fact_class add constraint snapshot_fact_class_regions check (province_code = left(county_code, 2) and prefecture_code = left(county_code, 4));
create index snapshot_fact_class_of_prefecture on jiheng.snapshot_fact_class (prefecture_code, fiscal_year, level1, level2, county_code);
create index snapshot_fact_class_of_province on jiheng.snapshot_fact_class (province_code, fiscal_year, level1, level2, county_code);
alter table jiheng.snapshot_fact_class enable row level security;
alter table jiheng.snapshot_fact_class force row level security;
grant select, insert on jiheng.snapshot_fact_class to jiheng_county;
grant select on jiheng.snapshot_fact_class to jiheng_department;
create policy snapshot_fact_class_select_of_county on jiheng.snapshot_fact_class for select to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), ''));
create policy snapshot_fact_class_insert_of_county on jiheng.snapshot_fact_class for insert to jiheng_county
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE'
    and sealed_in = pg_current_xact_id()::text::bigint);
create policy snapshot_fact_class_select_of_department on jiheng.snapshot_fact_class for select to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), ''));
create trigger sealed before update or delete on jiheng.snapshot_fact_class for each row execute function jiheng.guard_sealed();
create trigger sealed_whole before truncate on jiheng.snapshot_fact_class for each statement execute function jiheng.guard_sealed();
--rollback drop table jiheng.snapshot_fact_class;
