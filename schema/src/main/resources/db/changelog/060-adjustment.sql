--liquibase formatted sql

--changeset jiheng:060-adjustment
--comment: Why an approved budget is adjusted, and by which document. The content of the nth adjustment is the budget's row of that number; place and open stand here by key, so that policies stay bare. A refused or withdrawn adjustment keeps its number.
create table jiheng.adjustment (
  county_code text not null,
  fiscal_year smallint not null,
  department_code text not null,
  adjustment smallint not null,
  place text not null default 'ADJUSTING',
  open boolean not null default true,
  reason text not null,
  document_number text not null,
  document_date date not null,
  opened_by text not null default nullif(current_setting('jiheng.subject', true), ''),
  opened_at timestamptz not null default now()
);
alter table jiheng.adjustment add constraint adjustment_pk primary key (county_code, fiscal_year, department_code, adjustment);
alter table jiheng.adjustment add constraint adjustment_number check (adjustment > 0);
alter table jiheng.adjustment add constraint adjustment_reason check (char_length(reason) between 4 and 2000);
alter table jiheng.adjustment add constraint adjustment_document check (char_length(document_number) between 1 and 100);
alter table jiheng.adjustment add constraint adjustment_budget_fk foreign key (county_code, fiscal_year, department_code, adjustment, place, open)
  references jiheng.budget (county_code, fiscal_year, department_code, adjustment, place, open) on update cascade on delete cascade;
alter table jiheng.adjustment enable row level security;
alter table jiheng.adjustment force row level security;
grant select, insert, update (reason, document_number, document_date) on jiheng.adjustment to jiheng_county, jiheng_department;
create policy adjustment_select_of_county on jiheng.adjustment for select to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), ''));
create policy adjustment_insert_of_county on jiheng.adjustment for insert to jiheng_county
  with check (county_code = nullif(current_setting('jiheng.county', true), '') and open and opened_by = nullif(current_setting('jiheng.subject', true), ''));
create policy adjustment_update_of_county on jiheng.adjustment for update to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), '') and open)
  with check (county_code = nullif(current_setting('jiheng.county', true), '') and open);
create policy adjustment_select_of_department on jiheng.adjustment for select to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), ''));
create policy adjustment_insert_of_department on jiheng.adjustment for insert to jiheng_department
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), '') and open and opened_by = nullif(current_setting('jiheng.subject', true), ''));
create policy adjustment_update_of_department on jiheng.adjustment for update to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), '') and open)
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), '') and open);
--rollback drop table jiheng.adjustment;

--changeset jiheng:060-adjusted-budget
--comment: No content of an adjustment without its grounds: the key is looked up when the transaction ends. An adjustment that nobody approves can be withdrawn.
alter table jiheng.budget add column grounds smallint generated always as (nullif(adjustment, 0)) stored;
alter table jiheng.budget add constraint budget_grounds_fk foreign key (county_code, fiscal_year, department_code, grounds)
  references jiheng.adjustment (county_code, fiscal_year, department_code, adjustment) deferrable initially deferred;
alter table jiheng.budget drop constraint budget_status;
alter table jiheng.budget add constraint budget_status check (status in ('DRAFT', 'SUBMITTED', 'RETURNED', 'REFUSED', 'APPROVED', 'WITHDRAWN'));
alter table jiheng.budget drop constraint budget_place;
alter table jiheng.budget add constraint budget_place check (case place
  when 'STANDING' then status <> 'WITHDRAWN' and (adjustment = 0 or status = 'APPROVED')
  when 'ADJUSTING' then adjustment > 0 and status not in ('APPROVED', 'WITHDRAWN')
  when 'PAST' then status = 'APPROVED' or (adjustment > 0 and status = 'WITHDRAWN') else false end);
--rollback alter table jiheng.budget drop constraint budget_grounds_fk;
--rollback alter table jiheng.budget drop column grounds;
--rollback alter table jiheng.budget drop constraint budget_status;
--rollback alter table jiheng.budget add constraint budget_status check (status in ('DRAFT', 'SUBMITTED', 'RETURNED', 'REFUSED', 'APPROVED'));
--rollback alter table jiheng.budget drop constraint budget_place;
--rollback alter table jiheng.budget add constraint budget_place check (case place when 'STANDING' then adjustment = 0 or status = 'APPROVED' when 'ADJUSTING' then adjustment > 0 and status <> 'APPROVED' when 'PAST' then status in ('APPROVED', 'REFUSED') else false end);

--changeset jiheng:060-guard-budget splitStatements:false
--comment: As in 009, with withdrawals; and an adjustment takes its place only as it is approved, by who approves it.
create or replace function jiheng.guard_budget() returns trigger
language plpgsql
set search_path = pg_catalog
as $$
declare
  who text := nullif(current_setting('jiheng.subject', true), '');
  acting text := nullif(current_setting('jiheng.role', true), '');
