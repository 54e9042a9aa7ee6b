--liquibase formatted sql

--changeset jiheng:061-drafting-roles
--comment: Who drafts, once more in the database: a department's editor and the county's finance. An endorser is of finance. All comparisons stay bare.
drop policy project_insert_of_county on jiheng.project;
drop policy project_update_of_county on jiheng.project;
drop policy project_delete_of_county on jiheng.project;
create policy project_insert_of_county on jiheng.project for insert to jiheng_county
  with check (county_code = nullif(current_setting('jiheng.county', true), '') and open
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE' and changed_by = nullif(current_setting('jiheng.subject', true), ''));
create policy project_update_of_county on jiheng.project for update to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), '') and open
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE')
  with check (county_code = nullif(current_setting('jiheng.county', true), '') and open
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE' and changed_by = nullif(current_setting('jiheng.subject', true), ''));
create policy project_delete_of_county on jiheng.project for delete to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), '') and open
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE');
drop policy project_insert_of_department on jiheng.project;
drop policy project_update_of_department on jiheng.project;
drop policy project_delete_of_department on jiheng.project;
create policy project_insert_of_department on jiheng.project for insert to jiheng_department
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), '') and open
    and nullif(current_setting('jiheng.role', true), '') = 'DEPARTMENT_EDITOR' and changed_by = nullif(current_setting('jiheng.subject', true), ''));
create policy project_update_of_department on jiheng.project for update to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), '') and open
    and nullif(current_setting('jiheng.role', true), '') = 'DEPARTMENT_EDITOR')
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), '') and open
    and nullif(current_setting('jiheng.role', true), '') = 'DEPARTMENT_EDITOR' and changed_by = nullif(current_setting('jiheng.subject', true), ''));
create policy project_delete_of_department on jiheng.project for delete to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), '') and open
    and nullif(current_setting('jiheng.role', true), '') = 'DEPARTMENT_EDITOR');
drop policy indicator_insert_of_county on jiheng.indicator;
drop policy indicator_update_of_county on jiheng.indicator;
drop policy indicator_delete_of_county on jiheng.indicator;
create policy indicator_insert_of_county on jiheng.indicator for insert to jiheng_county
  with check (county_code = nullif(current_setting('jiheng.county', true), '') and open
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE' and changed_by = nullif(current_setting('jiheng.subject', true), ''));
create policy indicator_update_of_county on jiheng.indicator for update to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), '') and open
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE')
  with check (county_code = nullif(current_setting('jiheng.county', true), '') and open
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE' and changed_by = nullif(current_setting('jiheng.subject', true), ''));
create policy indicator_delete_of_county on jiheng.indicator for delete to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), '') and open
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE');
drop policy indicator_insert_of_department on jiheng.indicator;
drop policy indicator_update_of_department on jiheng.indicator;
drop policy indicator_delete_of_department on jiheng.indicator;
create policy indicator_insert_of_department on jiheng.indicator for insert to jiheng_department
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), '') and open
    and nullif(current_setting('jiheng.role', true), '') = 'DEPARTMENT_EDITOR' and changed_by = nullif(current_setting('jiheng.subject', true), ''));
create policy indicator_update_of_department on jiheng.indicator for update to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), '') and open
    and nullif(current_setting('jiheng.role', true), '') = 'DEPARTMENT_EDITOR')
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), '') and open
    and nullif(current_setting('jiheng.role', true), '') = 'DEPARTMENT_EDITOR' and changed_by = nullif(current_setting('jiheng.subject', true), ''));
create policy indicator_delete_of_department on jiheng.indicator for delete to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), '') and open
    and nullif(current_setting('jiheng.role', true), '') = 'DEPARTMENT_EDITOR');
drop policy participant_insert_of_county on jiheng.participant;
drop policy participant_insert_of_department on jiheng.participant;
create policy participant_insert_of_county on jiheng.participant for insert to jiheng_county
  with check (county_code = nullif(current_setting('jiheng.county', true), '') and subject = nullif(current_setting('jiheng.subject', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE');
create policy participant_insert_of_department on jiheng.participant for insert to jiheng_department
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), '') and subject = nullif(current_setting('jiheng.subject', true), '') and part = 'AUTHOR'
    and nullif(current_setting('jiheng.role', true), '') = 'DEPARTMENT_EDITOR');
drop policy budget_insert_of_county on jiheng.budget;
create policy budget_insert_of_county on jiheng.budget for insert to jiheng_county
  with check (county_code = nullif(current_setting('jiheng.county', true), '') and status = 'DRAFT' and changed_by = nullif(current_setting('jiheng.subject', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE');
drop policy budget_insert_of_department on jiheng.budget;
create policy budget_insert_of_department on jiheng.budget for insert to jiheng_department
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), '') and status = 'DRAFT' and changed_by = nullif(current_setting('jiheng.subject', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'DEPARTMENT_EDITOR');
drop policy adjustment_update_of_county on jiheng.adjustment;
create policy adjustment_update_of_county on jiheng.adjustment for update to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), '') and open
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE')
  with check (county_code = nullif(current_setting('jiheng.county', true), '') and open
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE');
drop policy adjustment_update_of_department on jiheng.adjustment;
create policy adjustment_update_of_department on jiheng.adjustment for update to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), '') and open
    and nullif(current_setting('jiheng.role', true), '') = 'DEPARTMENT_EDITOR')
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), '') and open
    and nullif(current_setting('jiheng.role', true), '') = 'DEPARTMENT_EDITOR');
--rollback empty

--changeset jiheng:061-guard-content splitStatements:false
--comment: A budget's own words change by the same hands.
create function jiheng.guard_content() returns trigger
language plpgsql
set search_path = pg_catalog
as $$
begin
  if coalesce(current_setting('jiheng.role', true), '') not in ('DEPARTMENT_EDITOR', 'COUNTY_FINANCE') then
    raise exception 'this role does not draft' using errcode = 'JH002';
  end if;
  return new;
end
$$;
--rollback drop function jiheng.guard_content();

--changeset jiheng:061-guard-content-trigger
create trigger drafts before update of title, overall_goals, itemised_goals, safeguards, provenance, last_number, head_version, version, current_import, changed_by
  on jiheng.budget for each row
  when (current_setting('jiheng.subject', true) <> '') execute function jiheng.guard_content();
--rollback drop trigger drafts on jiheng.budget;
