--liquibase formatted sql

--changeset jiheng:009-adjustment
--comment: Not taken back but by a restore: rows of adjustments would have no place. A budget's content stands once for each adjustment: 0 is the budget as first approved, n what the nth adjustment made of it. Everyone reads the one that is STANDING; an open adjustment is drafted beside it (ADJUSTING); what was replaced is PAST. Whether content is open to edits, and its place, stand on each row below by key, so that policies stay bare.
alter table jiheng.indicator drop constraint indicator_project_fk;
alter table jiheng.indicator drop constraint indicator_budget_fk;
alter table jiheng.project drop constraint project_budget_fk;
alter table jiheng.project drop constraint project_code_once;
alter table jiheng.import drop constraint import_budget_fk;
alter table jiheng.budget drop constraint budget_pk;
alter table jiheng.project drop constraint project_pk;
alter table jiheng.indicator drop constraint indicator_pk;
alter table jiheng.budget add column adjustment smallint not null default 0;
alter table jiheng.budget add column place text not null default 'STANDING';
alter table jiheng.budget add column open boolean not null generated always as (status in ('DRAFT', 'RETURNED')) stored;
alter table jiheng.budget add column head_version integer not null default 1;
alter table jiheng.budget add column round smallint not null default 0;
alter table jiheng.budget add column endorsed_by text;
alter table jiheng.budget add column author_part text not null generated always as ('AUTHOR') stored;
alter table jiheng.budget add column endorser_part text not null generated always as ('ENDORSER') stored;
alter table jiheng.budget drop constraint budget_status;
alter table jiheng.budget add constraint budget_status check (status in ('DRAFT', 'SUBMITTED', 'RETURNED', 'REFUSED', 'APPROVED'));
alter table jiheng.budget add constraint budget_place check (case place
  when 'STANDING' then adjustment = 0 or status = 'APPROVED'
  when 'ADJUSTING' then adjustment > 0 and status <> 'APPROVED'
  when 'PAST' then status in ('APPROVED', 'REFUSED') else false end);
alter table jiheng.budget add constraint budget_endorsed check ((status = 'APPROVED') = (endorsed_by is not null));
alter table jiheng.budget add constraint budget_pk primary key (county_code, fiscal_year, department_code, adjustment);
alter table jiheng.budget add constraint budget_state unique (county_code, fiscal_year, department_code, adjustment, place, open);
create unique index budget_one_standing on jiheng.budget (county_code, fiscal_year, department_code) where place = 'STANDING';
create unique index budget_one_adjusting on jiheng.budget (county_code, fiscal_year, department_code) where place = 'ADJUSTING';
alter table jiheng.import add column adjustment smallint not null default 0;
alter table jiheng.import add constraint import_budget_fk foreign key (county_code, fiscal_year, department_code, adjustment)
  references jiheng.budget (county_code, fiscal_year, department_code, adjustment) on delete cascade;
--rollback empty

--changeset jiheng:009-participant
--comment: Who has a part in one drafting of a budget. A subject has one part, so no author can endorse: that is the primary key, and nothing gets round it.
create table jiheng.participant (
  county_code text not null,
  fiscal_year smallint not null,
  department_code text not null,
  adjustment smallint not null,
  subject text not null,
  part text not null,
  since timestamptz not null default now()
);
insert into jiheng.participant (county_code, fiscal_year, department_code, adjustment, subject, part)
  select county_code, fiscal_year, department_code, 0, changed_by, 'AUTHOR' from jiheng.budget;
alter table jiheng.participant add constraint participant_pk primary key (county_code, fiscal_year, department_code, adjustment, subject);
alter table jiheng.participant add constraint participant_part check (part in ('AUTHOR', 'ENDORSER'));
alter table jiheng.participant add constraint participant_with_part unique (county_code, fiscal_year, department_code, adjustment, subject, part);
alter table jiheng.participant add constraint participant_budget_fk foreign key (county_code, fiscal_year, department_code, adjustment)
  references jiheng.budget (county_code, fiscal_year, department_code, adjustment) on delete cascade deferrable initially deferred;
