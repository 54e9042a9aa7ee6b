package org.jiheng.audit.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jiheng.audit.Act;
import org.jiheng.audit.AuditTrail;
import org.jiheng.audit.Auditing;
import org.jiheng.audit.Change;
import org.jiheng.audit.ReadTrail;
import org.jiheng.audit.Verification;
import org.jiheng.audit.Written;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.Faults;
import org.jiheng.postgres.FaultyConnections;
import org.jiheng.postgres.PostgresExtension;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.shared.RequestId;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.persistence.ScopedConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Reads of overseeing regions are written down in groups, and each as if it were alone.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadTrailTests {

	private static final String PROVINCE = "130000";

	private static final String PREFECTURE = "130300";

	private static final List<String> READERS = List.of("赵", "o'hara", "{\"null\",\\}");

	private final Database database;

	private final JdbcTemplate sql;

	private final ConfigurableApplicationContext context;

	private final ReadTrail trail;

	private final Auditing auditing;

	private final Faults faults;

	ReadTrailTests(Database database) {
		this.database = database;
		this.sql = new JdbcTemplate(database.owner());
		this.context = database.with(AuditTests.Repositories.class, FaultyConnections.class);
		this.trail = context.getBean(ReadTrail.class);
		this.auditing = new Auditing(context.getBean(AuditTrail.class));
		this.faults = context.getBean(Faults.class);
		database.asOwner("""
				create function jiheng.poison() returns trigger language plpgsql as
				  $$ begin raise exception 'poison'; end $$;
				create trigger poison before insert on jiheng.audit_entry for each row
				  when (new.reference = 'poison') execute function jiheng.poison();
				grant execute on function jiheng.poison() to jiheng_province""");
	}

	@AfterAll
	void close() {
		context.close();
	}

	@BeforeEach
	void chainsOfOne() {
		faults.none();
		database.asOwner("delete from jiheng.audit_entry; delete from jiheng.audit_head");
		for (String region : List.of(PROVINCE, PREFECTURE)) {
			read(region, "first", "begins").block();
		}
	}

	@Test
	void readsThatComeWhileOthersAreWrittenFollowTogetherInTheOrderInWhichTheyCame() throws Exception {
		List<CompletableFuture<Void>> reads = new ArrayList<>();
		faults.none();
		whileTheChainIsHeld(() -> {
			for (int i = 1; i <= 101; i++) {
				reads.add(read(PROVINCE, READERS.get(i % 3), "read " + i).toFuture());
			}
			assertThat(reads).noneMatch(CompletableFuture::isDone);
		});
		for (CompletableFuture<Void> each : reads) {
			each.get(10, TimeUnit.SECONDS);
		}
		assertThat(references()).isEqualTo(IntStream.rangeClosed(1, 101).mapToObj(i -> "read " + i).toList());
		assertThat(subjects()).isEqualTo(IntStream.rangeClosed(1, 101).mapToObj(i -> READERS.get(i % 3)).toList());
		assertThat(faults.executed()).as("statements of three transactions").isEqualTo(5 + 9 + 9);
		whole(PROVINCE, 102);
	}

	@Test
	void manyAtOnceAreAllThereOnceAndTheChainsAreWhole() {
		Queue<String> answered = new ConcurrentLinkedQueue<>();
		Flux.range(0, 3000)
			.flatMap(i -> read(i % 4 == 0 ? PREFECTURE : PROVINCE, READERS.get(i % 3), "read " + i)
				.subscribeOn(Schedulers.parallel())
				.doOnSuccess(done -> answered.add("read " + i)), 48)
			.blockLast(Duration.ofMinutes(1));
		assertThat(answered).hasSize(3000);
		assertThat(sql.queryForList("""
				select reference from jiheng.audit_entry where number > 1 and role = 'OVERSIGHT'
				and request_id = 'request of ' || reference
				and changes ->> 0 = '{"place":"operation name","after":"\\"' || reference || '\\\\\\n"}'""",
				String.class))
			.containsExactlyInAnyOrderElementsOf(answered);
		whole(PREFECTURE, 751);
		whole(PROVINCE, 2251);
	}

	@Test
	void whatFailsFailsItsGroupAndNoOther() throws Exception {
		List<CompletableFuture<Void>> reads = new ArrayList<>();
		whileTheChainIsHeld(() -> {
			for (int i = 1; i <= 1 + ReadLine.GROUP + 10; i++) {
				reads.add(read(PROVINCE, READERS.get(i % 3), i == 40 ? "poison" : "read " + i).toFuture());
			}
		});
		reads.getFirst().get(10, TimeUnit.SECONDS);
		for (CompletableFuture<Void> each : reads.subList(1, 1 + ReadLine.GROUP)) {
			assertThatThrownBy(() -> each.get(10, TimeUnit.SECONDS)).hasStackTraceContaining("poison");
		}
		for (CompletableFuture<Void> each : reads.subList(1 + ReadLine.GROUP, reads.size())) {
			each.get(10, TimeUnit.SECONDS);
		}
		assertThat(references()).hasSize(11).startsWith("read 1", "read 66").endsWith("read 75");
		whole(PROVINCE, 12);
	}

	@Test
	void whoeverLeavesTakesNobodysEntryAlong() throws Exception {
		List<CompletableFuture<Void>> stay = new ArrayList<>();
		whileTheChainIsHeld(() -> {
			for (int i = 1; i <= 1 + 2 * ReadLine.GROUP + 10; i++) {
				CompletableFuture<Void> read = read(PROVINCE, READERS.get(i % 3), "read " + i).toFuture();
				boolean wholeGroup = i > 1 + ReadLine.GROUP && i <= 1 + 2 * ReadLine.GROUP;
				if (i % 5 == 1 || i == 2 || wholeGroup) {
					assertThat(read.cancel(true)).isTrue();
				}
				else {
					stay.add(read);
				}
			}
		});
		for (CompletableFuture<Void> each : stay) {
			each.get(10, TimeUnit.SECONDS);
		}
		quiet();
		assertThat(references())
			.isEqualTo(IntStream.rangeClosed(1, 1 + 2 * ReadLine.GROUP + 10).mapToObj(i -> "read " + i).toList());
		whole(PROVINCE, 2 + 2 * ReadLine.GROUP + 10);
	}

	@Test
	void moreThanMayWaitAreRefusedAtOnce() throws Exception {
		List<CompletableFuture<Void>> reads = new ArrayList<>();
		whileTheChainIsHeld(() -> {
			for (int i = 0; i <= ReadLine.WAITING; i++) {
				reads.add(read(PROVINCE, "赵", "read " + i).toFuture());
			}
			assertThatThrownBy(() -> read(PROVINCE, "赵", "one too many").block(Duration.ofSeconds(1)))
				.isInstanceOfSatisfying(ProblemException.class,
						refused -> assertThat(refused.problem()).isInstanceOf(Problem.Unavailable.class));
			read(PREFECTURE, "赵", "of another region").block(Duration.ofSeconds(10));
		});
		for (CompletableFuture<Void> each : reads) {
			each.get(10, TimeUnit.SECONDS);
		}
		read(PROVINCE, "赵", "after them").block(Duration.ofSeconds(10));
		whole(PROVINCE, 1 + ReadLine.WAITING + 2);
	}

	/** The last of the places is the commit. */
	@Test
	void whereverTheConnectionDiesNobodyIsAnsweredWhoseEntryIsNotThere() throws Exception {
		int struck = 0;
		for (int place = 1; place <= 20; place++) {
			chainsOfOne();
			List<CompletableFuture<Void>> reads = new ArrayList<>();
			faults.atStatementOrCommit(6 + place, this::killConnections);
			whileTheChainIsHeld(() -> {
				for (int i = 1; i <= 5; i++) {
					reads.add(read(PROVINCE, READERS.get(i % 2), "read " + i).toFuture());
				}
			});
			int answered = 0;
			for (CompletableFuture<Void> each : reads) {
				answered += each.handle((done, failure) -> failure == null ? 1 : 0).get(10, TimeUnit.SECONDS);
			}
			quiet();
			boolean fired = faults.fired();
			faults.none();
			assertThat(answered).as("the first, and the group of four as one").isEqualTo(fired ? 1 : 5);
			assertThat(references()).hasSizeBetween(answered, 5);
			read(PROVINCE, "赵", "after it").block(Duration.ofSeconds(10));
			whole(PROVINCE, references().size() + 1);
			if (!fired) {
				break;
			}
			struck++;
		}
		assertThat(struck).isEqualTo(8);
	}

	private Mono<Void> read(String region, String reader, String reference) {
		return trail
			.enter(new Act("readAcrossCounties", "", null, false),
					new Written(reference, null, null,
							List.of(Change.ofValue("operation name", null, null, "\"" + reference + "\\\n"))))
			.contextWrite(context -> RequestId.put("request of " + reference,
					CurrentScope.put(new Scope.Oversight(reader, new RegionCode(region)), context)));
	}

	@FunctionalInterface
	private interface Meanwhile {

		void happens() throws Exception;

	}

	/** Another transaction holds the head of the province's chain. */
	private void whileTheChainIsHeld(Meanwhile meanwhile) throws Exception {
		try (Connection holder = database.owner().getConnection(); Statement statement = holder.createStatement()) {
			holder.setAutoCommit(false);
			statement.execute("select from jiheng.audit_head where county_code = '130000' for update");
			try {
				meanwhile.happens();
			}
			finally {
				holder.rollback();
			}
		}
	}

	private void killConnections() {
		try (Connection administrator = database.administrator().getConnection();
				Statement statement = administrator.createStatement()) {
			statement.execute("""
					select pg_terminate_backend(pid) from pg_stat_activity
					where usename = 'jiheng_province' and datname = current_database()""");
		}
		catch (SQLException failure) {
			throw new IllegalStateException(failure);
		}
	}

	private void quiet() throws InterruptedException {
		var connections = context.getBean(ScopedConnectionFactory.class);
		for (int i = 0; i < 1000 && connections.held() > 0; i++) {
			Thread.sleep(5);
		}
		assertThat(connections.held()).as("connections held").isZero();
	}

	private List<String> references() {
		return column("reference");
	}

	private List<String> subjects() {
		return column("subject");
	}

	private List<String> column(String name) {
		return sql.queryForList(
				"select " + name
						+ " from jiheng.audit_entry where county_code = '130000' and number > 1 order by number",
				String.class);
	}

	private void whole(String region, int entries) {
		Verification found = auditing.verify()
			.contextWrite(context -> CurrentScope.put(new Scope.Oversight("v", new RegionCode(region)), context))
			.block();
		assertThat(found).isNotNull();
		assertThat(found.fault()).isNull();
		assertThat(found.entries()).isEqualTo(entries);
		Map<String, Object> numbers = sql.queryForMap(
				"select min(number) as first, max(number) as last from jiheng.audit_entry where county_code = ?",
				region);
		assertThat(numbers).containsEntry("first", 1L).containsEntry("last", (long) entries);
	}

}
