package org.jiheng.tenancy.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What must hold of the catalog after every migration. One query, each row of which is a
 * violation: the rule and the object that breaks it. A new table is held to all of it
 * without being named.
 */
final class Invariants {

	/** Public facts, the same for everyone, which grant nothing but select. */
	private static final String REFERENCE = "'region', 'indicator_frame', 'indicator_class', 'frame_crosswalk',"
			+ " 'frame_crosswalk_class', 'check_norm', 'review_head'";

	/**
	 * Keys without the county: read by subject before any scope, its id names nothing.
	 */
	private static final String KEYS_WITHOUT_COUNTY = "'membership_pk'";

	/** The one policy by which rows are everyone's: its role, and all that it says. */
	private static final String OF_EVERYONE = "'publication_select_of_public', '{jiheng_public}', '(shown AND (ended_at IS NULL))'";

	/** What oversight may select beside public facts: what is sealed, what shows it. */
	private static final String OVERSEEN = "'snapshot', 'snapshot_project', 'snapshot_indicator', "
			+ "'snapshot_fact_department', 'snapshot_fact_class', 'snapshot_fact_target',"
			+ " 'comparison_department', 'comparison_county', 'comparison_class', 'oversight_grant', 'audit_text', 'unit_change', 'county_population', 'project_alias'";

	/** Where what oversight reads is written down: in its own chain, to be added to. */
	private static final String OVERSIGHT_CHAIN = "'audit_head', 'audit_entry'";

