--liquibase formatted sql

--changeset jiheng:011-guard-round splitStatements:false
--comment: A decision is made once, in one's own name and by finance; what was submitted changes only where a project of it has become classified, which the digest then shows.
create function jiheng.guard_round() returns trigger
language plpgsql
set search_path = pg_catalog
as $$
begin
  if (new.round, new.version, new.digest, new.submitted_by, new.submitted_at) is distinct from
     (old.round, old.version, old.digest, old.submitted_by, old.submitted_at) then
    raise exception 'a round stays as it was submitted' using errcode = 'JH002';
  end if;
  if (new.decision, new.decided_by, new.decided_at, new.reason, new.grades::text) is distinct from
     (old.decision, old.decided_by, old.decided_at, old.reason, old.grades::text) and not coalesce(
       old.decision is null and new.decided_by = nullif(current_setting('jiheng.subject', true), '')
       and nullif(current_setting('jiheng.role', true), '') = 'COUNTY_FINANCE', false) then
    raise exception 'a decision is made once, by finance' using errcode = 'JH002';
  end if;
  return new;
end
$$;
--rollback drop function jiheng.guard_round();

--changeset jiheng:011-round-erasure
create trigger guard before update on jiheng.review_round for each row execute function jiheng.guard_round();
grant update (content) on jiheng.review_round to jiheng_county, jiheng_department;
drop policy review_round_update_of_county on jiheng.review_round;
create policy review_round_update_of_county on jiheng.review_round for update to jiheng_county
  using (county_code = nullif(current_setting('jiheng.county', true), ''))
  with check (county_code = nullif(current_setting('jiheng.county', true), ''));
create policy review_round_update_of_department on jiheng.review_round for update to jiheng_department
  using (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), ''))
  with check (county_code = nullif(current_setting('jiheng.county', true), '')
    and department_code = nullif(current_setting('jiheng.department', true), ''));
--rollback drop trigger guard on jiheng.review_round;
