--liquibase formatted sql

--changeset jiheng:040-guard-sealed splitStatements:false
--comment: What is sealed never changes, whoever asks: no grant, no policy, and this.
create function jiheng.guard_sealed() returns trigger
language plpgsql
set search_path = pg_catalog
as $$
begin
  raise exception 'a sealed snapshot never changes' using errcode = 'JH004';
end
$$;
--rollback drop function jiheng.guard_sealed();

--changeset jiheng:040-guard-snapshot-head splitStatements:false
--comment: A county's chain of snapshots only grows, one at a time.
create function jiheng.guard_snapshot_head() returns trigger
language plpgsql
set search_path = pg_catalog
as $$
begin
  if tg_op <> 'UPDATE' or new.county_code <> old.county_code or new.number <> old.number + 1 then
    raise exception 'a chain of snapshots only grows' using errcode = 'JH004';
  end if;
  return new;
end
$$;
--rollback drop function jiheng.guard_snapshot_head();

--changeset jiheng:040-snapshot-head
--comment: The end of each county's chain of snapshots: locked by every seal, and kept outside them, so that a cut-off end is found.
create table jiheng.snapshot_head (
  county_code text not null,
  number bigint not null,
  hash text not null
);
alter table jiheng.snapshot_head add constraint snapshot_head_pk primary key (county_code);
alter table jiheng.snapshot_head add constraint snapshot_head_county_fk foreign key (county_code) references jiheng.county (county_code);
alter table jiheng.snapshot_head add constraint snapshot_head_hash check (hash ~ '^[0-9a-f]{64}$');
alter table jiheng.snapshot_head enable row level security;
alter table jiheng.snapshot_head force row level security;
grant select, insert, update (number, hash) on jiheng.snapshot_head to jiheng_county;
create policy snapshot_head_select_of_county on jiheng.snapshot_head for select to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), ''));
create policy snapshot_head_insert_of_county on jiheng.snapshot_head for insert to jiheng_county
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE' and number = 0);
create policy snapshot_head_update_of_county on jiheng.snapshot_head for update to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE')
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE');
create trigger grows before update or delete on jiheng.snapshot_head for each row execute function jiheng.guard_snapshot_head();
--rollback drop table jiheng.snapshot_head;

--changeset jiheng:040-snapshot
--comment: The sealed copy of a department's budget of a year: of what was approved, as a foreign key says. content is the canonical form of what it says; content_hash its hash; hash covers everything else here and both chains. sealed_in is the transaction that sealed it, which alone may add its rows; it is no part of the seal.
alter table jiheng.budget add constraint budget_with_status unique (county_code, fiscal_year, department_code, adjustment, status);
create table jiheng.snapshot (
  county_code text not null,
  fiscal_year smallint not null,
  department_code text not null,
  number integer not null,
  province_code text not null,
  prefecture_code text not null,
  kind text not null,
  adjustment smallint not null,
  approved text not null generated always as ('APPROVED') stored,
  county_name text not null,
  department_name text not null,
  sealed_by text not null,
  sealed_at timestamptz not null,
  basis_document text,
  basis_date date,
  title text not null,
  overall_goals text[] not null,
  itemised_goals text[] not null,
  safeguards text[] not null,
  total_fen bigint not null,
  fiscal_fen bigint,
  other_fen bigint,
  project_count integer not null,
  content text not null,
  content_hash text not null,
  previous_hash text not null,
  county_number bigint not null,
  previous_county_hash text not null,
  hash text not null,
  sealed_in bigint not null default pg_current_xact_id()::text::bigint
);
alter table jiheng.snapshot add constraint snapshot_pk primary key (county_code, fiscal_year, department_code, number);
alter table jiheng.snapshot add constraint snapshot_in_county unique (county_code, county_number);
alter table jiheng.snapshot add constraint snapshot_sealed_in unique (county_code, fiscal_year, department_code, number, sealed_in);
alter table jiheng.snapshot add constraint snapshot_budget_fk foreign key (county_code, fiscal_year, department_code, adjustment, approved)
  references jiheng.budget (county_code, fiscal_year, department_code, adjustment, status);