alter table jiheng.participant enable row level security;
alter table jiheng.participant force row level security;
grant select, insert on jiheng.participant to jiheng_county, jiheng_department;
create policy participant_select_of_county on jiheng.participant for select to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), ''));
create policy participant_insert_of_county on jiheng.participant for insert to jiheng_county
  with check (county_code = nullif(current_setting('jiheng.county', true), '') and subject = nullif(current_setting('jiheng.subject', true), ''));
create policy participant_select_of_department on jiheng.participant for select to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), ''));
create policy participant_insert_of_department on jiheng.participant for insert to jiheng_department
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), '') and subject = nullif(current_setting('jiheng.subject', true), '') and part = 'AUTHOR');
alter table jiheng.budget add constraint budget_author_fk foreign key (county_code, fiscal_year, department_code, adjustment, changed_by, author_part)
  references jiheng.participant (county_code, fiscal_year, department_code, adjustment, subject, part);
alter table jiheng.budget add constraint budget_endorser_fk foreign key (county_code, fiscal_year, department_code, adjustment, endorsed_by, endorser_part)
  references jiheng.participant (county_code, fiscal_year, department_code, adjustment, subject, part);
--rollback drop table jiheng.participant cascade;

--changeset jiheng:009-guard-budget splitStatements:false
--comment: The life cycle once more, in the database: content changes only while it is open and by its author; states follow each other as they may, by the roles that may.
create function jiheng.guard_budget() returns trigger
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
        else false end, false) then
      raise exception 'this step is not open to this role' using errcode = 'JH002';
    end if;
  elsif new.round <> old.round or new.endorsed_by is distinct from old.endorsed_by then
    raise exception 'rounds and endorsements come with their step' using errcode = 'JH002';
  end if;
  if new.place <> old.place and not coalesce(
      (old.place = 'STANDING' and new.place = 'PAST' and acting = 'COUNTY_FINANCE') or
      (old.place = 'ADJUSTING' and new.place = 'STANDING' and new.status = 'APPROVED') or
      (old.place = 'ADJUSTING' and new.place = 'PAST' and new.status = 'REFUSED'), false) then
    raise exception 'an adjustment takes its place when it is approved' using errcode = 'JH002';
  end if;
  return new;
end
$$;
--rollback drop function jiheng.guard_budget();

--changeset jiheng:009-guard-budget-trigger
create trigger guard before update on jiheng.budget for each row execute function jiheng.guard_budget();
drop policy budget_of_county on jiheng.budget;
drop policy budget_of_department on jiheng.budget;
create policy budget_select_of_county on jiheng.budget for select to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), ''));
create policy budget_insert_of_county on jiheng.budget for insert to jiheng_county
  with check (county_code = nullif(current_setting('jiheng.county', true), '') and status = 'DRAFT' and changed_by = nullif(current_setting('jiheng.subject', true), ''));
create policy budget_update_of_county on jiheng.budget for update to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), ''))
  with check (county_code = nullif(current_setting('jiheng.county', true), ''));
create policy budget_select_of_department on jiheng.budget for select to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), ''));
create policy budget_insert_of_department on jiheng.budget for insert to jiheng_department
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), '') and status = 'DRAFT' and changed_by = nullif(current_setting('jiheng.subject', true), ''));
create policy budget_update_of_department on jiheng.budget for update to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), ''))
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), ''));
--rollback drop trigger guard on jiheng.budget;

--changeset jiheng:009-project-state
--comment: version is the budget's version at which the project last changed. lowering_proposed_by: the first of the two persons who lift 涉密.
alter table jiheng.project add column adjustment smallint not null default 0;
alter table jiheng.project add column place text not null default 'STANDING';
alter table jiheng.project add column open boolean not null default true;
alter table jiheng.project add column version integer not null default 1;
alter table jiheng.project add column changed_by text;
alter table jiheng.project add column author_part text not null generated always as ('AUTHOR') stored;
alter table jiheng.project add column lowering_proposed_by text;
update jiheng.project p set changed_by = b.changed_by, open = b.open, version = b.version from jiheng.budget b
  where (b.county_code, b.fiscal_year, b.department_code) = (p.county_code, p.fiscal_year, p.department_code);
