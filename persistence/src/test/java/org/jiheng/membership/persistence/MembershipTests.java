package org.jiheng.membership.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jiheng.audit.Writes;
import org.jiheng.county.Counties;
import org.jiheng.county.County;
import org.jiheng.county.CountyFilter;
import org.jiheng.county.Onboarding;
import org.jiheng.county.Regions;
import org.jiheng.department.DepartmentKey;
import org.jiheng.department.Departments;
import org.jiheng.membership.Acting;
import org.jiheng.membership.Caller;
import org.jiheng.membership.Claiming;
import org.jiheng.membership.Grant;
import org.jiheng.membership.Granting;
import org.jiheng.membership.Invitations;
import org.jiheng.membership.Membership;
import org.jiheng.membership.Memberships;
import org.jiheng.tenancy.Role;
import org.jiheng.membership.Roster;
import org.jiheng.membership.Scopes;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.jiheng.postgres.TwoCounties;
import org.jiheng.shared.PageRequest;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MembershipTests {

	private static final RegionCode LULONG = new RegionCode("130324");

	private static final RegionCode CHANGLI = new RegionCode("130322");

	private static final RegionCode FUNING = new RegionCode("130306");

	private static final DepartmentCode JUSTICE = new DepartmentCode("315");

	private final ConfigurableApplicationContext context;

	private final Counties counties;

	private final Departments departments;

	private final Scopes scopes;

	private final Granting granting;

	private final Onboarding onboarding;

	MembershipTests(Database database) {
		TwoCounties.in(database);
		database.asOwner(
				"""
						insert into jiheng.membership (id, subject, role, county_code, department_code, valid_from, valid_until, granted_by, granted_at)
						values ('00000000-0000-0000-0000-000000000001', 'many', 'READER', '130324', null, '2020-01-01', '2021-01-01', 'test', '2020-01-01'),
						  ('00000000-0000-0000-0000-000000000002', 'many', 'AUDITOR', '130322', null, '2020-01-01', null, 'test', '2021-01-01'),
						  ('00000000-0000-0000-0000-000000000003', 'many', 'READER', '130324', '315', '2020-01-01', null, 'test', '2022-01-01');
						insert into jiheng.membership (id, subject, role, valid_from, granted_by)
						values (gen_random_uuid(), 'admin', 'ADMINISTRATOR', '2020-01-01', 'test')""");
		this.context = database.with(Repositories.class);
		var memberships = context.getBean(Memberships.class);
		var writes = context.getBean(Writes.class);
		var regions = context.getBean(Regions.class);
		this.counties = context.getBean(Counties.class);
		this.departments = context.getBean(Departments.class);
		this.scopes = new Scopes(memberships, new Claiming(context.getBean(Invitations.class), writes),
				Clock.systemUTC());
		this.granting = new Granting(memberships, context.getBean(Roster.class), regions, counties, departments, writes,
				Clock.systemUTC());
		this.onboarding = new Onboarding(regions, counties, writes);
	}

	@AfterAll
	void close() {
		context.close();
	}

	@Test
	void theOldestMembershipInForceActs() {
		Acting acting = as("many", null, Acting.current());
		assertThat(acting.membership().role()).isEqualTo(Role.AUDITOR);
		assertThat(acting.memberships()).hasSize(2);
	}

	@Test
	void anotherOwnMembershipActsWhenItIsNamed() {
		Acting acting = as("many", "00000000-0000-0000-0000-000000000003", Acting.current());
		assertThat(acting.membership().region()).isEqualTo(LULONG);
	}

	@Test
	void aMembershipThatIsNotOnesOwnOrNotInForceIsRefused() {
		String foreign = as("finance-130324", null, Acting.current()).membership().id().toString();
		for (String wanted : List.of(foreign, "00000000-0000-0000-0000-000000000001", "", "no uuid")) {
			refused(Problem.Forbidden.class, () -> as("many", wanted, Acting.current()));
		}
	}

	@Test
	void whoHasNoMembershipSeesNothing() {
		assertThat(as("nobody", null, Acting.current()).membership()).isNull();
		assertThat(as("nobody", null, counties.of(Set.of(LULONG)))).isEmpty();
		assertThat(as("nobody", null, departments.inCounties(Set.of(LULONG)))).isEmpty();
		refused(Problem.Forbidden.class, () -> as("nobody", null, granting.grant(reader("x"), null, false)));
	}

	@Test
	void aCountySeesItselfAndTheAdministratorAll() {
		assertThat(as("finance-130324", null, counties.of(Set.of(LULONG, CHANGLI))).keySet()).containsOnly(LULONG);
		assertThat(as("finance-130324", null, departments.inCounties(Set.of(LULONG, CHANGLI))).get(LULONG)).hasSize(2);
		assertThat(as("editor-130322", null, departments.inCounties(Set.of(LULONG, CHANGLI)))).hasSize(1);
		var key = new DepartmentKey(CHANGLI, JUSTICE);
		assertThat(as("finance-130324", null, departments.of(Set.of(key)))).isEmpty();
		assertThat(as("finance-130322", null, departments.of(Set.of(key)))).containsKey(key);
		assertThat(as("admin", null, counties.of(Set.of(LULONG, CHANGLI)))).hasSize(2);
		assertThat(as("admin", null, departments.inCounties(Set.of(LULONG)))).isEmpty();
	}

	@Test
	void countiesComeInPagesBothWays() {
		var all = new CountyFilter(Set.of(LULONG, CHANGLI), null);
		var first = as("admin", null, counties.list(all, new PageRequest(1, true, null)));
		assertThat(first.items().getFirst().node().code()).isEqualTo(CHANGLI);
		assertThat(first.hasNext()).isTrue();
		var second = as("admin", null,
				counties.list(all, new PageRequest(1, true, first.items().getFirst().position())));
		assertThat(second.items().getFirst().node().code()).isEqualTo(LULONG);
		assertThat(second.hasNext()).isFalse();
		var back = as("admin", null,
				counties.list(all, new PageRequest(1, false, second.items().getFirst().position())));
		assertThat(back).satisfies(page -> assertThat(page.items().getFirst().node().code()).isEqualTo(CHANGLI));
		assertThat(as("admin", null, counties.count(all))).isEqualTo(2);
		assertThat(as("finance-130324", null, counties.count(all))).isEqualTo(1);
	}

	@Test
	void theAdministratorOnboardsACountyAsOftenAsSheLikes() {
		for (int i = 0; i < 2; i++) {
			County county = as("admin", null, onboarding.onboard(FUNING, "funing-finance", null, false));
			assertThat(county.name()).isEqualTo("抚宁区");
		}
		Acting finance = as("funing-finance", null, Acting.current());
		assertThat(finance.memberships()).hasSize(1);
		assertThat(finance.membership().role()).isEqualTo(Role.COUNTY_FINANCE);
	}

	@Test
	void onlyTheAdministratorOnboardsAndOnlyCountiesOfToday() {
		refused(Problem.Forbidden.class,
				() -> as("finance-130324", null, onboarding.onboard(FUNING, "x", null, false)));
		refused(Problem.InvalidInput.class,
				() -> as("admin", null, onboarding.onboard(new RegionCode("130323"), "x", null, false)));
		refused(Problem.InvalidInput.class,
				() -> as("admin", null, onboarding.onboard(new RegionCode("130300"), "x", null, false)));
	}

	@Test
	void aDryRunStoresNothing() {
		var region = new RegionCode("130321");
		as("admin", null, onboarding.onboard(region, "dry", null, true));
		as("finance-130324", null, granting.grant(reader("dry"), null, true));
		assertThat(as("admin", null, counties.of(Set.of(region)))).isEmpty();
		assertThat(as("dry", null, Acting.current()).membership()).isNull();
	}

	@Test
	void aCountysFinanceGrantsInItsCountyOnceAndForAll() {
		Membership once = as("finance-130324", null, granting.grant(reader("dashboard"), null, false));
		Membership again = as("finance-130324", null, granting.grant(reader("dashboard"), null, false));
		assertThat(again).isEqualTo(once);
		assertThat(as("dashboard", null, Acting.current()).membership()).isEqualTo(once);
	}

	@Test
	void nobodyGrantsWhatIsNotTheirs() {
		for (Grant grant : List.of(new Grant("x", null, Role.READER, CHANGLI, null, null, null),
				new Grant("x", null, Role.OVERSIGHT, new RegionCode("130000"), null, null, null),
				new Grant("x", null, Role.ADMINISTRATOR, null, null, null, null),
				new Grant("x", null, Role.DEPARTMENT_EDITOR, LULONG, null, null, null),
				new Grant("x", null, Role.DEPARTMENT_EDITOR, LULONG, new DepartmentCode("999"), null, null),
				new Grant("x", null, Role.COUNTY_FINANCE, LULONG, JUSTICE, null, null),
				new Grant("", null, Role.READER, LULONG, null, null, null))) {
			refused(Problem.InvalidInput.class, () -> as("finance-130324", null, granting.grant(grant, null, false)));
		}
		refused(Problem.InvalidInput.class, () -> as("admin", null, granting.grant(reader("x"), null, false)));
		refused(Problem.Forbidden.class, () -> as("editor-130322", null, granting.grant(reader("x"), null, false)));
	}

	@Test
	void theAdministratorGrantsOversight() {
		var oversight = new Grant("province", null, Role.OVERSIGHT, new RegionCode("130000"), null, null, null);
		assertThat(as("admin", null, granting.grant(oversight, null, false)).region())
			.isEqualTo(new RegionCode("130000"));
		assertThat(as("province", null, counties.of(Set.of(LULONG)))).isEmpty();
		assertThat(as("province", null, counties.count(new CountyFilter(Set.of(), null)))).isZero();
	}

	private <T> T as(String subject, String membership, Mono<T> work) {
		return scopes.act(new Caller(subject, null, null), membership, work).block();
	}

	private static Grant reader(String subject) {
		return new Grant(subject, null, Role.READER, LULONG, null, null, null);
	}

	private static void refused(Class<? extends Problem> problem, ThrowingCallable work) {
		assertThatThrownBy(work).isInstanceOfSatisfying(ProblemException.class,
				refusal -> assertThat(refusal.problem()).isInstanceOf(problem));
	}

	@Configuration(proxyBeanMethods = false)
	@ComponentScan({ "org.jiheng.audit.persistence", "org.jiheng.county.persistence",
			"org.jiheng.department.persistence", "org.jiheng.membership.persistence",
			"org.jiheng.tenancy.persistence" })
	static class Repositories {

	}

}