alter table jiheng.snapshot add constraint snapshot_regions check (province_code = left(county_code, 2) and prefecture_code = left(county_code, 4));
alter table jiheng.snapshot add constraint snapshot_kind check (kind in ('APPROVAL', 'ADJUSTMENT', 'YEAR_END') and (kind <> 'APPROVAL' or adjustment = 0) and (kind <> 'ADJUSTMENT' or adjustment > 0));
alter table jiheng.snapshot add constraint snapshot_numbers check (number > 0 and county_number > 0);
alter table jiheng.snapshot add constraint snapshot_basis check (basis_document is not null or basis_date is null);
alter table jiheng.snapshot add constraint snapshot_hashes check (content_hash ~ '^[0-9a-f]{64}$' and previous_hash ~ '^[0-9a-f]{64}$' and previous_county_hash ~ '^[0-9a-f]{64}$' and hash ~ '^[0-9a-f]{64}$');
create unique index snapshot_once on jiheng.snapshot (county_code, fiscal_year, department_code, adjustment) where kind <> 'YEAR_END';
create unique index snapshot_year_end_once on jiheng.snapshot (county_code, fiscal_year, department_code) where kind = 'YEAR_END';
create index snapshot_of_prefecture on jiheng.snapshot (prefecture_code, fiscal_year, county_code, department_code, number);
create index snapshot_of_province on jiheng.snapshot (province_code, fiscal_year, county_code, department_code, number);
alter table jiheng.snapshot enable row level security;
alter table jiheng.snapshot force row level security;
grant select, insert on jiheng.snapshot to jiheng_county;
grant select on jiheng.snapshot to jiheng_department;
create policy snapshot_select_of_county on jiheng.snapshot for select to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), ''));
create policy snapshot_insert_of_county on jiheng.snapshot for insert to jiheng_county
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE'
    and sealed_by = nullif(current_setting('jiheng.subject', true), '')
    and sealed_in = pg_current_xact_id()::text::bigint);
create policy snapshot_select_of_department on jiheng.snapshot for select to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), ''));
create trigger sealed before update or delete on jiheng.snapshot for each row execute function jiheng.guard_sealed();
create trigger sealed_whole before truncate on jiheng.snapshot for each statement execute function jiheng.guard_sealed();
--rollback drop table jiheng.snapshot;
--rollback alter table jiheng.budget drop constraint budget_with_status;

--changeset jiheng:040-snapshot-project
--comment: The projects of a snapshot as rows, for reading. The unit's name is as it was.
create table jiheng.snapshot_project (
  county_code text not null,
  fiscal_year smallint not null,
  department_code text not null,
  snapshot_number integer not null,
  number integer not null,
  province_code text not null,
  prefecture_code text not null,
  sequence integer not null,
  code text,
  name text not null,
  unit_code text,
  unit_name text,
  total_fen bigint not null,
  fiscal_fen bigint,
  other_fen bigint,
  purpose text,
  plan_months smallint[] not null,
  plan_hundredths integer[] not null,
  goals text[] not null,
  classified boolean not null,
  sealed_in bigint not null default pg_current_xact_id()::text::bigint
);
alter table jiheng.snapshot_project add constraint snapshot_project_pk primary key (county_code, fiscal_year, department_code, snapshot_number, number);
alter table jiheng.snapshot_project add constraint snapshot_project_snapshot_fk foreign key (county_code, fiscal_year, department_code, snapshot_number, sealed_in)
  references jiheng.snapshot (county_code, fiscal_year, department_code, number, sealed_in);
alter table jiheng.snapshot_project add constraint snapshot_project_regions check (province_code = left(county_code, 2) and prefecture_code = left(county_code, 4));
alter table jiheng.snapshot_project add constraint snapshot_project_classified check (not classified or (purpose is null and cardinality(goals) = 0));
alter table jiheng.snapshot_project add constraint snapshot_project_plan check (cardinality(plan_months) = cardinality(plan_hundredths));
create index snapshot_project_of_county on jiheng.snapshot_project (county_code, fiscal_year, total_fen desc, department_code, snapshot_number, number);
create index snapshot_project_of_prefecture on jiheng.snapshot_project (prefecture_code, fiscal_year, total_fen desc, county_code, department_code, snapshot_number, number);
create index snapshot_project_of_province on jiheng.snapshot_project (province_code, fiscal_year, total_fen desc, county_code, department_code, snapshot_number, number);
create index snapshot_project_by_code on jiheng.snapshot_project (county_code, code, fiscal_year) where code is not null;
alter table jiheng.snapshot_project enable row level security;
alter table jiheng.snapshot_project force row level security;
grant select, insert on jiheng.snapshot_project to jiheng_county;
grant select on jiheng.snapshot_project to jiheng_department;
create policy snapshot_project_select_of_county on jiheng.snapshot_project for select to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), ''));
create policy snapshot_project_insert_of_county on jiheng.snapshot_project for insert to jiheng_county
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE'
    and sealed_in = pg_current_xact_id()::text::bigint);
