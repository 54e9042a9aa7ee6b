package org.jiheng.tenancy.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Assurance 1. Each fault is planted in a transaction that is rolled back. */
@ExtendWith(PostgresExtension.class)
class InvariantTests {

	@Test
	void theSchemaKeepsEveryTenantApart(Database database) throws SQLException {
		try (Connection connection = database.administrator().getConnection()) {
			assertThat(Invariants.violations(connection)).isEmpty();
		}
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', delimiter = '|',
			textBlock = """
					row security is not enabled and forced             | alter table jiheng.budget no force row level security
					row security is not enabled and forced             | alter table jiheng.budget disable row level security
					row security is not enabled and forced             | create table jiheng.note (county_code text not null)
					a granted verb has no policy of that login         | drop policy budget_select_of_county on jiheng.budget
					a granted verb has no policy of that login         | grant delete on jiheng.county to jiheng_county
					a granted verb has no policy of that login         | grant update (name) on jiheng.county to jiheng_county
					a verb that no policy holds back is granted        | grant truncate on jiheng.budget to jiheng_county
					a reference table grants more than select          | grant insert on jiheng.region to jiheng_county
					a grant to someone else than the application       | grant select on jiheng.region to public
					a policy compares no setting or is for everyone    | create policy wide on jiheng.budget to jiheng_county using (true)
					a policy compares no setting or is for everyone    | create policy wide on jiheng.budget for insert to jiheng_county with check (true)
					a policy compares no setting or is for everyone    | create policy wide on jiheng.budget using (county_code = current_setting('jiheng.county', true))
					a policy has a subquery, LIKE or left()            | create policy like_one on jiheng.budget for select to jiheng_county using (county_code like concat(current_setting('jiheng.county', true), '%'))
					a login of the application owns something          | alter table jiheng.import owner to jiheng_county
					a login of the application owns something          | create schema theirs authorization jiheng_county
					a login of the application can make schemas or databases or roles | alter role jiheng_county bypassrls
					a login of the application can make schemas or databases or roles | grant create on schema jiheng to jiheng_county
					a login of the application is a member of another role            | grant jiheng_owner to jiheng_county
					oversight has a grant on drafts                    | grant select on jiheng.budget to jiheng_prefecture
					oversight has a grant on drafts                    | grant select (title) on jiheng.budget to jiheng_province
					oversight has a grant on drafts                    | grant insert on jiheng.snapshot to jiheng_province
					oversight has a grant on drafts                    | grant update (revoked_by) on jiheng.oversight_grant to jiheng_prefecture
					oversight has a grant on drafts                    | grant insert on jiheng.audit_text to jiheng_province
					a policy compares no setting or is for everyone    | alter policy publication_select_of_public on jiheng.publication using (shown)
					a policy compares no setting or is for everyone    | create policy wide on jiheng.publication for select to jiheng_public using (true)
					the public has a grant beside published editions   | grant select on jiheng.region to jiheng_public
					the public has a grant beside published editions   | grant update (title) on jiheng.publication to jiheng_public
					the public reads who published                     | grant select on jiheng.publication to jiheng_public
					a view runs as its owner                           | create view jiheng.all_budgets as select * from jiheng.budget
					a materialised or foreign table                    | create materialized view jiheng.totals as select count(*) from jiheng.budget
					a function runs as its owner                       | create function jiheng.peek() returns bigint language sql security definer set search_path = pg_catalog as 'select count(*) from jiheng.budget'
					a function has no fixed search_path                | create function jiheng.one() returns int language sql as 'select 1'
					a tenant table has no county_code that is never null | create table jiheng.note (text text)
					a key without the county                           | alter table jiheng.project add constraint project_code_everywhere unique (code)
					a foreign key without the county                   | alter table jiheng.budget add constraint b unique (county_code, fiscal_year, department_code, version); alter table jiheng.membership add constraint m unique (county_code, id); alter table jiheng.import add column m uuid, add constraint import_m foreign key (m) references jiheng.membership (id)
					a grant on a partition                             | create table jiheng.fact (county_code text not null) partition by list (county_code); create table jiheng.fact_1 partition of jiheng.fact default; grant select on jiheng.fact_1 to jiheng_county
					""")
	void aPlantedViolationIsFound(String rule, String fault, Database database) throws SQLException {
		try (Connection connection = database.administrator().getConnection();
				Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.execute(fault);
			List<String> violations = Invariants.violations(connection);
			connection.rollback();
			assertThat(violations).anySatisfy(violation -> assertThat(violation).startsWith(rule));
		}
	}

}
