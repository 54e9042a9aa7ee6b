-- The logins of Jiheng: the owner of its schema, and one for each level of scope. Run once per PostgreSQL cluster by its
-- administrator, before the first start, and again before the first start of a version that has one more; harmless to
-- repeat. Passwords are set beside it: alter role jiheng_county password '…'; then: create database jiheng owner
-- jiheng_owner.
--
--   jiheng_owner          migrates the schema; bypasses row-level security, since it adds keys to filled tables
-- None of the others owns anything, bypasses row-level security or inherits from the owner:
--   jiheng_identity       before a membership is chosen: reads one's own memberships, nothing else
--   jiheng_administrator  runs the instance: counties and memberships, no budgets
--   jiheng_department     one department of one county
--   jiheng_county         one county
--   jiheng_prefecture     oversight; has no grant on drafts
--   jiheng_province       oversight; has no grant on drafts
--   jiheng_public         anonymous readers: published editions, nothing else
do $$
declare
  login text;
begin
  if not exists (select from pg_roles where rolname = 'jiheng_owner') then
    create role jiheng_owner login nosuperuser nocreatedb nocreaterole noinherit noreplication bypassrls;
  end if;
  foreach login in array array['jiheng_identity', 'jiheng_administrator', 'jiheng_department', 'jiheng_county',
    'jiheng_prefecture', 'jiheng_province', 'jiheng_public']
  loop
    if not exists (select from pg_roles where rolname = login) then
      execute format('create role %I login nosuperuser nocreatedb nocreaterole noinherit noreplication nobypassrls', login);
    end if;
    execute format('alter role %I set statement_timeout = %L', login, case login when 'jiheng_public' then '5s' else '15s' end);
    execute format('alter role %I set lock_timeout = ''3s''', login);
    execute format('alter role %I set idle_in_transaction_session_timeout = ''30s''', login);
    execute format('alter role %I set search_path = jiheng', login);
    execute format('alter role %I set timezone = ''Asia/Shanghai''', login);
  end loop;
end
$$;
