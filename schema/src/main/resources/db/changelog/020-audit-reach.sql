--liquibase formatted sql

--changeset jiheng:020-set-chain splitStatements:false
--comment: Names the chain that a transaction adds to where the scope has no county: the administrator's acts, and claims of invitations.
create function jiheng.set_chain(chain text) returns void
language plpgsql
set search_path = pg_catalog
as $$
begin
  if chain is null or chain !~ '^[0-9]{6}$' then
    raise exception 'not a chain' using errcode = '22023';
  end if;
  execute format('set local jiheng.chain = %L', chain);
end
$$;
--rollback drop function jiheng.set_chain(text);

--changeset jiheng:020-set-chain-grant
grant execute on function jiheng.set_chain(text) to jiheng_identity, jiheng_administrator;
--rollback revoke execute on function jiheng.set_chain(text) from jiheng_identity, jiheng_administrator;

--changeset jiheng:020-chain-of-any-region
--comment: A chain is a county's, an overseeing region's, or the instance's own (000000), and begins before its county is there: so it has no key to the county.
alter table jiheng.idempotency drop constraint idempotency_county_fk;
alter table jiheng.audit_head drop constraint audit_head_county_fk;
alter table jiheng.audit_entry drop constraint audit_entry_county_fk;
alter table jiheng.idempotency add constraint idempotency_region check (county_code ~ '^[0-9]{6}$');
alter table jiheng.audit_head add constraint audit_head_region check (county_code ~ '^[0-9]{6}$');
alter table jiheng.audit_entry add constraint audit_entry_region check (county_code ~ '^[0-9]{6}$');
--rollback alter table jiheng.idempotency drop constraint idempotency_region; alter table jiheng.audit_head drop constraint audit_head_region; alter table jiheng.audit_entry drop constraint audit_entry_region; delete from jiheng.idempotency i where not exists (select from jiheng.county c where c.county_code = i.county_code); delete from jiheng.audit_text t where not exists (select from jiheng.county c where c.county_code = t.county_code); delete from jiheng.audit_entry e where not exists (select from jiheng.county c where c.county_code = e.county_code); delete from jiheng.audit_head h where not exists (select from jiheng.county c where c.county_code = h.county_code); alter table jiheng.idempotency add constraint idempotency_county_fk foreign key (county_code) references jiheng.county (county_code); alter table jiheng.audit_head add constraint audit_head_county_fk foreign key (county_code) references jiheng.county (county_code); alter table jiheng.audit_entry add constraint audit_entry_county_fk foreign key (county_code) references jiheng.county (county_code);

--changeset jiheng:020-audit-by-administrator
--comment: Adds entries to the chain that the transaction names and locks its head; reads no entry and no text. Keys stand under the instance, so that one used for another county is refused.
grant select, insert, update (number, hash) on jiheng.audit_head to jiheng_administrator;
grant insert on jiheng.audit_entry, jiheng.audit_text to jiheng_administrator;
grant select, insert, update (reference) on jiheng.idempotency to jiheng_administrator;
create policy audit_head_of_administrator on jiheng.audit_head to jiheng_administrator
  using (county_code = nullif(current_setting('jiheng.chain', true), ''))
  with check (county_code = nullif(current_setting('jiheng.chain', true), ''));
create policy audit_entry_of_administrator on jiheng.audit_entry for insert to jiheng_administrator
  with check (county_code = nullif(current_setting('jiheng.chain', true), '')
    and subject = nullif(current_setting('jiheng.subject', true), '') and role = 'ADMINISTRATOR' and department_code is null);
create policy audit_text_of_administrator on jiheng.audit_text for insert to jiheng_administrator
  with check (county_code = nullif(current_setting('jiheng.chain', true), '') and department_code is null);
create policy idempotency_of_administrator on jiheng.idempotency to jiheng_administrator
  using (county_code = '000000' and subject = nullif(current_setting('jiheng.subject', true), ''))
  with check (county_code = '000000' and subject = nullif(current_setting('jiheng.subject', true), ''));
--rollback drop policy idempotency_of_administrator on jiheng.idempotency; drop policy audit_text_of_administrator on jiheng.audit_text; drop policy audit_entry_of_administrator on jiheng.audit_entry; drop policy audit_head_of_administrator on jiheng.audit_head; revoke select, insert, update (reference) on jiheng.idempotency from jiheng_administrator; revoke insert on jiheng.audit_entry, jiheng.audit_text from jiheng_administrator; revoke select, insert, update (number, hash) on jiheng.audit_head from jiheng_administrator;

--changeset jiheng:020-audit-by-claim
--comment: Who claims an invitation acts in no role yet.
grant select, insert, update (number, hash) on jiheng.audit_head to jiheng_identity;
grant insert on jiheng.audit_entry to jiheng_identity;
create policy audit_head_of_identity on jiheng.audit_head to jiheng_identity
  using (county_code = nullif(current_setting('jiheng.chain', true), ''))
  with check (county_code = nullif(current_setting('jiheng.chain', true), ''));
