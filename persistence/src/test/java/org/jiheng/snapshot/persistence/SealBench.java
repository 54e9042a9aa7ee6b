package org.jiheng.snapshot.persistence;

import static org.jiheng.snapshot.persistence.SealedCounties.LULONG;
import static org.jiheng.snapshot.persistence.SealedCounties.YEAR;
import static org.jiheng.snapshot.persistence.SealedCounties.finance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jiheng.budget.BudgetKey;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.jiheng.snapshot.Exporting;
import org.jiheng.snapshot.SealVerification;
import org.jiheng.snapshot.SnapshotKind;
import org.jiheng.snapshot.Snapshots;
import org.jiheng.tenancy.RegionCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Sealing, verifying and exporting budgets of 15 projects with 7 indicators each, one and
 * a county's 40, on a warm JVM. Not part of the ordinary tests:
 * {@code mvn -pl persistence -am test -Dtest=SealBench -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@ExtendWith(PostgresExtension.class)
class SealBench {

	private static final RegionCode WARM = new RegionCode("130322");

	private static final int BUDGETS = 40;

	private static final int PROJECTS = 15;

	private static final int TIMES = 20;

	@Test
	void aCountysSnapshots(Database database) {
		try (var counties = new SealedCounties(database)) {
			seal(counties, counties.approve(WARM, BUDGETS, PROJECTS));
			times(() -> verify(counties, WARM));
			List<BudgetKey> budgets = counties.approve(LULONG, BUDGETS, PROJECTS);
			counties.seal(budgets.getFirst(), SnapshotKind.APPROVAL);
			print("verify 1", times(() -> verify(counties, LULONG)));
			print("seal one, each a write of its own", seal(counties, budgets.subList(1, BUDGETS)));
			print("verify " + BUDGETS, times(() -> verify(counties, LULONG)));
			print("export " + BUDGETS, times(() -> export(counties)));
		}
	}

	private static List<Double> seal(SealedCounties counties, List<BudgetKey> budgets) {
		List<Double> times = new ArrayList<>();
		for (BudgetKey budget : budgets) {
			times.add(time(() -> counties.seal(budget, SnapshotKind.APPROVAL)));
		}
		return times;
	}

	private static void verify(SealedCounties counties, RegionCode county) {
		SealVerification found = SealedCounties.in(finance(county), counties.part(Snapshots.class).verify());
		if (found.fault() != null) {
			throw new IllegalStateException("not intact: " + found);
		}
	}

	private static void export(SealedCounties counties) {
		SealedCounties.in(finance(LULONG),
				new Exporting(counties.part(Snapshots.class)).year(YEAR).flatMap(export -> export.text().count()));
	}

	private static List<Double> times(Runnable work) {
		List<Double> times = new ArrayList<>();
		for (int i = 0; i < TIMES; i++) {
			times.add(time(work));
		}
		return times;
	}

	private static double time(Runnable work) {
		long start = System.nanoTime();
		work.run();
		return (System.nanoTime() - start) / 1e6;
	}

	private static void print(String what, List<Double> times) {
		List<Double> sorted = new ArrayList<>(times);
		Collections.sort(sorted);
		System.out.printf(Locale.ROOT, "snapshots of %d projects: %s: ms p50 %.1f max %.1f, all %d %.2f s%n", PROJECTS,
				what, sorted.get(sorted.size() / 2), sorted.getLast(), sorted.size(),
				sorted.stream().mapToDouble(Double::doubleValue).sum() / 1e3);
	}

}
