--liquibase formatted sql

--changeset jiheng:070-public-login
--comment: The login of anonymous readers came after the others: where roles.sql ran before it had this login, it is to be run once more.
--preconditions onFail:HALT onFailMessage:"The database login jiheng_public is missing: run db/roles.sql once more as the cluster's administrator"
--precondition-sql-check expectedResult:1 select count(*) from pg_roles where rolname = 'jiheng_public' and not rolsuper and not rolbypassrls
grant usage on schema jiheng to jiheng_public;
grant execute on function jiheng.set_scope(text, text, text), jiheng.set_scope(text, text, text, text) to jiheng_public;
--rollback revoke execute on function jiheng.set_scope(text, text, text), jiheng.set_scope(text, text, text, text) from jiheng_public;
--rollback revoke usage on schema jiheng from jiheng_public;

--changeset jiheng:070-county-publication
--comment: Whether a county shows its public editions to everyone. A county without a row never did.
create table jiheng.county_publication (
  county_code text not null,
  shown boolean not null,
  changed_by text not null default nullif(current_setting('jiheng.subject', true), ''),
  changed_at timestamptz not null default now()
);
alter table jiheng.county_publication add constraint county_publication_pk primary key (county_code);
alter table jiheng.county_publication add constraint county_publication_shown unique (county_code, shown);
alter table jiheng.county_publication add constraint county_publication_county_fk foreign key (county_code) references jiheng.county (county_code);
alter table jiheng.county_publication enable row level security;
alter table jiheng.county_publication force row level security;
grant select on jiheng.county_publication to jiheng_county, jiheng_department;
grant insert, update (shown, changed_by, changed_at) on jiheng.county_publication to jiheng_county;
create policy county_publication_select_of_county on jiheng.county_publication for select to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), ''));
create policy county_publication_insert_of_county on jiheng.county_publication for insert to jiheng_county
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE'
    and changed_by = nullif(current_setting('jiheng.subject', true), ''));
create policy county_publication_update_of_county on jiheng.county_publication for update to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE')
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE'
    and changed_by = nullif(current_setting('jiheng.subject', true), ''));
create policy county_publication_select_of_department on jiheng.county_publication for select to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), ''));
--rollback drop table jiheng.county_publication;

--changeset jiheng:070-publication
--comment: The public edition of a snapshot: a copy of what it says, by whose content_hash anyone can verify it, and nobody's name. It is public while shown, which follows the county's switch by key so that the policy stays bare, and until it is ended: withdrawn, or replaced by a later one. One at most is not ended. What was ended is not taken out.
alter table jiheng.snapshot add constraint snapshot_with_hashes unique (county_code, fiscal_year, department_code, number, content_hash, hash);
create table jiheng.publication (
  county_code text not null,
  fiscal_year smallint not null,
  department_code text not null,
  snapshot_number integer not null,
  shown boolean not null default true,
  kind text not null,
  adjustment smallint not null,
  county_name text not null,
  department_name text not null,
  title text not null,
  total_fen bigint not null,
  fiscal_fen bigint,
  other_fen bigint,
  project_count integer not null,
  content text not null,
  content_hash text not null,
  hash text not null,
  sealed_at timestamptz not null,
  basis_document text,
  basis_date date,
  published_at timestamptz not null default now(),
  published_by text not null default nullif(current_setting('jiheng.subject', true), ''),
  ended_at timestamptz,
  ended_by text
);
alter table jiheng.publication add constraint publication_pk primary key (county_code, fiscal_year, department_code, snapshot_number);
alter table jiheng.publication add constraint publication_snapshot_fk foreign key (county_code, fiscal_year, department_code, snapshot_number, content_hash, hash)
  references jiheng.snapshot (county_code, fiscal_year, department_code, number, content_hash, hash);
alter table jiheng.publication add constraint publication_shown_fk foreign key (county_code, shown)
  references jiheng.county_publication (county_code, shown) on update cascade;
alter table jiheng.publication add constraint publication_ended check (num_nonnulls(ended_at, ended_by) <> 1);
create unique index publication_one_not_ended on jiheng.publication (county_code, fiscal_year, department_code) where ended_at is null;
create index publication_for_everyone on jiheng.publication (fiscal_year desc, county_code desc, department_code desc) where shown and ended_at is null;
alter table jiheng.publication enable row level security;
alter table jiheng.publication force row level security;
grant select, insert, update (published_at, published_by, ended_at, ended_by) on jiheng.publication to jiheng_county;
grant select on jiheng.publication to jiheng_department;
grant select (county_code, fiscal_year, department_code, snapshot_number, kind, adjustment, county_name, department_name, title, total_fen,
  fiscal_fen, other_fen, project_count, content, content_hash, hash, sealed_at, basis_document, basis_date, published_at)
  on jiheng.publication to jiheng_public;
create policy publication_select_of_county on jiheng.publication for select to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), ''));
create policy publication_insert_of_county on jiheng.publication for insert to jiheng_county
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE'
    and published_by = nullif(current_setting('jiheng.subject', true), '') and shown and ended_at is null);
create policy publication_update_of_county on jiheng.publication for update to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE')
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE'
    and nullif(current_setting('jiheng.subject', true), '') = case when ended_at is null then published_by else ended_by end);
create policy publication_select_of_department on jiheng.publication for select to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), ''));
create policy publication_select_of_public on jiheng.publication for select to jiheng_public
  using (shown and ended_at is null);
--rollback drop table jiheng.publication;
--rollback alter table jiheng.snapshot drop constraint snapshot_with_hashes;
