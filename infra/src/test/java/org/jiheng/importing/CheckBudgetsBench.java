package org.jiheng.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.IndicatorFrame;
import org.jiheng.budget.IndicatorFrames;
import org.jiheng.document.Imports;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.jiheng.review.Checking;
import org.jiheng.shared.FiscalYear;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Role;
import org.jiheng.tenancy.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The checks of a county's 100 stored budgets, each a write of its own. Not part of the
 * ordinary tests:
 * {@code mvn -pl infra -am test -Dtest=CheckBudgetsBench -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@ExtendWith(PostgresExtension.class)
class CheckBudgetsBench {

	private static final RegionCode COUNTY = new RegionCode("130324");

	private static final Scope FINANCE = new Scope.OfCounty("bench", COUNTY, Role.COUNTY_FINANCE);

	private static final int BUDGETS = 100;

	private static final int ROUNDS = 5;

	@Test
	void aCountysBudgets(Database database) throws Exception {
		database
			.asOwner("insert into jiheng.county (county_code, name, onboarded_by) values ('130324', '卢龙县', 'bench')");
		String document = ImportBench.document();
		try (var context = new SpringApplicationBuilder(Importers.class).web(WebApplicationType.REACTIVE)
			.run(Stream
				.concat(Stream.of("--server.port=0", "--server.address=127.0.0.1", "--spring.liquibase.enabled=false"),
						database.arguments())
				.toArray(String[]::new))) {
			Imports imports = context.getBean(Imports.class);
			List<IndicatorFrame> frames = in(context.getBean(IndicatorFrames.class).all());
			for (int i = 0; i < BUDGETS; i++) {
				in(imports.store(ImportBench.read(ImportBench.ofDepartment(document, i), frames), "UTF-8", false));
			}
			Checking checking = context.getBean(Checking.class);
			List<Double> rates = new ArrayList<>();
			for (int round = 0; round < ROUNDS; round++) {
				long start = System.nanoTime();
				long found = in(Flux.fromStream(IntStream.range(0, BUDGETS).boxed())
					.flatMap(i -> checking.check(key(i), null, true), 4)
					.map(counts -> (long) counts.errors() + counts.warnings() + counts.hints())
					.reduce(0L, Long::sum));
				double seconds = (System.nanoTime() - start) / 1e9;
				rates.add(BUDGETS / seconds);
				System.out.printf(Locale.ROOT, "checks of %d stored budgets: %.2f s, %.1f budgets/s, %d findings%n",
						BUDGETS, seconds, rates.getLast(), found);
			}
		}
	}

	private static BudgetKey key(int i) {
		return new BudgetKey(COUNTY, new FiscalYear(2024), new DepartmentCode(String.valueOf(600 + i)));
	}

	private static <T> T in(Mono<T> work) {
		return work.contextWrite(context -> CurrentScope.put(FINANCE, context)).block();
	}

}
