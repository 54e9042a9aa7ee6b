package org.jiheng.tenancy.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.jiheng.postgres.TwoCounties;
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

/**
 * Assurance 4. {@code -Djiheng.residue.requests=20000} is the full count,
 * {@code -Djiheng.residue.seed} repeats a run.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScopeResidueTests {

	private static final int REQUESTS = Integer.getInteger("jiheng.residue.requests", 6000);

	private static final long SEED = Long.getLong("jiheng.residue.seed", System.nanoTime());

	private static final List<Scope.Tenant> TENANTS = List.of(
			new Scope.OfCounty("a", new RegionCode("130324"), Role.COUNTY_FINANCE),
			new Scope.OfCounty("b", new RegionCode("130322"), Role.READER),
			new Scope.OfDepartment("c", new RegionCode("130324"), new DepartmentCode("316"), Role.DEPARTMENT_EDITOR),
			new Scope.OfDepartment("d", new RegionCode("130322"), new DepartmentCode("315"), Role.READER));

	private final Database database;

	private final ConfigurableApplicationContext context;

	private final Rows rows;

	private final AtomicInteger foreign = new AtomicInteger();

	private final AtomicInteger answered = new AtomicInteger();

	private final AtomicInteger refused = new AtomicInteger();

	ScopeResidueTests(Database database) {
		this.database = database;
		this.context = database.with(Rows.class);
		this.rows = context.getBean(Rows.class);
		TwoCounties.in(database);
	}

	@AfterAll
	void close() {
		context.close();
	}

	@Test
	void nothingOfARequestIsLeftForTheNext() throws SQLException, InterruptedException {
		var random = new Random(SEED);
		Flux.range(0, REQUESTS)
			.map(i -> request(random))
			.flatMap(request -> request, 48)
			.blockLast(Duration.ofMinutes(5));
		System.out.printf(
				"scope residue: seed %d, %d requests, %d answered, %d refused for want of a connection, %d foreign rows%n",
				SEED, REQUESTS, answered.get(), refused.get(), foreign.get());
		assertThat(foreign).hasValue(0);
		assertThat(answered).hasValueGreaterThan(REQUESTS / 3);
		assertNothingHeld();
		for (int i = 0; i < 100; i++) {
			assertThat(in(TENANTS.get(i % TENANTS.size()), rows.all()).block(Duration.ofSeconds(5))).isNotEmpty();
		}
	}

	/**
	 * Half are cancelled early; one in eight reads outside a transaction, which has no
	 * scope.
	 */
	private Mono<Void> request(Random random) {
		Scope.Tenant tenant = TENANTS.get(random.nextInt(TENANTS.size()));
		boolean scopeless = random.nextInt(8) == 0;
		Mono<Void> work = in(tenant, scopeless ? rows.outsideOfATransaction() : rows.all())
			.doOnNext(found -> judge(tenant, scopeless, found))
			.onErrorResume(ProblemException.class, refusal -> {
				refused.incrementAndGet();
				return Mono.empty();
			})
			.then();
		return random.nextBoolean() ? work
				: work.takeUntilOther(Mono.delay(Duration.ofNanos(random.nextInt(12_000_000))));
	}

	private void judge(Scope.Tenant tenant, boolean scopeless, List<String> found) {
		answered.incrementAndGet();
		String own = tenant instanceof Scope.OfDepartment of ? of.county() + " " + of.department()
				: tenant.county().value();
		foreign.addAndGet((int) found.stream().filter(row -> scopeless || !row.startsWith(own)).count());
		if (!scopeless && found.isEmpty()) {
			foreign.incrementAndGet();
		}
	}

	private void assertNothingHeld() throws SQLException, InterruptedException {
		var connections = context.getBean(ScopedConnectionFactory.class);
		for (int i = 0; i < 100 && (connections.held() > 0 || open() > 0); i++) {
			Thread.sleep(50);
		}
		assertThat(connections.held()).as("connections held").isZero();
		assertThat(open()).as("statements and transactions open").isZero();
	}

	private int open() throws SQLException {
		try (Connection connection = database.administrator().getConnection();
				ResultSet open = connection.createStatement()
					.executeQuery("select count(*) from pg_stat_activity where datname = '" + database.name()
							+ "' and usename like 'jiheng%' and state <> 'idle'")) {
			open.next();
			return open.getInt(1);
		}
	}

	private static <T> Mono<T> in(Scope scope, Mono<T> work) {
		return work.contextWrite(context -> CurrentScope.put(scope, context));
	}

	@Repository
	static class Rows {

		private final DatabaseClient database;

		Rows(DatabaseClient database) {
			this.database = database;
		}

		@Transactional(readOnly = true)
		Mono<List<String>> all() {
			return outsideOfATransaction();
		}

		Mono<List<String>> outsideOfATransaction() {
			return database.sql("select county_code || ' ' || department_code from jiheng.project")
				.mapValue(String.class)
				.all()
				.collectList();
		}

	}

}