	private static final String QUERY = """
			with application as (
			  select oid, rolname from pg_roles
			  where rolname in ('jiheng_identity', 'jiheng_administrator', 'jiheng_department', 'jiheng_county',
			    'jiheng_prefecture', 'jiheng_province', 'jiheng_public')
			), relation as (
			  select c.oid, c.relname, c.relkind, c.relrowsecurity, c.relforcerowsecurity, c.relowner, c.relacl,
			    c.reloptions, c.relispartition
			  from pg_class c join pg_namespace n on n.oid = c.relnamespace
			  where n.nspname = 'jiheng'
			), tenant_table as (
			  select * from relation where relkind in ('r', 'p') and not relispartition and relname not in (%1$s)
			), granted as (
			  select r.oid, r.relname, r.relkind, r.relispartition, g.privilege_type as verb, g.grantee
			  from relation r, aclexplode(r.relacl) g
			  where g.grantee <> r.relowner
			  union
			  select r.oid, r.relname, r.relkind, r.relispartition, g.privilege_type, g.grantee
			  from relation r join pg_attribute a on a.attrelid = r.oid, aclexplode(a.attacl) g
			  where g.grantee <> r.relowner
			)
			select 'row security is not enabled and forced', relname from tenant_table
			  where not (relrowsecurity and relforcerowsecurity)
			union all
			select 'a granted verb has no policy of that login', g.relname || ' ' || g.verb || ' ' || a.rolname
			  from granted g join tenant_table t on t.oid = g.oid join application a on a.oid = g.grantee
			  where not exists (select from pg_policy p where p.polrelid = g.oid and p.polroles = array[a.oid]
			    and p.polcmd in ('*', case g.verb when 'SELECT' then 'r' when 'INSERT' then 'a' when 'UPDATE' then 'w'
			      when 'DELETE' then 'd' end))
			union all
			select 'a verb that no policy holds back is granted', relname || ' ' || verb from granted
			  where relkind in ('r', 'p', 'v', 'm', 'f') and verb not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
			union all
			select 'a reference table grants more than select', relname || ' ' || verb from granted
			  where relname in (%1$s) and verb <> 'SELECT'
			union all
			select 'a grant to someone else than the application', relname || ' ' || verb from granted
			  where not exists (select from application a where a.oid = grantee)
			union all
			select 'a policy compares no setting or is for everyone', polrelid::regclass::text || ' ' || polname
			  from pg_policy where polrelid in (select oid from relation)
			    and (polname, polroles::regrole[]::text, pg_get_expr(polqual, polrelid)) is distinct from (%3$s) and (
			    0 = any(polroles) or not polpermissive
			    or coalesce(pg_get_expr(polqual, polrelid), '') not like '%%current_setting(''jiheng.%%' and polcmd <> 'a'
			    or coalesce(pg_get_expr(polwithcheck, polrelid), '') not like '%%current_setting(''jiheng.%%'
			      and polcmd in ('a', '*', 'w'))
			union all
			select 'a policy has a subquery, LIKE or left()', polrelid::regclass::text || ' ' || polname
			  from pg_policy where polrelid in (select oid from relation)
			    and concat(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) ~* '\\mselect\\M|~~|left\\('
			union all
			select 'a login of the application owns something', a.rolname || ' ' || c.relname
			  from application a join pg_class c on c.relowner = a.oid
			union all
			select 'a login of the application owns something', a.rolname || ' ' || p.proname
			  from application a join pg_proc p on p.proowner = a.oid
			union all
			select 'a login of the application owns something', a.rolname || ' ' || n.nspname
			  from application a join pg_namespace n on n.nspowner = a.oid
			union all
			select 'a login of the application can make schemas or databases or roles', r.rolname
			  from pg_roles r join application a using (oid)
			  where r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication
			    or has_schema_privilege(r.oid, 'jiheng', 'create') or has_schema_privilege(r.oid, 'public', 'create')
			union all
			select 'a login of the application is a member of another role', a.rolname || ' ' || m.roleid::regrole
			  from application a join pg_auth_members m on m.member = a.oid
			union all
			select 'oversight has a grant on drafts', g.relname || ' ' || g.verb
			  from granted g join application a on a.oid = g.grantee
			  where a.rolname in ('jiheng_prefecture', 'jiheng_province') and g.relname not in (%1$s)
			    and not (g.relname in (%4$s) and g.verb = 'SELECT' or g.relname in (%5$s) and g.verb <> 'DELETE')
			union all
			select 'the public has a grant beside published editions', g.relname || ' ' || g.verb
			  from granted g join application a on a.oid = g.grantee
			  where a.rolname = 'jiheng_public' and (g.relname <> 'publication' or g.verb <> 'SELECT')
			union all
			select 'the public reads who published', a.attname from pg_attribute a
			  where a.attrelid = 'jiheng.publication'::regclass and right(a.attname::text, 3) = '_by'
			    and has_column_privilege('jiheng_public', a.attrelid, a.attnum, 'SELECT')
			union all
			select 'a view runs as its owner', relname from relation
			  where relkind = 'v' and not coalesce('security_invoker=true' = any(reloptions)
			    or 'security_invoker=on' = any(reloptions), false)
			union all
			select 'a materialised or foreign table', relname from relation where relkind in ('m', 'f')
			union all
			select 'a function runs as its owner', p.proname
			  from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'jiheng' and p.prosecdef
			union all
			select 'a function has no fixed search_path', p.proname
			  from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'jiheng'
			    and not exists (select from unnest(p.proconfig) setting where setting like 'search_path=%%')
			union all
			select 'a grant on a partition', relname || ' ' || verb from granted where relispartition
			union all
			select 'a tenant table has no county_code that is never null', relname from tenant_table t
			  where relname <> 'membership' and not exists (select from pg_attribute a
			    where a.attrelid = t.oid and a.attname = 'county_code' and a.attnotnull)
			union all
			select 'a key without the county', i.indexrelid::regclass::text
			  from pg_index i join tenant_table t on t.oid = i.indrelid join pg_class c on c.oid = i.indexrelid
			  where i.indisunique and c.relname not in (%2$s)
			    and not exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'county_code'
			      and a.attnum = any(i.indkey))
			union all
			select 'a foreign key without the county', conrelid::regclass::text || ' ' || conname
			  from pg_constraint k join tenant_table t on t.oid = k.conrelid join tenant_table o on o.oid = k.confrelid
			  where k.contype = 'f' and not exists (select from unnest(k.conkey, k.confkey) as pair (here, there)
			    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = here
			    join pg_attribute b on b.attrelid = k.confrelid and b.attnum = there
			    where a.attname = 'county_code' and b.attname = 'county_code')
			order by 1, 2
			"""
		.formatted(REFERENCE, KEYS_WITHOUT_COUNTY, OF_EVERYONE, OVERSEEN, OVERSIGHT_CHAIN);

	private Invariants() {
	}

	static List<String> violations(Connection connection) throws SQLException {
		List<String> violations = new ArrayList<>();
		try (Statement statement = connection.createStatement(); ResultSet found = statement.executeQuery(QUERY)) {
			while (found.next()) {
				violations.add(found.getString(1) + ": " + found.getString(2));
			}
		}
		return violations;
	}

}