alter table jiheng.project alter column changed_by set not null;
alter table jiheng.project alter column changed_by set default nullif(current_setting('jiheng.subject', true), '');
alter table jiheng.project add constraint project_lowering check (classified or lowering_proposed_by is null);
alter table jiheng.project add constraint project_pk primary key (county_code, fiscal_year, department_code, adjustment, number);
create unique index project_code_once on jiheng.project (county_code, fiscal_year, place, code) where place <> 'PAST';
drop index jiheng.project_by_amount;
create index project_by_amount on jiheng.project (county_code, fiscal_year, total_fen desc, department_code desc, number desc) where place = 'STANDING';
alter table jiheng.project add constraint project_budget_fk foreign key (county_code, fiscal_year, department_code, adjustment, place, open)
  references jiheng.budget (county_code, fiscal_year, department_code, adjustment, place, open) on update cascade on delete cascade;
alter table jiheng.project add constraint project_author_fk foreign key (county_code, fiscal_year, department_code, adjustment, changed_by, author_part)
  references jiheng.participant (county_code, fiscal_year, department_code, adjustment, subject, part);
drop policy project_of_county on jiheng.project;
drop policy project_of_department on jiheng.project;
create policy project_select_of_county on jiheng.project for select to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), ''));
create policy project_insert_of_county on jiheng.project for insert to jiheng_county
  with check (county_code = nullif(current_setting('jiheng.county', true), '') and open and changed_by = nullif(current_setting('jiheng.subject', true), ''));
create policy project_update_of_county on jiheng.project for update to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), '') and open)
  with check (county_code = nullif(current_setting('jiheng.county', true), '') and open and changed_by = nullif(current_setting('jiheng.subject', true), ''));
create policy project_delete_of_county on jiheng.project for delete to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), '') and open);
create policy project_select_of_department on jiheng.project for select to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), ''));
create policy project_insert_of_department on jiheng.project for insert to jiheng_department
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), '') and open and changed_by = nullif(current_setting('jiheng.subject', true), ''));
create policy project_update_of_department on jiheng.project for update to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), '') and open)
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), '') and open and changed_by = nullif(current_setting('jiheng.subject', true), ''));
create policy project_delete_of_department on jiheng.project for delete to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), '') and open);
--rollback empty

--changeset jiheng:009-guard-project splitStatements:false
--comment: 涉密 is lifted by two: the first proposes in one's own name, another one lifts it.
create function jiheng.guard_project() returns trigger
language plpgsql
set search_path = pg_catalog
as $$
declare
  who text := nullif(current_setting('jiheng.subject', true), '');
begin
  if new.lowering_proposed_by is distinct from old.lowering_proposed_by and new.lowering_proposed_by is not null
     and new.lowering_proposed_by is distinct from who then
    raise exception 'one proposes in one''s own name' using errcode = 'JH003';
  end if;
  if old.classified and not new.classified and (old.lowering_proposed_by is null or old.lowering_proposed_by = who) then
    raise exception 'a mark of secrecy is lifted by two' using errcode = 'JH003';
  end if;
  return new;
end
$$;
--rollback drop function jiheng.guard_project();

--changeset jiheng:009-guard-project-trigger
create trigger guard before update on jiheng.project for each row when (current_setting('jiheng.subject', true) <> '') execute function jiheng.guard_project();
--rollback drop trigger guard on jiheng.project;

--changeset jiheng:009-indicator-state
alter table jiheng.indicator add column adjustment smallint not null default 0;
alter table jiheng.indicator add column place text not null default 'STANDING';
alter table jiheng.indicator add column open boolean not null default true;
alter table jiheng.indicator add column changed_by text;
alter table jiheng.indicator add column author_part text not null generated always as ('AUTHOR') stored;
update jiheng.indicator i set changed_by = b.changed_by, open = b.open from jiheng.budget b
  where (b.county_code, b.fiscal_year, b.department_code) = (i.county_code, i.fiscal_year, i.department_code);
alter table jiheng.indicator alter column changed_by set not null;
alter table jiheng.indicator alter column changed_by set default nullif(current_setting('jiheng.subject', true), '');
alter table jiheng.indicator add constraint indicator_pk primary key (county_code, fiscal_year, department_code, adjustment, number);
drop index jiheng.indicator_by_project;
create index indicator_by_project on jiheng.indicator (county_code, fiscal_year, department_code, adjustment, project_number, sequence);
alter table jiheng.indicator add constraint indicator_budget_fk foreign key (county_code, fiscal_year, department_code, adjustment, place, open)
  references jiheng.budget (county_code, fiscal_year, department_code, adjustment, place, open) on update cascade on delete cascade;