begin
  if (new.county_code, new.fiscal_year, new.department_code, new.adjustment) is distinct from
     (old.county_code, old.fiscal_year, old.department_code, old.adjustment) or new.version < old.version then
    raise exception 'a budget keeps its identity, and its version only grows' using errcode = 'JH001';
  end if;
  if (new.title, new.overall_goals, new.itemised_goals, new.safeguards, new.provenance::text, new.last_number, new.head_version, new.changed_by)
     is distinct from
     (old.title, old.overall_goals, old.itemised_goals, old.safeguards, old.provenance::text, old.last_number, old.head_version, old.changed_by)
     or new.version <> old.version or new.current_import is distinct from old.current_import then
    if old.status not in ('DRAFT', 'RETURNED') or new.status <> old.status then
      raise exception 'content changes only while it is a draft' using errcode = 'JH001';
    end if;
    if new.changed_by is distinct from who then
      raise exception 'a change bears the name of who makes it' using errcode = 'JH001';
    end if;
  end if;
  if new.status <> old.status then
    if not coalesce(case
        when old.status in ('DRAFT', 'RETURNED') and new.status = 'SUBMITTED'
          then acting in ('DEPARTMENT_REVIEWER', 'COUNTY_FINANCE') and new.round = old.round + 1
        when old.status = 'SUBMITTED' and new.status in ('RETURNED', 'REFUSED')
          then acting = 'COUNTY_FINANCE' and new.round = old.round
        when old.status = 'REFUSED' and new.status = 'RETURNED'
          then acting = 'COUNTY_FINANCE' and new.round = old.round
        when old.status = 'SUBMITTED' and new.status = 'APPROVED'
          then acting = 'COUNTY_FINANCE' and new.round = old.round and new.endorsed_by = who
        when old.status in ('DRAFT', 'RETURNED', 'REFUSED') and new.status = 'WITHDRAWN'
          then acting in ('DEPARTMENT_EDITOR', 'COUNTY_FINANCE') and new.round = old.round
        else false end, false) then
      raise exception 'this step is not open to this role' using errcode = 'JH002';
    end if;
  elsif new.round <> old.round or new.endorsed_by is distinct from old.endorsed_by then
    raise exception 'rounds and endorsements come with their step' using errcode = 'JH002';
  end if;
  if new.place <> old.place and not coalesce(
      (old.place = 'STANDING' and new.place = 'PAST' and new.status = old.status and acting = 'COUNTY_FINANCE') or
      (old.place = 'ADJUSTING' and new.place = 'STANDING' and old.status = 'SUBMITTED' and new.status = 'APPROVED') or
      (old.place = 'ADJUSTING' and new.place = 'PAST' and new.status = 'WITHDRAWN'), false) then
    raise exception 'an adjustment takes its place when it is approved' using errcode = 'JH002';
  end if;
  return new;
end
$$;
--rollback empty

--changeset jiheng:060-guard-adjustment splitStatements:false
--comment: What is adjusted has been approved, and is adjusted by one adjustment at a time, numbered without gaps.
create function jiheng.guard_adjustment() returns trigger
language plpgsql
set search_path = pg_catalog
as $$
declare
  acting text := nullif(current_setting('jiheng.role', true), '');
  latest smallint;
  standing text;
begin
  select max(b.adjustment), max(b.status) filter (where b.place = 'STANDING') into latest, standing
    from jiheng.budget b where b.county_code = new.county_code and b.fiscal_year = new.fiscal_year
    and b.department_code = new.department_code;
  if new.place <> 'ADJUSTING' or new.round <> 0 or standing is distinct from 'APPROVED'
     or new.adjustment is distinct from latest + 1
     or coalesce(acting, '') not in ('DEPARTMENT_EDITOR', 'COUNTY_FINANCE') then
    raise exception 'only an approved budget is adjusted, once at a time' using errcode = 'JH002';
  end if;
  return new;
end
$$;
--rollback drop function jiheng.guard_adjustment();

--changeset jiheng:060-guard-standing splitStatements:false
--comment: A budget always has a content that everyone reads: what goes is replaced in the same transaction.
create function jiheng.guard_standing() returns trigger
language plpgsql
set search_path = pg_catalog
as $$
begin
  if not exists (select 1 from jiheng.budget b where b.county_code = new.county_code and b.fiscal_year = new.fiscal_year
      and b.department_code = new.department_code and b.place = 'STANDING') then
    raise exception 'nothing would stand of this budget' using errcode = 'JH002';
  end if;
  return null;
end
$$;
--rollback drop function jiheng.guard_standing();

--changeset jiheng:060-guards
create trigger adjusts before insert on jiheng.budget for each row when (new.adjustment > 0 and current_setting('jiheng.subject', true) <> '') execute function jiheng.guard_adjustment();
create constraint trigger stands after update of place on jiheng.budget deferrable initially deferred
  for each row when (old.place = 'STANDING' and new.place <> 'STANDING') execute function jiheng.guard_standing();
--rollback drop trigger adjusts on jiheng.budget;
--rollback drop trigger stands on jiheng.budget;

--changeset jiheng:060-guard-carried-finding splitStatements:false
--comment: A waiver is carried into an adjustment as it was given, under the same number; it is given anew in no other way.
create function jiheng.guard_carried_finding() returns trigger
language plpgsql
set search_path = pg_catalog
as $$
begin
  if not exists (select 1 from jiheng.finding f where f.county_code = new.county_code and f.fiscal_year = new.fiscal_year
      and f.department_code = new.department_code and f.adjustment < new.adjustment and f.number = new.number
      and (f.identity, f.severity, f.state, f.waived_by, f.waived_at, f.waiver_reason)
        = (new.identity, new.severity, new.state, new.waived_by, new.waived_at, new.waiver_reason)) then
    raise exception 'a waiver is carried as it was given' using errcode = 'JH004';
  end if;
  return new;
end
$$;
--rollback drop function jiheng.guard_carried_finding();

--changeset jiheng:060-carried-finding
create trigger carried before insert on jiheng.finding for each row when (new.state <> 'OPEN' and current_setting('jiheng.subject', true) <> '') execute function jiheng.guard_carried_finding();
drop policy finding_insert_of_county on jiheng.finding;
drop policy finding_insert_of_department on jiheng.finding;
create policy finding_insert_of_county on jiheng.finding for insert to jiheng_county
  with check (county_code = nullif(current_setting('jiheng.county', true), '') and state in ('OPEN', 'WAIVED'));
create policy finding_insert_of_department on jiheng.finding for insert to jiheng_department
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), '') and state in ('OPEN', 'WAIVED'));
--rollback drop trigger carried on jiheng.finding;
