--liquibase formatted sql

--changeset jiheng:151-set-granted-at-once splitStatements:false
--comment: As 080 says it, in one statement for all grants of whole years and, only where there are grants of single kinds, one more. A command executed for each grant cost ten times as much as the setting itself, in every transaction of an overseeing region.
create or replace function jiheng.set_granted(region text) returns void
language plpgsql
set search_path = pg_catalog
as $$
declare
  today constant date := (now() at time zone 'Asia/Shanghai')::date;
  years constant text := (select ',' || string_agg(year::text, ',' order by year) || ',' from generate_series(2000, 2099) year);
  many integer;
  partly boolean;
begin
  select count(set_config('jiheng.granted_' || granted.name, granted.covered, true)), coalesce(bool_or(granted.part), false)
  into many, partly
  from (select g.county_code || case when whole then '' else '_' || kind end as name, not whole as part,
      string_agg(substr(years, (g.first_year - 2000) * 5 + 1, (coalesce(g.last_year, 2099) - g.first_year + 1) * 5 + 1), '') as covered
    from (select g.*, array['APPROVAL', 'ADJUSTMENT', 'YEAR_END'] <@ g.kinds as whole from jiheng.oversight_grant g
      where g.overseer = region and g.revoked_at is null and g.valid_from <= today
        and (g.valid_until is null or g.valid_until > today)) g,
      unnest(case when whole then '{ALL}'::text[] else g.kinds end) kind
    group by 1, 2) granted;
  if partly then
    perform set_config('jiheng.granted_' || granted.county_code || '_' || granted.fiscal_year, ',' || granted.entries || ',', true)
    from (select s.county_code, s.fiscal_year, string_agg(s.department_code || '/' || s.number, ',') as entries
      from (select distinct g.county_code, g.first_year, coalesce(g.last_year, 2099) as last_year, g.kinds
        from jiheng.oversight_grant g
        where g.overseer = region and g.revoked_at is null and g.valid_from <= today
          and (g.valid_until is null or g.valid_until > today)
          and not array['APPROVAL', 'ADJUSTMENT', 'YEAR_END'] <@ g.kinds) g
      join jiheng.snapshot s on s.county_code = g.county_code and s.fiscal_year between g.first_year and g.last_year
        and s.kind = any(g.kinds)
      group by s.county_code, s.fiscal_year) granted;
  end if;
end
$$;
--rollback not required
