--liquibase formatted sql

--changeset jiheng:004-membership
--comment: Who may act as what. Read by subject before any scope exists, so its key is not led by the county.
create table jiheng.membership (
  id uuid not null,
  subject text not null,
  role text not null,
  province_code text,
  prefecture_code text,
  county_code text,
  department_code text,
  valid_from date not null,
  valid_until date,
  granted_by text not null,
  granted_at timestamptz not null default now()
);
alter table jiheng.membership add constraint membership_pk primary key (id);
alter table jiheng.membership add constraint membership_department_fk foreign key (county_code, department_code)
  references jiheng.department (county_code, department_code);
alter table jiheng.membership add constraint membership_county_fk foreign key (county_code) references jiheng.county (county_code);
alter table jiheng.membership add constraint membership_once unique nulls not distinct
  (subject, role, province_code, prefecture_code, county_code, department_code, valid_from);
alter table jiheng.membership add constraint membership_validity check (valid_until > valid_from);
alter table jiheng.membership add constraint membership_scope check (case role
  when 'DEPARTMENT_EDITOR' then num_nonnulls(county_code, department_code) = 2 and num_nulls(province_code, prefecture_code) = 2
  when 'DEPARTMENT_REVIEWER' then num_nonnulls(county_code, department_code) = 2 and num_nulls(province_code, prefecture_code) = 2
  when 'COUNTY_FINANCE' then county_code is not null and num_nulls(province_code, prefecture_code, department_code) = 3
  when 'AUDITOR' then county_code is not null and num_nulls(province_code, prefecture_code) = 2
  when 'READER' then county_code is not null and num_nulls(province_code, prefecture_code) = 2
  when 'OVERSIGHT' then num_nonnulls(province_code, prefecture_code) = 1 and num_nulls(county_code, department_code) = 2
  when 'ADMINISTRATOR' then num_nulls(province_code, prefecture_code, county_code, department_code) = 4
  else false end);
create index membership_by_county on jiheng.membership (county_code);
alter table jiheng.membership enable row level security;
alter table jiheng.membership force row level security;
grant select on jiheng.membership to jiheng_identity;
grant select, insert on jiheng.membership to jiheng_administrator, jiheng_county;
create policy membership_of_subject on jiheng.membership for select to jiheng_identity
  using (subject = nullif(current_setting('jiheng.subject', true), ''));
create policy membership_of_administrator on jiheng.membership to jiheng_administrator
  using (nullif(current_setting('jiheng.subject', true), '') is not null
    and role in ('COUNTY_FINANCE', 'OVERSIGHT', 'ADMINISTRATOR'))
  with check (granted_by = nullif(current_setting('jiheng.subject', true), '')
    and role in ('COUNTY_FINANCE', 'OVERSIGHT', 'ADMINISTRATOR'));
create policy membership_of_county on jiheng.membership to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), ''))
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and granted_by = nullif(current_setting('jiheng.subject', true), '')
    and role in ('DEPARTMENT_EDITOR', 'DEPARTMENT_REVIEWER', 'COUNTY_FINANCE', 'AUDITOR', 'READER'));
--rollback drop table jiheng.membership;
