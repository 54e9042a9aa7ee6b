package org.jiheng.tenancy.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Role;
import org.jiheng.tenancy.Scope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScopedTransactionTests {

	private static final RegionCode LULONG = new RegionCode("130324");

	private static final RegionCode CHANGLI = new RegionCode("130322");

	private final ConfigurableApplicationContext context;

	private final Departments departments;

	ScopedTransactionTests(Database database) {
		this.context = database.with(Departments.class);
		this.departments = context.getBean(Departments.class);
		database.asOwner(
				"""
						insert into jiheng.county (county_code, name, onboarded_by)
						  values ('130324', '卢龙县', 'test'), ('130322', '昌黎县', 'test');
						insert into jiheng.department (county_code, department_code, name, registered_by)
						  values ('130324', '315', '司法局', 'test'), ('130324', '316', '审计局', 'test'), ('130322', '315', '司法局', 'test')
						""");
	}

	@AfterAll
	void close() {
		context.close();
	}

	@Test
	void aCountySeesItsOwn() {
		assertThat(seenBy(new Scope.OfCounty("someone", LULONG, Role.COUNTY_FINANCE))).containsExactly("130324 315",
				"130324 316");
		assertThat(seenBy(new Scope.OfCounty("someone", CHANGLI, Role.COUNTY_FINANCE))).containsExactly("130322 315");
	}

	@Test
	void aDepartmentSeesItself() {
		assertThat(seenBy(new Scope.OfDepartment("someone", LULONG, new DepartmentCode("316"), Role.DEPARTMENT_EDITOR)))
			.containsExactly("130324 316");
	}

	@Test
	void whoMayNotSeeATableIsForbidden() {
		for (Scope scope : List.of(new Scope.Identity("someone"), new Scope.Instance("someone"),
				new Scope.Oversight("someone", new RegionCode("130300")),
				new Scope.Oversight("someone", new RegionCode("130000")))) {
			StepVerifier.create(in(scope, departments.all())).verifyErrorSatisfies(this::forbidden);
		}
	}

	@Test
	void workWithoutAScopeFails() {
		StepVerifier.create(departments.all()).verifyErrorMessage("work without a scope touches nothing");
		StepVerifier.create(departments.outsideOfATransaction())
			.verifyErrorSatisfies(
					failure -> assertThat(failure).hasRootCauseMessage("work without a scope touches nothing"));
	}

	@Test
	void workOutsideOfATransactionSeesNothing() {
		StepVerifier
			.create(in(new Scope.OfCounty("someone", LULONG, Role.COUNTY_FINANCE), departments.outsideOfATransaction()))
			.verifyComplete();
	}

	@Test
	void aScopeThatOnlyReadsCannotWrite() {
		StepVerifier.create(in(new Scope.OfCounty("someone", LULONG, Role.READER), departments.rename("新名")))
			.verifyErrorSatisfies(this::forbidden);
		assertThat(seenBy(new Scope.OfCounty("someone", LULONG, Role.READER))).hasSize(2);
	}

	@Test
	void aForeignRowCannotBeWritten() {
		StepVerifier
			.create(in(new Scope.OfCounty("someone", LULONG, Role.COUNTY_FINANCE), departments.register(CHANGLI)))
			.verifyErrorSatisfies(this::forbidden);
	}

	@Test
	void whatTheDatabaseAbortsIsUnavailable() {
		StepVerifier.create(in(new Scope.OfCounty("someone", LULONG, Role.COUNTY_FINANCE), departments.abort()))
			.verifyErrorSatisfies(failure -> assertThat(failure).isInstanceOfSatisfying(ProblemException.class,
					problem -> assertThat(problem.problem()).isInstanceOf(Problem.Unavailable.class)));
	}

	private List<String> seenBy(Scope scope) {
		return in(scope, departments.all()).collectList().block();
	}

	private static <T> Flux<T> in(Scope scope, org.reactivestreams.Publisher<T> work) {
		return Flux.from(work).contextWrite(context -> CurrentScope.put(scope, context));
	}

	private void forbidden(Throwable failure) {
		assertThat(failure).isInstanceOfSatisfying(ProblemException.class,
				problem -> assertThat(problem.problem()).isInstanceOf(Problem.Forbidden.class));
	}

	@Repository
	static class Departments {

		private final DatabaseClient database;

		Departments(DatabaseClient database) {
			this.database = database;
		}

		@Transactional(readOnly = true)
		Flux<String> all() {
			return outsideOfATransaction();
		}

		Flux<String> outsideOfATransaction() {
			return database.sql("select county_code || ' ' || department_code from jiheng.department order by 1")
				.mapValue(String.class)
				.all();
		}

		@Transactional
		Mono<Long> rename(String name) {
			return database.sql("update jiheng.department set name = :name").bind("name", name).fetch().rowsUpdated();
		}

		@Transactional
		Mono<Long> register(RegionCode county) {
			return database.sql("insert into jiheng.department values (:county, '999', '某局', 'someone')")
				.bind("county", county.value())
				.fetch()
				.rowsUpdated();
		}

		@Transactional
		Mono<Long> abort() {
			return database.sql("do $$ begin raise sqlstate '57014'; end $$").fetch().rowsUpdated();
		}

	}

}
