--liquibase formatted sql

--changeset jiheng:008-set-scope-with-role splitStatements:false
--comment: As 001, and the role in which somebody acts: guards of the life cycle read it. The form without it stays while older instances run.
create function jiheng.set_scope(region text, department text, subject text, role text) returns void
language plpgsql
set search_path = pg_catalog
as $$
begin
  if role is null or role !~ '^[A-Z_]*$' then
    raise exception 'not a role' using errcode = '22023';
  end if;
  perform jiheng.set_scope(region, department, subject);
  execute format('set local jiheng.role = %L', role);
end
$$;
--rollback drop function jiheng.set_scope(text, text, text, text);

--changeset jiheng:008-set-scope-with-role-grant
grant execute on function jiheng.set_scope(text, text, text, text) to jiheng_identity, jiheng_administrator, jiheng_department, jiheng_county, jiheng_prefecture, jiheng_province;
--rollback revoke execute on function jiheng.set_scope(text, text, text, text) from jiheng_identity, jiheng_administrator, jiheng_department, jiheng_county, jiheng_prefecture, jiheng_province;

--changeset jiheng:008-idempotency
--comment: What a key of a client already did: the same key and input has one effect, and the same answer again. The input is a digest; input_digest covers the operation's name too.
create table jiheng.idempotency (
  county_code text not null,
  subject text not null,
  key text not null,
  input_digest text not null,
  reference text not null,
  done_at timestamptz not null default now()
);
alter table jiheng.idempotency add constraint idempotency_pk primary key (county_code, subject, key);
alter table jiheng.idempotency add constraint idempotency_county_fk foreign key (county_code) references jiheng.county (county_code);
alter table jiheng.idempotency add constraint idempotency_key check (length(key) between 1 and 200);
alter table jiheng.idempotency enable row level security;
alter table jiheng.idempotency force row level security;
grant select, insert, update (reference) on jiheng.idempotency to jiheng_county, jiheng_department;
create policy idempotency_of_county on jiheng.idempotency to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), '') and subject = nullif(current_setting('jiheng.subject', true), ''))
  with check (county_code = nullif(current_setting('jiheng.county', true), '') and subject = nullif(current_setting('jiheng.subject', true), ''));
create policy idempotency_of_department on jiheng.idempotency to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '') and subject = nullif(current_setting('jiheng.subject', true), ''))
  with check (county_code = nullif(current_setting('jiheng.county', true), '') and subject = nullif(current_setting('jiheng.subject', true), ''));
--rollback drop table jiheng.idempotency;

--changeset jiheng:008-audit-head
--comment: The end of each county's chain: locked by every write, so that entries follow each other without a gap, and kept outside the entries, so that a cut-off end is found.
create table jiheng.audit_head (
  county_code text not null,
  number bigint not null,
  hash text not null
);
alter table jiheng.audit_head add constraint audit_head_pk primary key (county_code);
alter table jiheng.audit_head add constraint audit_head_county_fk foreign key (county_code) references jiheng.county (county_code);
alter table jiheng.audit_head enable row level security;
alter table jiheng.audit_head force row level security;
grant select, insert, update (number, hash) on jiheng.audit_head to jiheng_county, jiheng_department;
create policy audit_head_of_county on jiheng.audit_head to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), ''))
  with check (county_code = nullif(current_setting('jiheng.county', true), ''));
create policy audit_head_of_department on jiheng.audit_head to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), ''))
  with check (county_code = nullif(current_setting('jiheng.county', true), ''));
--rollback drop table jiheng.audit_head;

--changeset jiheng:008-audit-entry
--comment: Who did what, as what, when. Append-only: no update, no delete. Changes hold digests where the value is free text; hash covers the entry and the hash before it.
create table jiheng.audit_entry (
  county_code text not null,
  number bigint not null,
  at timestamptz not null,
  subject text not null,
  role text not null,
  department_code text,
  request_id text,
  operation text not null,
  reference text not null,
  changes json not null,
  previous_hash text not null,
  hash text not null
);
alter table jiheng.audit_entry add constraint audit_entry_pk primary key (county_code, number);
alter table jiheng.audit_entry add constraint audit_entry_county_fk foreign key (county_code) references jiheng.county (county_code);
alter table jiheng.audit_entry add constraint audit_entry_hash check (hash ~ '^[0-9a-f]{64}$' and previous_hash ~ '^[0-9a-f]{64}$');
alter table jiheng.audit_entry enable row level security;
alter table jiheng.audit_entry force row level security;
grant select, insert on jiheng.audit_entry to jiheng_county;
grant insert on jiheng.audit_entry to jiheng_department;
create policy audit_entry_of_county on jiheng.audit_entry to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), ''))
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and subject = nullif(current_setting('jiheng.subject', true), '')
    and role = nullif(current_setting('jiheng.role', true), ''));
create policy audit_entry_of_department on jiheng.audit_entry for insert to jiheng_department
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), '')
    and subject = nullif(current_setting('jiheng.subject', true), '')
    and role = nullif(current_setting('jiheng.role', true), ''));
--rollback drop table jiheng.audit_entry;

--changeset jiheng:008-audit-text
--comment: The free texts that entries hold digests of. A digest covers the salt and the text, so that erasing this row leaves nothing to guess from.
create table jiheng.audit_text (
  county_code text not null,
  entry_number bigint not null,
  digest text not null,
  salt text not null,
  text text not null,
  department_code text,
  fiscal_year smallint,
  project_number integer
);
alter table jiheng.audit_text add constraint audit_text_pk primary key (county_code, entry_number, digest);
alter table jiheng.audit_text add constraint audit_text_entry_fk foreign key (county_code, entry_number)
  references jiheng.audit_entry (county_code, number);
create index audit_text_by_project on jiheng.audit_text (county_code, fiscal_year, department_code, project_number);
alter table jiheng.audit_text enable row level security;
alter table jiheng.audit_text force row level security;
grant select, insert, delete on jiheng.audit_text to jiheng_county;
grant select (county_code, fiscal_year, department_code, project_number), insert, delete on jiheng.audit_text to jiheng_department;
create policy audit_text_of_county on jiheng.audit_text to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), ''))
  with check (county_code = nullif(current_setting('jiheng.county', true), ''));
create policy audit_text_of_department on jiheng.audit_text to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), ''))
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), ''));
--rollback drop table jiheng.audit_text;
