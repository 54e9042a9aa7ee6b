--liquibase formatted sql

--changeset jiheng:030-checked-version
--comment: The budget's version that the checks last looked at; null before they ran.
alter table jiheng.budget add column checked_version integer;
--rollback alter table jiheng.budget drop column checked_version;

--changeset jiheng:030-finding
--comment: What a check said of a budget, kept until the budget goes: OPEN, WAIVED with a reason, or MENDED once it is found no more. identity is a digest by which a later run knows it again; projects are the numbers of those it speaks of, whose becoming classified erases its words.
create table jiheng.finding (
  county_code text not null,
  fiscal_year smallint not null,
  department_code text not null,
  adjustment smallint not null,
  number integer not null,
  check_code text not null,
  identity text not null,
  severity text not null,
  message text not null,
  advice text not null,
  detail text not null,
  anchors json not null,
  projects integer[] not null,
  first_version integer not null,
  last_version integer not null,
  state text not null default 'OPEN',
  waived_by text,
  waived_at timestamptz,
  waiver_reason text
);
alter table jiheng.finding add constraint finding_pk primary key (county_code, fiscal_year, department_code, adjustment, number);
alter table jiheng.finding add constraint finding_once unique (county_code, fiscal_year, department_code, adjustment, identity);
alter table jiheng.finding add constraint finding_budget_fk foreign key (county_code, fiscal_year, department_code, adjustment)
  references jiheng.budget (county_code, fiscal_year, department_code, adjustment) on delete cascade;
alter table jiheng.finding add constraint finding_severity check (severity in ('ERROR', 'WARNING', 'HINT'));
alter table jiheng.finding add constraint finding_state check (case state
  when 'WAIVED' then severity <> 'ERROR' and num_nonnulls(waived_by, waived_at, waiver_reason) = 3
  when 'OPEN' then num_nonnulls(waived_by, waived_at, waiver_reason) = 0
  when 'MENDED' then num_nonnulls(waived_by, waived_at, waiver_reason) = 0
  else false end);
alter table jiheng.finding add constraint finding_reason check (char_length(waiver_reason) between 4 and 500);
alter table jiheng.finding add constraint finding_versions check (first_version <= last_version);
alter table jiheng.finding enable row level security;
alter table jiheng.finding force row level security;
grant select, insert on jiheng.finding to jiheng_county, jiheng_department;
grant update (identity, severity, message, advice, detail, anchors, projects, last_version, state, waived_by, waived_at, waiver_reason)
  on jiheng.finding to jiheng_county, jiheng_department;
create policy finding_select_of_county on jiheng.finding for select to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), ''));
create policy finding_insert_of_county on jiheng.finding for insert to jiheng_county
  with check (county_code = nullif(current_setting('jiheng.county', true), '') and state = 'OPEN');
create policy finding_update_of_county on jiheng.finding for update to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), ''))
  with check (county_code = nullif(current_setting('jiheng.county', true), ''));
create policy finding_select_of_department on jiheng.finding for select to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), ''));
create policy finding_insert_of_department on jiheng.finding for insert to jiheng_department
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), '') and state = 'OPEN');
create policy finding_update_of_department on jiheng.finding for update to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), ''))
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), ''));
--rollback drop table jiheng.finding;

--changeset jiheng:030-guard-finding splitStatements:false
--comment: One waives in one's own name, and only what lies open: nobody turns what was mended, or an error made a warning by the same statement, into something waived.
create function jiheng.guard_finding() returns trigger
language plpgsql
set search_path = pg_catalog
as $$
begin
  if new.waived_by is not null and (new.waived_by, new.waived_at, new.waiver_reason) is distinct from
     (old.waived_by, old.waived_at, old.waiver_reason) then
    if new.waived_by is distinct from nullif(current_setting('jiheng.subject', true), '') then
      raise exception 'one waives in one''s own name' using errcode = 'JH004';
    end if;
    if old.state <> 'OPEN' or old.severity = 'ERROR' or new.severity <> old.severity then
      raise exception 'only an open warning or hint is waived' using errcode = 'JH004';
    end if;
  end if;
  return new;
end
$$;
--rollback drop function jiheng.guard_finding();

--changeset jiheng:030-guard-finding-trigger
create trigger guard before update on jiheng.finding for each row execute function jiheng.guard_finding();
--rollback drop trigger guard on jiheng.finding;

--changeset jiheng:030-check-override
--comment: What a county sets otherwise for a year: severities by check (ERROR, WARNING, HINT or OFF), lists of words, thresholds, and for each frame the classes it requires; what is absent leaves what was. An advisory check never blocks.
create table jiheng.check_override (
  county_code text not null,
  fiscal_year smallint not null,
  severities jsonb not null default '{}',
  words jsonb not null default '{}',
  thresholds jsonb not null default '{}',
  required jsonb not null default '{}'
);
alter table jiheng.check_override add constraint check_override_pk primary key (county_code, fiscal_year);
alter table jiheng.check_override add constraint check_override_county_fk foreign key (county_code) references jiheng.county (county_code);
alter table jiheng.check_override add constraint check_override_advisory check ('ERROR' <> all (array[
  coalesce(severities ->> 'EFFECT_PERCENT_WITHOUT_RATIO', ''), coalesce(severities ->> 'SATISFACTION_OF_ONE', ''),
  coalesce(severities ->> 'PERSONAL_DATA', ''), coalesce(severities ->> 'PURPOSE_UNMATCHED', ''),
  coalesce(severities ->> 'INDICATOR_INCOHERENT', ''), coalesce(severities ->> 'PROJECTS_OVERLAP', '')]));
alter table jiheng.check_override enable row level security;
alter table jiheng.check_override force row level security;
grant select on jiheng.check_override to jiheng_county, jiheng_department;
grant insert, update (severities, words, thresholds, required) on jiheng.check_override to jiheng_county;
create policy check_override_select_of_county on jiheng.check_override for select to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), ''));
create policy check_override_insert_of_county on jiheng.check_override for insert to jiheng_county
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE');
create policy check_override_update_of_county on jiheng.check_override for update to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE')
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE');
create policy check_override_select_of_department on jiheng.check_override for select to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), ''));
--rollback drop table jiheng.check_override;

--changeset jiheng:030-check-norm
--comment: The same of a province (13) or prefecture (1303), over which a county's own is laid. A norm that every county below is held to is no secret: a reference table, like the frames. Nothing in the application writes it yet.
create table jiheng.check_norm (
  region text not null,
  fiscal_year smallint not null,
  severities jsonb not null default '{}',
  words jsonb not null default '{}',
  thresholds jsonb not null default '{}',
  required jsonb not null default '{}'
);
alter table jiheng.check_norm add constraint check_norm_pk primary key (region, fiscal_year);
alter table jiheng.check_norm add constraint check_norm_region check (region ~ '^([0-9]{2}|[0-9]{4})$');
alter table jiheng.check_norm add constraint check_norm_advisory check ('ERROR' <> all (array[
  coalesce(severities ->> 'EFFECT_PERCENT_WITHOUT_RATIO', ''), coalesce(severities ->> 'SATISFACTION_OF_ONE', ''),
  coalesce(severities ->> 'PERSONAL_DATA', ''), coalesce(severities ->> 'PURPOSE_UNMATCHED', ''),
  coalesce(severities ->> 'INDICATOR_INCOHERENT', ''), coalesce(severities ->> 'PROJECTS_OVERLAP', '')]));
grant select on jiheng.check_norm to jiheng_county, jiheng_department;
--rollback drop table jiheng.check_norm;
