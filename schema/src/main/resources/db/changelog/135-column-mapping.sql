--liquibase formatted sql

--changeset jiheng:135-column-mapping
--comment: What a county remembers of the columns of a form for a year: the form is SHA-256 of its header's words, columns their words and meanings in order. Confirmed by the county's finance, read by whoever imports; forgotten by being deleted, of which the audit chain tells.
create table jiheng.column_mapping (
  county_code text not null,
  fiscal_year smallint not null,
  form text not null,
  columns json not null,
  remembered_by text not null,
  remembered_at timestamptz not null default now()
);
alter table jiheng.column_mapping add constraint column_mapping_pk primary key (county_code, fiscal_year, form);
alter table jiheng.column_mapping add constraint column_mapping_county_fk foreign key (county_code) references jiheng.county (county_code);
alter table jiheng.column_mapping add constraint column_mapping_year check (fiscal_year between 2000 and 2099);
alter table jiheng.column_mapping add constraint column_mapping_form check (form ~ '^[0-9a-f]{64}$');
alter table jiheng.column_mapping enable row level security;
alter table jiheng.column_mapping force row level security;
grant select, delete, insert (county_code, fiscal_year, form, columns, remembered_by),
  update (columns, remembered_by, remembered_at) on jiheng.column_mapping to jiheng_county;
grant select on jiheng.column_mapping to jiheng_department;
create policy column_mapping_of_county on jiheng.column_mapping to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE')
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE');
create policy column_mapping_select_of_department on jiheng.column_mapping for select to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'DEPARTMENT_EDITOR');
--rollback drop table jiheng.column_mapping;