create policy audit_entry_of_identity on jiheng.audit_entry for insert to jiheng_identity
  with check (county_code = nullif(current_setting('jiheng.chain', true), '')
    and subject = nullif(current_setting('jiheng.subject', true), '') and role = '' and operation = 'claimMembership'
    and department_code is null);
--rollback drop policy audit_entry_of_identity on jiheng.audit_entry; drop policy audit_head_of_identity on jiheng.audit_head; revoke insert on jiheng.audit_entry from jiheng_identity; revoke select, insert, update (number, hash) on jiheng.audit_head from jiheng_identity;

--changeset jiheng:020-audit-readers
--comment: The county's finance and auditor read entries, a department's auditor those of the department; nobody else, not even by SQL.
drop policy audit_entry_of_county on jiheng.audit_entry;
create policy audit_entry_added_by_county on jiheng.audit_entry for insert to jiheng_county
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and subject = nullif(current_setting('jiheng.subject', true), '')
    and role = nullif(current_setting('jiheng.role', true), ''));
create policy audit_entry_read_by_county on jiheng.audit_entry for select to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') in ('AUDITOR', 'COUNTY_FINANCE'));
grant select on jiheng.audit_entry to jiheng_department;
create policy audit_entry_read_by_department on jiheng.audit_entry for select to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'AUDITOR');
--rollback drop policy audit_entry_read_by_department on jiheng.audit_entry; revoke select on jiheng.audit_entry from jiheng_department; drop policy audit_entry_read_by_county on jiheng.audit_entry; drop policy audit_entry_added_by_county on jiheng.audit_entry; create policy audit_entry_of_county on jiheng.audit_entry to jiheng_county using (county_code = nullif(current_setting('jiheng.county', true), '')) with check (county_code = nullif(current_setting('jiheng.county', true), '') and subject = nullif(current_setting('jiheng.subject', true), '') and role = nullif(current_setting('jiheng.role', true), ''));

--changeset jiheng:020-set-erasing splitStatements:false
--comment: Names the one project whose texts beside the audit a transaction erases; a delete that was not announced deletes nothing.
create function jiheng.set_erasing(department text, fiscal_year smallint, project integer) returns void
language plpgsql
set search_path = pg_catalog
as $$
begin
  if department is null or department !~ '^[0-9]{3}$' or fiscal_year is null or project is null then
    raise exception 'not a project' using errcode = '22023';
  end if;
  execute format('set local jiheng.erasing = %L', department || '/' || fiscal_year || '/' || project);
end
$$;
--rollback drop function jiheng.set_erasing(text, smallint, integer);

--changeset jiheng:020-audit-text-verbs
grant execute on function jiheng.set_erasing(text, smallint, integer) to jiheng_county, jiheng_department;
drop policy audit_text_of_county on jiheng.audit_text;
drop policy audit_text_of_department on jiheng.audit_text;
grant select on jiheng.audit_text to jiheng_department;
create policy audit_text_added_by_county on jiheng.audit_text for insert to jiheng_county
  with check (county_code = nullif(current_setting('jiheng.county', true), ''));
create policy audit_text_added_by_department on jiheng.audit_text for insert to jiheng_department
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), ''));
create policy audit_text_read_by_county on jiheng.audit_text for select to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') in ('AUDITOR', 'COUNTY_FINANCE'));
create policy audit_text_read_by_department on jiheng.audit_text for select to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'AUDITOR');
create policy audit_text_found_for_erasing on jiheng.audit_text for select to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), '')
    and (department_code || '/' || fiscal_year || '/' || project_number) = nullif(current_setting('jiheng.erasing', true), ''));
create policy audit_text_erased_by_county on jiheng.audit_text for delete to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and (department_code || '/' || fiscal_year || '/' || project_number) = nullif(current_setting('jiheng.erasing', true), ''));
create policy audit_text_erased_by_department on jiheng.audit_text for delete to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), '')
    and (department_code || '/' || fiscal_year || '/' || project_number) = nullif(current_setting('jiheng.erasing', true), ''));
--rollback drop policy audit_text_erased_by_department on jiheng.audit_text; drop policy audit_text_erased_by_county on jiheng.audit_text; drop policy audit_text_found_for_erasing on jiheng.audit_text; drop policy audit_text_read_by_department on jiheng.audit_text; drop policy audit_text_read_by_county on jiheng.audit_text; drop policy audit_text_added_by_department on jiheng.audit_text; drop policy audit_text_added_by_county on jiheng.audit_text; revoke select on jiheng.audit_text from jiheng_department; grant select (county_code, fiscal_year, department_code, project_number) on jiheng.audit_text to jiheng_department; create policy audit_text_of_county on jiheng.audit_text to jiheng_county using (county_code = nullif(current_setting('jiheng.county', true), '')) with check (county_code = nullif(current_setting('jiheng.county', true), '')); create policy audit_text_of_department on jiheng.audit_text to jiheng_department using (county_code = nullif(current_setting('jiheng.county', true), '') and department_code = nullif(current_setting('jiheng.department', true), '')) with check (county_code = nullif(current_setting('jiheng.county', true), '') and department_code = nullif(current_setting('jiheng.department', true), '')); revoke execute on function jiheng.set_erasing(text, smallint, integer) from jiheng_county, jiheng_department;
