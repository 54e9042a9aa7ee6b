--liquibase formatted sql

--changeset jiheng:001-roles-exist
--comment: The logins are the cluster administrator's to make (roles.sql): fail with one sentence when one is missing.
--preconditions onFail:HALT onFailMessage:"The database logins are missing: run db/roles.sql as the cluster's administrator first"
--precondition-sql-check expectedResult:6 select count(*) from pg_roles where rolname in ('jiheng_identity', 'jiheng_administrator', 'jiheng_department', 'jiheng_county', 'jiheng_prefecture', 'jiheng_province') and not rolsuper and not rolbypassrls
create schema if not exists jiheng;
--rollback drop schema if exists jiheng cascade;

--changeset jiheng:001-usage
revoke all on schema jiheng from public;
grant usage on schema jiheng to jiheng_identity, jiheng_administrator, jiheng_department, jiheng_county, jiheng_prefecture, jiheng_province;
alter default privileges in schema jiheng revoke execute on functions from public;
--rollback revoke usage on schema jiheng from jiheng_identity, jiheng_administrator, jiheng_department, jiheng_county, jiheng_prefecture, jiheng_province;

--changeset jiheng:001-set-scope splitStatements:false
--comment: Called as the first statement of every transaction. Sets every setting that a policy reads, '' where it does not apply, so nothing can be left over from before. SET LOCAL and not set_config: that is what a distributed engine passes on to its workers.
create function jiheng.set_scope(region text, department text, subject text) returns void
language plpgsql
set search_path = pg_catalog
as $$
begin
  if region is null or region !~ '^([0-9]{2}|[0-9]{4}|[0-9]{6})?$' then
    raise exception 'not a region' using errcode = '22023';
  end if;
  if department is null or department !~ '^([0-9]{3})?$' or (department <> '' and length(region) <> 6) then
    raise exception 'not a department' using errcode = '22023';
  end if;
  if subject is null then
    raise exception 'not a subject' using errcode = '22023';
  end if;
  execute format('set local jiheng.province = %L', case length(region) when 2 then region else '' end);
  execute format('set local jiheng.prefecture = %L', case length(region) when 4 then region else '' end);
  execute format('set local jiheng.county = %L', case length(region) when 6 then region else '' end);
  execute format('set local jiheng.department = %L', department);
  execute format('set local jiheng.subject = %L', subject);
end
$$;
--rollback drop function jiheng.set_scope(text, text, text);

--changeset jiheng:001-set-scope-grant
grant execute on function jiheng.set_scope(text, text, text) to jiheng_identity, jiheng_administrator, jiheng_department, jiheng_county, jiheng_prefecture, jiheng_province;
--rollback revoke execute on function jiheng.set_scope(text, text, text) from jiheng_identity, jiheng_administrator, jiheng_department, jiheng_county, jiheng_prefecture, jiheng_province;
