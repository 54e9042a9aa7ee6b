--liquibase formatted sql

--changeset jiheng:050-review-thread
--comment: What finance has to say about one field of a submitted budget, until finance takes it as settled. project_number and indicator_number say where the field is, both null for the budget itself; version is the budget's when the thread was opened.
create table jiheng.review_thread (
  county_code text not null,
  fiscal_year smallint not null,
  department_code text not null,
  adjustment smallint not null,
  number integer not null,
  project_number integer,
  indicator_number integer,
  field text not null,
  version integer not null,
  opened_by text not null,
  opened_at timestamptz not null default now(),
  resolved_by text,
  resolved_at timestamptz
);
alter table jiheng.review_thread add constraint review_thread_pk primary key (county_code, fiscal_year, department_code, adjustment, number);
alter table jiheng.review_thread add constraint review_thread_once unique (county_code, fiscal_year, department_code, number);
alter table jiheng.review_thread add constraint review_thread_budget_fk foreign key (county_code, fiscal_year, department_code, adjustment)
  references jiheng.budget (county_code, fiscal_year, department_code, adjustment) on delete cascade;
alter table jiheng.review_thread add constraint review_thread_number check (number > 0);
alter table jiheng.review_thread add constraint review_thread_field check (field ~ '^[A-Za-z][A-Za-z0-9]{0,39}([.][A-Za-z0-9]{1,40})?$');
alter table jiheng.review_thread add constraint review_thread_resolved check (num_nonnulls(resolved_by, resolved_at) in (0, 2));
alter table jiheng.review_thread enable row level security;
alter table jiheng.review_thread force row level security;
grant select on jiheng.review_thread to jiheng_county, jiheng_department;
grant insert, update (resolved_by, resolved_at) on jiheng.review_thread to jiheng_county;
create policy review_thread_select_of_county on jiheng.review_thread for select to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), ''));
create policy review_thread_insert_of_county on jiheng.review_thread for insert to jiheng_county
  with check (county_code = nullif(current_setting('jiheng.county', true), '') and resolved_by is null
    and opened_by = nullif(current_setting('jiheng.subject', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE');
create policy review_thread_update_of_county on jiheng.review_thread for update to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE')
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE');
create policy review_thread_select_of_department on jiheng.review_thread for select to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), ''));
--rollback drop table jiheng.review_thread;

--changeset jiheng:050-review-comment
--comment: What was said in a thread, in the name of who said it. The words stay as they were written, but for those of a project that has become classified.
create table jiheng.review_comment (
  county_code text not null,
  fiscal_year smallint not null,
  department_code text not null,
  adjustment smallint not null,
  thread_number integer not null,
  number integer not null,
  author text not null,
  written_at timestamptz not null default now(),
  text text not null
);
alter table jiheng.review_comment add constraint review_comment_pk primary key (county_code, fiscal_year, department_code, adjustment, thread_number, number);
alter table jiheng.review_comment add constraint review_comment_thread_fk foreign key (county_code, fiscal_year, department_code, adjustment, thread_number)
  references jiheng.review_thread (county_code, fiscal_year, department_code, adjustment, number) on delete cascade;
alter table jiheng.review_comment add constraint review_comment_number check (number > 0);
alter table jiheng.review_comment add constraint review_comment_text check (char_length(text) between 1 and 2000);
alter table jiheng.review_comment enable row level security;
alter table jiheng.review_comment force row level security;
grant select, insert, update (text) on jiheng.review_comment to jiheng_county, jiheng_department;
create policy review_comment_select_of_county on jiheng.review_comment for select to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), ''));
create policy review_comment_insert_of_county on jiheng.review_comment for insert to jiheng_county
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and author = nullif(current_setting('jiheng.subject', true), '')
    and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE');
create policy review_comment_update_of_county on jiheng.review_comment for update to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), ''))
  with check (county_code = nullif(current_setting('jiheng.county', true), ''));
create policy review_comment_select_of_department on jiheng.review_comment for select to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), ''));
create policy review_comment_insert_of_department on jiheng.review_comment for insert to jiheng_department
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), '')
    and author = nullif(current_setting('jiheng.subject', true), ''));
create policy review_comment_update_of_department on jiheng.review_comment for update to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), ''))
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), ''));
--rollback drop table jiheng.review_comment;

--changeset jiheng:050-guard-thread splitStatements:false
--comment: A thread is opened on a submitted budget and settled in one's own name; once the budget is approved nothing is said or settled any more.
create function jiheng.guard_thread() returns trigger
language plpgsql
set search_path = pg_catalog
as $$
declare
  standing text;
begin
  select b.status into standing from jiheng.budget b
    where b.county_code = new.county_code and b.fiscal_year = new.fiscal_year
      and b.department_code = new.department_code and b.adjustment = new.adjustment for share;
  if standing = 'APPROVED' or (tg_op = 'INSERT' and standing <> 'SUBMITTED') then
    raise exception 'threads belong to the review' using errcode = 'JH005';
  end if;
  if new.resolved_by <> nullif(current_setting('jiheng.subject', true), '') then
    raise exception 'one settles a thread in one''s own name' using errcode = 'JH005';
  end if;
  return new;
end
$$;
--rollback drop function jiheng.guard_thread();

--changeset jiheng:050-guard-comment splitStatements:false
--comment: Words stay as they were written until they are erased; those who take part speak, and not after the approval.
create function jiheng.guard_comment() returns trigger
language plpgsql
set search_path = pg_catalog
as $$
begin
  if tg_op = 'UPDATE' then
    if new.text <> '项目已标为涉密，内容不再保存' then
      raise exception 'a comment stays as it was written' using errcode = 'JH005';
    end if;
    return new;
  end if;
  if coalesce(current_setting('jiheng.role', true), '') not in ('DEPARTMENT_EDITOR', 'DEPARTMENT_REVIEWER', 'COUNTY_FINANCE') then
    raise exception 'this role only reads' using errcode = 'JH005';
  end if;
  perform from jiheng.budget b
    where b.county_code = new.county_code and b.fiscal_year = new.fiscal_year
      and b.department_code = new.department_code and b.adjustment = new.adjustment and b.status <> 'APPROVED' for share;
  if not found then
    raise exception 'nothing is said after the approval' using errcode = 'JH005';
  end if;
  return new;
end
$$;
--rollback drop function jiheng.guard_comment();

--changeset jiheng:050-guard-approval splitStatements:false
--comment: Nothing is approved while anything said about it is unsettled.
create function jiheng.guard_approval() returns trigger
language plpgsql
set search_path = pg_catalog
as $$
begin
  if exists (select from jiheng.review_thread t
      where t.county_code = new.county_code and t.fiscal_year = new.fiscal_year
        and t.department_code = new.department_code and t.adjustment = new.adjustment and t.resolved_at is null) then
    raise exception 'a thread of the review is unresolved' using errcode = 'JH005';
  end if;
  return new;
end
$$;
--rollback drop function jiheng.guard_approval();

--changeset jiheng:050-guard-triggers
create trigger guard before insert or update on jiheng.review_thread for each row when (current_setting('jiheng.subject', true) <> '') execute function jiheng.guard_thread();
create trigger guard before insert or update on jiheng.review_comment for each row when (current_setting('jiheng.subject', true) <> '') execute function jiheng.guard_comment();
create trigger guard_approval before update on jiheng.budget for each row when (new.status = 'APPROVED' and old.status <> 'APPROVED') execute function jiheng.guard_approval();
--rollback drop trigger guard_approval on jiheng.budget;
--rollback drop trigger guard on jiheng.review_comment;
--rollback drop trigger guard on jiheng.review_thread;
