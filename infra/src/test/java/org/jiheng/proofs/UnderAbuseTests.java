package org.jiheng.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jiheng.demo.DemoClient;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.jiheng.running.RunningJiheng;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Assurance 16: others go on being served while somebody abuses the API. */
@ExtendWith(PostgresExtension.class)
class UnderAbuseTests {

	private static final int ATTACKERS = 2;

	private static final int REQUESTS = Integer.getInteger("jiheng.abuse.requests", 300);

	private static final String GOOD = """
			{ budget(county: "130324", department: "315", year: 2024) {
			    title projects(first: 20) { nodes { name funds { total } indicators { level3 target { raw } } } } } }""";

	@Test
	void aGoodUserIsServedAllTheWhile(Database database) throws Exception {
		try (var jiheng = new RunningJiheng(database)) {
			DemoClient client = jiheng.client();
			String expected = client.answer("lulong-finance", GOOD, Map.of()).body();
			served(client, expected);
			List<Double> quiet = served(client, expected);
			var tried = new AtomicInteger();
			List<Double> attacked = meanwhile(client, tried, () -> served(client, expected));
			List<Double> after = served(client, expected);
			System.out.printf(Locale.ROOT,
					"A good user's ms over %d requests: quiet p50 %.1f p99 %.1f; while %d attackers sent %d abusive documents p50 %.1f p99 %.1f; after p50 %.1f p99 %.1f%n",
					REQUESTS, at(quiet, 50), at(quiet, 99), ATTACKERS, tried.get(), at(attacked, 50), at(attacked, 99),
					at(after, 50), at(after, 99));
			assertThat(tried.get()).isGreaterThan(AbusiveDocuments.all().size());
		}
	}

	private static List<Double> served(DemoClient client, String expected) throws Exception {
		List<Double> times = new ArrayList<>();
		for (int i = 0; i < REQUESTS; i++) {
			long start = System.nanoTime();
			HttpResponse<String> answer = client.answer("lulong-finance", GOOD, Map.of());
			times.add((System.nanoTime() - start) / 1e6);
			assertThat(answer.statusCode()).isEqualTo(200);
			assertThat(answer.body()).isEqualTo(expected);
		}
		Collections.sort(times);
		return times;
	}

	private static <T> T meanwhile(DemoClient client, AtomicInteger tried, Callable<T> work) throws Exception {
		var over = new AtomicBoolean();
		try (var attackers = Executors.newFixedThreadPool(ATTACKERS)) {
			List<Future<?>> attacks = new ArrayList<>();
			for (int i = 0; i < ATTACKERS; i++) {
				attacks.add(attackers.submit(() -> {
					attack(client, tried, over);
					return null;
				}));
			}
			T done;
			try {
				done = work.call();
			}
			finally {
				over.set(true);
			}
			for (Future<?> attack : attacks) {
				attack.get();
			}
			return done;
		}
	}

	private static void attack(DemoClient client, AtomicInteger tried, AtomicBoolean over) throws Exception {
		while (!over.get()) {
			for (String document : AbusiveDocuments.all()) {
				HttpResponse<String> answer = client.answer("changli-finance", document, Map.of());
				assertThat(answer.body()).as(document).contains("\"errors\"").doesNotContain("\"data\"");
				tried.incrementAndGet();
			}
		}
	}

	private static double at(List<Double> sorted, int percentile) {
		return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percentile / 100));
	}

}
