package org.jiheng.document.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiheng.document.SampleReading.changed;
import static org.jiheng.document.SampleReading.classified;
import static org.jiheng.document.SampleReading.text;
import static org.jiheng.document.SampleReading.total;

import java.time.Duration;
import java.util.List;
import org.jiheng.budget.BudgetText;
import org.jiheng.document.Imports;
import org.jiheng.document.Outcome;
import org.jiheng.document.SampleReading;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.Faults;
import org.jiheng.postgres.FaultyConnections;
import org.jiheng.postgres.PostgresExtension;
import org.jiheng.postgres.WithAudit;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Role;
import org.jiheng.tenancy.Scope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportFaultTests {

	private static final Scope FINANCE = new Scope.OfCounty("finance", new RegionCode("130324"), Role.COUNTY_FINANCE);

	private static final int MORE_THAN_AN_IMPORT_HAS = 60;

	private final ConfigurableApplicationContext context;

	private final Imports imports;

	private final Faults faults;

	private final JdbcTemplate sql;

	private final JdbcTemplate administrator;

	private final ImportedRows stored;

	ImportFaultTests(Database database) {
		this.context = database.with(R2dbcImports.class, ImportedTexts.class, AuditedTexts.class, WithAudit.class,
				FaultyConnections.class);
		this.imports = context.getBean(Imports.class);
		this.faults = context.getBean(Faults.class);
		this.sql = new JdbcTemplate(database.owner());
		this.administrator = new JdbcTemplate(database.administrator());
		this.stored = new ImportedRows(database);
	}

	@AfterAll
	void close() {
		context.close();
	}

	enum Fault {

		FAILS, CONNECTION_DIES, CANCELLED

	}

	@ParameterizedTest
	@EnumSource
	void whicheverStatementFailsAllOrNothingIsStored(Fault fault) throws InterruptedException {
		BudgetText next = classified(changed(text(), 1, project -> total(project, "5")), 2);
		int tried = 0;
		for (int n = 1; n <= MORE_THAN_AN_IMPORT_HAS; n++) {
			stored.empty();
			faults.none();
			store(text(), "a").block();
			List<String> before = stored.everything();
			boolean acknowledged = struck(fault, n, store(next, "b"));
			if (faults.fired()) {
				tried++;
				assertThat(acknowledged).as("statement " + n).isFalse();
				assertThat(stored.everything()).as("after statement " + n).isEqualTo(before);
				faults.none();
				assertThat(store(next, "b").block()).isInstanceOf(Outcome.Stored.class);
			}
			else {
				assertThat(acknowledged).isTrue();
				break;
			}
		}
		System.out.println(fault + ": " + tried + " statements tried");
		assertThat(tried).isBetween(10, MORE_THAN_AN_IMPORT_HAS - 1);
	}

	/** Whether the import was acknowledged although something happened at statement n. */
	private boolean struck(Fault fault, int n, Mono<Outcome> work) throws InterruptedException {
		var acknowledged = new boolean[1];
		Sinks.Empty<Void> gone = Sinks.empty();
		switch (fault) {
			case FAILS -> faults.brokenAt(n);
			case CONNECTION_DIES -> faults.at(n, () -> administrator.execute("""
					select pg_terminate_backend(pid) from pg_stat_activity
					where usename = 'jiheng_county' and datname = current_database()"""));
			case CANCELLED -> faults.at(n, gone::tryEmitEmpty);
		}
		work.doOnNext(outcome -> acknowledged[0] = true)
			.takeUntilOther(gone.asMono())
			.onErrorComplete()
			.block(Duration.ofSeconds(20));
		waitForQuiet();
		return acknowledged[0];
	}

	/** A cancelled transaction is rolled back behind the answer. */
	private void waitForQuiet() throws InterruptedException {
		for (int i = 0; i < 200; i++) {
			Integer busy = sql.queryForObject("""
					select count(*) from pg_stat_activity where usename = 'jiheng_county'
					and datname = current_database() and state <> 'idle'""", Integer.class);
			if (busy == 0) {
				return;
			}
			Thread.sleep(25);
		}
	}

	private Mono<Outcome> store(BudgetText text, String digest) {
		return imports.store(SampleReading.of(text, digest), "UTF-8", false)
			.timeout(Duration.ofSeconds(15))
			.contextWrite(context -> CurrentScope.put(FINANCE, context));
	}

}
