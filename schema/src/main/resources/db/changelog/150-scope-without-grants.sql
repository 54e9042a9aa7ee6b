--liquibase formatted sql

--changeset jiheng:150-set-scope-without-grants splitStatements:false
--comment: As set_scope of an overseeing region, which then sees nothing of what counties granted it: for a transaction that only writes down what was read. To resolve the grants costs more than such a transaction's own statements. Called once more, it goes on as another subject of the region.
create function jiheng.set_scope_without_grants(region text, subject text) returns void
language plpgsql
set search_path = pg_catalog
as $$
begin
  if region is null or region !~ '^([0-9]{2}|[0-9]{4})$' then
    raise exception 'not an overseeing region' using errcode = '22023';
  end if;
  if subject is null then
    raise exception 'not a subject' using errcode = '22023';
  end if;
  execute format('set local jiheng.province = %L', case length(region) when 2 then region else '' end);
  execute format('set local jiheng.prefecture = %L', case length(region) when 4 then region else '' end);
  set local jiheng.county = '';
  set local jiheng.department = '';
  execute format('set local jiheng.subject = %L', subject);
  set local jiheng.role = '';
end
$$;
--rollback drop function jiheng.set_scope_without_grants(text, text);

--changeset jiheng:150-set-scope-without-grants-grant
grant execute on function jiheng.set_scope_without_grants(text, text) to jiheng_prefecture, jiheng_province;
--rollback revoke execute on function jiheng.set_scope_without_grants(text, text) from jiheng_prefecture, jiheng_province;
