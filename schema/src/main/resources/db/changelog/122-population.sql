--liquibase formatted sql

--changeset jiheng:122-county-population
--comment: How many people live in a county in a year, for figures per head; loaded by the administrator of the instance from a statistical source, and loaded again where the source was mended. Public facts, still shown to the county itself and to those above it only.
create table jiheng.county_population (
  county_code text not null,
  fiscal_year smallint not null,
  province_code text not null,
  prefecture_code text not null,
  persons bigint not null,
  source text not null,
  loaded_by text not null,
  loaded_at timestamptz not null default now()
);
alter table jiheng.county_population add constraint county_population_pk primary key (county_code, fiscal_year);
alter table jiheng.county_population add constraint county_population_code check (county_code ~ '^[0-9]{6}$' and county_code !~ '00$');
alter table jiheng.county_population add constraint county_population_regions check (province_code = left(county_code, 2) and prefecture_code = left(county_code, 4));
alter table jiheng.county_population add constraint county_population_year check (fiscal_year between 2000 and 2099);
alter table jiheng.county_population add constraint county_population_persons check (persons > 0);
alter table jiheng.county_population add constraint county_population_source check (length(source) between 1 and 500);
alter table jiheng.county_population enable row level security;
alter table jiheng.county_population force row level security;
grant select on jiheng.county_population to jiheng_county, jiheng_department, jiheng_prefecture, jiheng_province, jiheng_administrator;
grant insert (county_code, fiscal_year, province_code, prefecture_code, persons, source, loaded_by),
  update (persons, source, loaded_by, loaded_at) on jiheng.county_population to jiheng_administrator;
create policy county_population_select_of_county on jiheng.county_population for select to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), ''));
create policy county_population_select_of_department on jiheng.county_population for select to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), ''));
create policy county_population_select_of_prefecture on jiheng.county_population for select to jiheng_prefecture
  using (prefecture_code = nullif(current_setting('jiheng.prefecture', true), ''));
create policy county_population_select_of_province on jiheng.county_population for select to jiheng_province
  using (province_code = nullif(current_setting('jiheng.province', true), ''));
create policy county_population_select_of_administrator on jiheng.county_population for select to jiheng_administrator
  using (nullif(current_setting('jiheng.subject', true), '') is not null);
create policy county_population_insert_of_administrator on jiheng.county_population for insert to jiheng_administrator
  with check (loaded_by = nullif(current_setting('jiheng.subject', true), ''));
create policy county_population_update_of_administrator on jiheng.county_population for update to jiheng_administrator
  using (nullif(current_setting('jiheng.subject', true), '') is not null)
  with check (loaded_by = nullif(current_setting('jiheng.subject', true), '') and loaded_at = now());
--rollback drop table jiheng.county_population;
