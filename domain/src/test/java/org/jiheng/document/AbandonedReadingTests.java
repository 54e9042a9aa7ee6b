package org.jiheng.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jiheng.budget.BudgetKey;
import org.jiheng.membership.Membership;
import org.jiheng.review.Finding;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

class AbandonedReadingTests {

	private static final RegionCode COUNTY = new RegionCode("130324");

	private static final Membership FINANCE = new Membership(UUID.randomUUID(), "finance", Role.COUNTY_FINANCE, COUNTY,
			null, LocalDate.EPOCH, null);

	private static final Duration SOON = Duration.ofSeconds(3);

	/** Takes minutes: each entry of the contents is compared with each form. */
	private static final byte[] SLOW = slow().getBytes(UTF_8);

	/** Of every part of the work: to split, to outline, to read and to compare. */
	@ParameterizedTest
	@ValueSource(ints = { 0, 50, 200, 500, 1000, 2500 })
	void aReadingEndsSoonAfterItsThreadIsInterrupted(int millis) throws InterruptedException {
		var ended = new CountDownLatch(1);
		var with = new Throwable[1];
		Thread thread = Thread.ofPlatform().start(() -> {
			try {
				read(SLOW);
			}
			catch (Abandoned abandoned) {
				with[0] = abandoned;
			}
			finally {
				ended.countDown();
			}
		});
		Thread.sleep(millis);
		assertThat(ended.getCount()).as("it is still reading").isOne();
		thread.interrupt();
		assertThat(ended.await(SOON.toMillis(), TimeUnit.MILLISECONDS)).as("it ends").isTrue();
		assertThat(with[0]).isInstanceOf(Abandoned.class);
	}

	@Test
	void theThreadOfAReadingThatTookTooLongIsFreeAgain() throws InterruptedException {
		Scheduler one = Schedulers.newBoundedElastic(1, 10, "reader");
		try {
			var importing = new Importing(new Reception(Mono.just((file, county, told) -> read(file)),
					Mono.just(List.of()), Mono.just(List.of()), county -> Mono.just(KnownDepartments.NONE), one,
					Duration.ofMillis(500)), new NoImports(), key -> Mono.empty());
			Outcome outcome = importing.bring(SLOW, FINANCE, null, true).block(SOON.multipliedBy(2));
			assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class,
					refused -> assertThat(refused.findings()).extracting(Finding::code)
						.containsExactly("READING_TOO_LONG"));
			var free = new CountDownLatch(1);
			one.schedule(free::countDown);
			assertThat(free.await(SOON.toMillis(), TimeUnit.MILLISECONDS)).as("the only thread is free").isTrue();
		}
		finally {
			one.dispose();
		}
	}

	private static FileReading.Read read(byte[] file) {
		PlainText text = PlainText.of(file);
		return new FileReading.Read(new FormReader(List.of()).read(text.document(), COUNTY), text.charset());
	}

	private static String slow() {
		int many = 6_000;
		return "2024年部门预算绩效文本\n目录\n"
				+ IntStream.range(0, many)
					.mapToObj(i -> i + ".第" + i + "号经费绩效目标表……" + i + "\n")
					.collect(Collectors.joining())
				+ IntStream.range(0, many)
					.mapToObj(i -> "第" + i + "件经费绩效目标表\n项目编码\t" + i + "\t项目名称\t甲\n")
					.collect(Collectors.joining());
	}

	private record NoImports() implements Imports {

		@Override
		public Mono<List<Outcome>> storeAll(List<Parsed> documents, boolean dryRun) {
			throw new AssertionError("nothing was read");
		}

		@Override
		public Mono<Outcome> store(Reading.Understood reading, String charset, boolean dryRun) {
			return Mono.empty();
		}

		@Override
		public Mono<Outcome> take(Intake document) {
			throw new AssertionError("nothing was read");
		}

		@Override
		public Mono<Outcome> wouldTake(Intake document) {
			throw new AssertionError("nothing was read");
		}

		@Override
		public Mono<Map<ImportKey, Import>> of(Set<ImportKey> keys) {
			return Mono.just(Map.of());
		}

		@Override
		public Mono<Map<BudgetKey, Import>> currentOf(Set<BudgetKey> budgets) {
			return Mono.just(Map.of());
		}

	}

}