alter table jiheng.indicator add constraint indicator_project_fk foreign key (county_code, fiscal_year, department_code, adjustment, project_number)
  references jiheng.project (county_code, fiscal_year, department_code, adjustment, number) on delete cascade;
alter table jiheng.indicator add constraint indicator_author_fk foreign key (county_code, fiscal_year, department_code, adjustment, changed_by, author_part)
  references jiheng.participant (county_code, fiscal_year, department_code, adjustment, subject, part);
drop policy indicator_of_county on jiheng.indicator;
drop policy indicator_of_department on jiheng.indicator;
create policy indicator_select_of_county on jiheng.indicator for select to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), ''));
create policy indicator_insert_of_county on jiheng.indicator for insert to jiheng_county
  with check (county_code = nullif(current_setting('jiheng.county', true), '') and open and changed_by = nullif(current_setting('jiheng.subject', true), ''));
create policy indicator_update_of_county on jiheng.indicator for update to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), '') and open)
  with check (county_code = nullif(current_setting('jiheng.county', true), '') and open and changed_by = nullif(current_setting('jiheng.subject', true), ''));
create policy indicator_delete_of_county on jiheng.indicator for delete to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), '') and open);
create policy indicator_select_of_department on jiheng.indicator for select to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), ''));
create policy indicator_insert_of_department on jiheng.indicator for insert to jiheng_department
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), '') and open and changed_by = nullif(current_setting('jiheng.subject', true), ''));
create policy indicator_update_of_department on jiheng.indicator for update to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), '') and open)
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), '') and open and changed_by = nullif(current_setting('jiheng.subject', true), ''));
create policy indicator_delete_of_department on jiheng.indicator for delete to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), '') and open);
--rollback empty

--changeset jiheng:009-review-round
--comment: One submission of a budget and what was decided on it. content is what was submitted, in the canonical form, without anything classified; digest is its hash.
create table jiheng.review_round (
  county_code text not null,
  fiscal_year smallint not null,
  department_code text not null,
  adjustment smallint not null,
  round smallint not null,
  version integer not null,
  content text not null,
  digest text not null,
  submitted_by text not null,
  submitted_at timestamptz not null default now(),
  decision text,
  decided_by text,
  decided_at timestamptz,
  reason text,
  grades json
);
alter table jiheng.review_round add constraint review_round_pk primary key (county_code, fiscal_year, department_code, adjustment, round);
alter table jiheng.review_round add constraint review_round_budget_fk foreign key (county_code, fiscal_year, department_code, adjustment)
  references jiheng.budget (county_code, fiscal_year, department_code, adjustment) on delete cascade;
alter table jiheng.review_round add constraint review_round_decision check (case
  when decision is null then num_nonnulls(decided_by, decided_at, reason, grades) = 0
  when decision in ('RETURNED', 'REFUSED') then num_nonnulls(decided_by, decided_at, reason) = 3
  when decision = 'APPROVED' then num_nonnulls(decided_by, decided_at, grades) = 3
  else false end);
alter table jiheng.review_round add constraint review_round_not_oneself check (decided_by <> submitted_by);
alter table jiheng.review_round enable row level security;
alter table jiheng.review_round force row level security;
grant select, insert on jiheng.review_round to jiheng_county, jiheng_department;
grant update (decision, decided_by, decided_at, reason, grades) on jiheng.review_round to jiheng_county;
create policy review_round_select_of_county on jiheng.review_round for select to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), ''));
create policy review_round_insert_of_county on jiheng.review_round for insert to jiheng_county
  with check (county_code = nullif(current_setting('jiheng.county', true), '') and decision is null and submitted_by = nullif(current_setting('jiheng.subject', true), ''));
create policy review_round_select_of_department on jiheng.review_round for select to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), ''));
create policy review_round_insert_of_department on jiheng.review_round for insert to jiheng_department
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), '') and decision is null and submitted_by = nullif(current_setting('jiheng.subject', true), ''));
create policy review_round_update_of_county on jiheng.review_round for update to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), '') and decision is null)
  with check (county_code = nullif(current_setting('jiheng.county', true), '') and decided_by = nullif(current_setting('jiheng.subject', true), '') and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE');
--rollback drop table jiheng.review_round;
