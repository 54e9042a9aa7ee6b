--liquibase formatted sql

--changeset jiheng:053-comment-part
--comment: As what the author of a comment spoke: whether a thread waits for the department or for finance is told by its last comment. Comments from before are taken for finance's where they are the opener's.
alter table jiheng.review_comment add column part text not null default coalesce(nullif(current_setting('jiheng.role', true), ''), 'COUNTY_FINANCE');
update jiheng.review_comment c set part = 'DEPARTMENT_EDITOR' from jiheng.review_thread t
  where t.county_code = c.county_code and t.fiscal_year = c.fiscal_year and t.department_code = c.department_code
    and t.adjustment = c.adjustment and t.number = c.thread_number and t.opened_by <> c.author;
alter table jiheng.review_comment add constraint review_comment_part check (part in ('DEPARTMENT_EDITOR', 'DEPARTMENT_REVIEWER', 'COUNTY_FINANCE'));
drop policy review_comment_insert_of_county on jiheng.review_comment;
drop policy review_comment_insert_of_department on jiheng.review_comment;
create policy review_comment_insert_of_county on jiheng.review_comment for insert to jiheng_county
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and author = nullif(current_setting('jiheng.subject', true), '')
    and part = nullif(current_setting('jiheng.role', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE');
create policy review_comment_insert_of_department on jiheng.review_comment for insert to jiheng_department
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), '')
    and author = nullif(current_setting('jiheng.subject', true), '')
    and part = nullif(current_setting('jiheng.role', true), ''));
--rollback drop policy review_comment_insert_of_county on jiheng.review_comment;
--rollback drop policy review_comment_insert_of_department on jiheng.review_comment;
--rollback alter table jiheng.review_comment drop column part;
--rollback create policy review_comment_insert_of_county on jiheng.review_comment for insert to jiheng_county with check (county_code = nullif(current_setting('jiheng.county', true), '') and author = nullif(current_setting('jiheng.subject', true), '') and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE');
--rollback create policy review_comment_insert_of_department on jiheng.review_comment for insert to jiheng_department with check (county_code = nullif(current_setting('jiheng.county', true), '') and department_code = nullif(current_setting('jiheng.department', true), '') and author = nullif(current_setting('jiheng.subject', true), ''));
