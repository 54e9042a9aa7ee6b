--liquibase formatted sql

--changeset jiheng:021-membership-invited
--comment: A membership may be granted to an e-mail address: subject is null until somebody claims it, and then fixed. Ending one on its first day leaves an empty time.
alter table jiheng.membership alter column subject drop not null;
alter table jiheng.membership add column email text;
alter table jiheng.membership add column version integer not null default 1;
alter table jiheng.membership add column changed_by text;
alter table jiheng.membership add column changed_at timestamptz;
alter table jiheng.membership add constraint membership_of_somebody check (num_nonnulls(subject, email) > 0);
alter table jiheng.membership add constraint membership_email check (length(email) between 3 and 255);
alter table jiheng.membership drop constraint membership_once;
alter table jiheng.membership add constraint membership_once unique nulls not distinct
  (subject, email, role, province_code, prefecture_code, county_code, department_code, valid_from);
alter table jiheng.membership drop constraint membership_validity;
alter table jiheng.membership add constraint membership_validity check (valid_until >= valid_from);
create index membership_invited on jiheng.membership (email) where subject is null;
--rollback drop index jiheng.membership_invited; delete from jiheng.membership where subject is null or valid_until = valid_from; alter table jiheng.membership drop constraint membership_validity; alter table jiheng.membership add constraint membership_validity check (valid_until > valid_from); alter table jiheng.membership drop constraint membership_once; alter table jiheng.membership add constraint membership_once unique nulls not distinct (subject, role, province_code, prefecture_code, county_code, department_code, valid_from); alter table jiheng.membership drop constraint membership_email; alter table jiheng.membership drop constraint membership_of_somebody; alter table jiheng.membership drop column changed_at; alter table jiheng.membership drop column changed_by; alter table jiheng.membership drop column version; alter table jiheng.membership drop column email; alter table jiheng.membership alter column subject set not null;

--changeset jiheng:021-set-email splitStatements:false
--comment: The e-mail address that the token's issuer vouches for: invitations to it, and to no other, can be seen and claimed in the transaction.
create function jiheng.set_email(email text) returns void
language plpgsql
set search_path = pg_catalog
as $$
begin
  if email is null then
    raise exception 'not an email' using errcode = '22023';
  end if;
  execute format('set local jiheng.email = %L', email);
end
$$;
--rollback drop function jiheng.set_email(text);

--changeset jiheng:021-membership-claimed
grant execute on function jiheng.set_email(text) to jiheng_identity;
grant update (subject, version) on jiheng.membership to jiheng_identity;
create policy membership_invited on jiheng.membership for select to jiheng_identity
  using (subject is null and email = nullif(current_setting('jiheng.email', true), ''));
create policy membership_claimed on jiheng.membership for update to jiheng_identity
  using (subject is null and email = nullif(current_setting('jiheng.email', true), ''))
  with check (subject = nullif(current_setting('jiheng.subject', true), '')
    and email = nullif(current_setting('jiheng.email', true), ''));
--rollback drop policy membership_claimed on jiheng.membership; drop policy membership_invited on jiheng.membership; revoke update (subject, version) on jiheng.membership from jiheng_identity; revoke execute on function jiheng.set_email(text) from jiheng_identity;

--changeset jiheng:021-membership-ended
--comment: When it ends is all that changes of a membership: by its county's finance, or by the administrator who grants such ones.
grant update (valid_until, version, changed_by, changed_at) on jiheng.membership to jiheng_administrator, jiheng_county;
drop policy membership_of_administrator on jiheng.membership;
create policy membership_read_by_administrator on jiheng.membership for select to jiheng_administrator
  using (nullif(current_setting('jiheng.subject', true), '') is not null
    and role in ('COUNTY_FINANCE', 'OVERSIGHT', 'ADMINISTRATOR'));
create policy membership_granted_by_administrator on jiheng.membership for insert to jiheng_administrator
  with check (granted_by = nullif(current_setting('jiheng.subject', true), '')
    and role in ('COUNTY_FINANCE', 'OVERSIGHT', 'ADMINISTRATOR'));
create policy membership_ended_by_administrator on jiheng.membership for update to jiheng_administrator
  using (nullif(current_setting('jiheng.subject', true), '') is not null
    and role in ('COUNTY_FINANCE', 'OVERSIGHT', 'ADMINISTRATOR'))
  with check (changed_by = nullif(current_setting('jiheng.subject', true), '')
    and role in ('COUNTY_FINANCE', 'OVERSIGHT', 'ADMINISTRATOR'));
drop policy membership_of_county on jiheng.membership;
create policy membership_read_by_county on jiheng.membership for select to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), ''));
create policy membership_granted_by_county on jiheng.membership for insert to jiheng_county
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and granted_by = nullif(current_setting('jiheng.subject', true), '')
    and role in ('DEPARTMENT_EDITOR', 'DEPARTMENT_REVIEWER', 'COUNTY_FINANCE', 'AUDITOR', 'READER'));
create policy membership_ended_by_county on jiheng.membership for update to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE')
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and changed_by = nullif(current_setting('jiheng.subject', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE');
--rollback drop policy membership_ended_by_county on jiheng.membership; drop policy membership_granted_by_county on jiheng.membership; drop policy membership_read_by_county on jiheng.membership; create policy membership_of_county on jiheng.membership to jiheng_county using (county_code = nullif(current_setting('jiheng.county', true), '')) with check (county_code = nullif(current_setting('jiheng.county', true), '') and granted_by = nullif(current_setting('jiheng.subject', true), '') and role in ('DEPARTMENT_EDITOR', 'DEPARTMENT_REVIEWER', 'COUNTY_FINANCE', 'AUDITOR', 'READER')); drop policy membership_ended_by_administrator on jiheng.membership; drop policy membership_granted_by_administrator on jiheng.membership; drop policy membership_read_by_administrator on jiheng.membership; create policy membership_of_administrator on jiheng.membership to jiheng_administrator using (nullif(current_setting('jiheng.subject', true), '') is not null and role in ('COUNTY_FINANCE', 'OVERSIGHT', 'ADMINISTRATOR')) with check (granted_by = nullif(current_setting('jiheng.subject', true), '') and role in ('COUNTY_FINANCE', 'OVERSIGHT', 'ADMINISTRATOR')); revoke update (valid_until, version, changed_by, changed_at) on jiheng.membership from jiheng_administrator, jiheng_county;
