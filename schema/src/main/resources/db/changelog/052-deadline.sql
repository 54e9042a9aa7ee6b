--liquibase formatted sql

--changeset jiheng:052-review-deadline
--comment: Until when, that day included, a stage of a county's budget year is to be done. It blocks nothing; the board tells who is late.
create table jiheng.review_deadline (
  county_code text not null,
  fiscal_year smallint not null,
  stage text not null,
  due date not null
);
alter table jiheng.review_deadline add constraint review_deadline_pk primary key (county_code, fiscal_year, stage);
alter table jiheng.review_deadline add constraint review_deadline_county_fk foreign key (county_code) references jiheng.county (county_code);
alter table jiheng.review_deadline add constraint review_deadline_stage check (stage in ('SUBMISSION', 'REVIEW', 'APPROVAL'));
alter table jiheng.review_deadline enable row level security;
alter table jiheng.review_deadline force row level security;
grant select on jiheng.review_deadline to jiheng_county, jiheng_department;
grant insert, update (due), delete on jiheng.review_deadline to jiheng_county;
create policy review_deadline_select_of_county on jiheng.review_deadline for select to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), ''));
create policy review_deadline_insert_of_county on jiheng.review_deadline for insert to jiheng_county
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE');
create policy review_deadline_update_of_county on jiheng.review_deadline for update to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE')
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE');
create policy review_deadline_delete_of_county on jiheng.review_deadline for delete to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE');
create policy review_deadline_select_of_department on jiheng.review_deadline for select to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), ''));
--rollback drop table jiheng.review_deadline;