create policy snapshot_project_select_of_department on jiheng.snapshot_project for select to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), ''));
create trigger sealed before update or delete on jiheng.snapshot_project for each row execute function jiheng.guard_sealed();
create trigger sealed_whole before truncate on jiheng.snapshot_project for each statement execute function jiheng.guard_sealed();
--rollback drop table jiheng.snapshot_project;

--changeset jiheng:040-snapshot-indicator
--comment: The indicators of a snapshot as rows, for reading; of the department as a whole where project_number is null.
create table jiheng.snapshot_indicator (
  county_code text not null,
  fiscal_year smallint not null,
  department_code text not null,
  snapshot_number integer not null,
  number integer not null,
  province_code text not null,
  prefecture_code text not null,
  project_number integer,
  sequence integer not null,
  level1 text not null,
  level2 text not null,
  level3 text,
  description text,
  target_kind text not null,
  target_raw text,
  comparator text,
  target_value numeric,
  target_upper numeric,
  target_unit text,
  target_deadline date,
  basis text,
  weight numeric,
  sealed_in bigint not null default pg_current_xact_id()::text::bigint
);
alter table jiheng.snapshot_indicator add constraint snapshot_indicator_pk primary key (county_code, fiscal_year, department_code, snapshot_number, number);
alter table jiheng.snapshot_indicator add constraint snapshot_indicator_snapshot_fk foreign key (county_code, fiscal_year, department_code, snapshot_number, sealed_in)
  references jiheng.snapshot (county_code, fiscal_year, department_code, number, sealed_in);
alter table jiheng.snapshot_indicator add constraint snapshot_indicator_project_fk foreign key (county_code, fiscal_year, department_code, snapshot_number, project_number)
  references jiheng.snapshot_project (county_code, fiscal_year, department_code, snapshot_number, number);
alter table jiheng.snapshot_indicator add constraint snapshot_indicator_regions check (province_code = left(county_code, 2) and prefecture_code = left(county_code, 4));
alter table jiheng.snapshot_indicator add constraint snapshot_indicator_classified check (target_kind <> 'CLASSIFIED'
  or num_nulls(level3, description, target_raw, comparator, target_value, target_upper, target_unit, target_deadline, basis, weight) = 10);
create index snapshot_indicator_by_project on jiheng.snapshot_indicator (county_code, fiscal_year, department_code, snapshot_number, project_number, sequence);
create index snapshot_indicator_of_prefecture on jiheng.snapshot_indicator (prefecture_code, fiscal_year, level1, level2, county_code);
create index snapshot_indicator_of_province on jiheng.snapshot_indicator (province_code, fiscal_year, level1, level2, county_code);
alter table jiheng.snapshot_indicator enable row level security;
alter table jiheng.snapshot_indicator force row level security;
grant select, insert on jiheng.snapshot_indicator to jiheng_county;
grant select on jiheng.snapshot_indicator to jiheng_department;
create policy snapshot_indicator_select_of_county on jiheng.snapshot_indicator for select to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), ''));
create policy snapshot_indicator_insert_of_county on jiheng.snapshot_indicator for insert to jiheng_county
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE'
    and sealed_in = pg_current_xact_id()::text::bigint);
create policy snapshot_indicator_select_of_department on jiheng.snapshot_indicator for select to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), ''));
create trigger sealed before update or delete on jiheng.snapshot_indicator for each row execute function jiheng.guard_sealed();
create trigger sealed_whole before truncate on jiheng.snapshot_indicator for each statement execute function jiheng.guard_sealed();
--rollback drop table jiheng.snapshot_indicator;
