package org.jiheng.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.jiheng.budget.AmountStage;
import org.jiheng.lineage.ChangeKey;
import org.jiheng.lineage.ChangeTerms;
import org.jiheng.lineage.Lineage;
import org.jiheng.lineage.Unit;
import org.jiheng.lineage.UnitChange;
import org.jiheng.shared.FiscalYear;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.junit.jupiter.api.Test;

/** Today's units, put together from what was sealed. */
class UnitContinuityTests {

	private static final RegionCode COUNTY = new RegionCode("130324");

	private static final FiscalYear TODAY = new FiscalYear(2030);

	@Test
	void aSplitGivesEveryFenOnce() {
		assertThat(new Apportionment(weights("0.333333", "0.333333", "0.333334")).of(100)).containsExactly(33L, 33L,
				34L);
		assertThat(new Apportionment(weights("0.5", "0.5")).of(101)).containsExactly(51L, 50L);
		assertThat(new Apportionment(weights("0.6", "0.4")).of(-7)).containsExactly(-4L, -3L);
	}

	@Test
	void aMergedUnitIsOneRowOfBothAndSaysSo() {
		Comparison found = compare(List.of(change("315", 2026, ChangeTerms.Kind.MERGED, "316:1")),
				sealed("315", 2025, 700), sealed("316", 2025, 300), sealed("316", 2026, 1_100));
		Row row = found.rows().getFirst();
		assertThat(found.rows()).hasSize(1);
		assertThat(row.cells()).extracting(cell -> String.valueOf(cell.value())).containsExactly("1000", "1100");
		assertThat(row.match().by()).isEqualTo(Match.By.LINEAGE);
		assertThat(row.label()).isEqualTo("新316");
		assertThat(found.comparability()).extracting(Warning::code).contains(Warning.Code.UNIT_MERGED);
	}

	@Test
	void aSplitUnitIsPartedByItsWeights() {
		Comparison found = compare(List.of(change("315", 2026, ChangeTerms.Kind.SPLIT, "315:0.6", "317:0.4")),
				sealed("315", 2025, 1_001), sealed("317", 2026, 5));
		assertThat(found.rows()).extracting(each -> each.cells().getFirst().value())
			.usingElementComparator(BigDecimal::compareTo)
			.containsExactly(new BigDecimal("601"), new BigDecimal("400"));
		assertThat(found.comparability()).extracting(Warning::code).contains(Warning.Code.UNIT_SPLIT);
	}

	@Test
	void asWasNothingMovesAndTheChangeIsStillSaid() {
		Comparison found = Comparing.answer(question(View.AS_WAS),
				found(List.of(change("315", 2026, ChangeTerms.Kind.MERGED, "316:1")), sealed("315", 2025, 700),
						sealed("316", 2025, 300)));
		assertThat(found.rows()).hasSize(2);
		assertThat(found.comparability()).extracting(Warning::code).contains(Warning.Code.UNIT_MERGED);
	}

	@Test
	void whatChangesTwiceIsWhatItIsToday() {
		Lineage lineage = new Lineage(List.of(change("315", 2026, ChangeTerms.Kind.RENAMED, "316:1"),
				change("316", 2027, ChangeTerms.Kind.SPLIT, "317:0.5", "318:0.5")), TODAY);
		assertThat(lineage.today(unit("315"), new FiscalYear(2025))).extracting(share -> share.unit().code())
			.containsExactly("317", "318");
		assertThat(lineage.today(unit("316"), new FiscalYear(2027))).extracting(share -> share.unit().code())
			.as("sealed in the year of its change")
			.containsExactly("316");
	}

	/** A county's change takes its departments along. */
	@Test
	void departmentsFollowTheirCounty() {
		var renamed = new UnitChange(new ChangeKey(new Unit(COUNTY, null), 1), "卢龙县", new FiscalYear(2026),
				ChangeTerms.Kind.RENAMED,
				List.of(new UnitChange.Part(new Unit(new RegionCode("130306"), null), "卢龙区", BigDecimal.ONE)), "依据",
				"x", Instant.EPOCH, null, null);
		Lineage.Share share = new Lineage(List.of(renamed), TODAY).today(unit("315"), new FiscalYear(2025)).getFirst();
		assertThat(share.unit()).isEqualTo(new Unit(new RegionCode("130306"), new DepartmentCode("315")));
		assertThat(share.countyName()).isEqualTo("卢龙区");
	}

	/** Whatever merges and splits: every sum over all units is what it was. */
	@Test
	void sumsAreKeptToTheFen() {
		for (int seed = 0; seed < 500; seed++) {
			Random random = new Random(seed);
			List<UnitChange> changes = new ArrayList<>();
			for (int i = 0; i < 5; i++) {
				changes.add(change(code(random), 2025 + i, ChangeTerms.Kind.SPLIT, parts(random)));
			}
			List<ItemYear> sealed = new ArrayList<>();
			for (int department = 310; department < 316; department++) {
				for (int year = 2024; year <= 2026; year++) {
					sealed.add(random(random, Integer.toString(department), year));
				}
			}
			List<ItemYear> today = new UnitContinuity(question(View.AS_IS), sealed, new Lineage(changes, TODAY))
				.items();
			List<ToLongFunction<Sums>> amounts = List.of(Sums::totalFen, Sums::fiscalFen, Sums::otherFen,
					Sums::projects, Sums::indicators, Sums::numericTargets, Sums::classifiedProjects,
					Sums::classifiedFen, Sums::withPlanFen, Sums::findings, Sums::persons,
					sums -> sums.planned().get(0), sums -> sums.planned().get(3));
			for (ToLongFunction<Sums> amount : amounts) {
				assertThat(sum(today, amount)).as("seed " + seed).isEqualTo(sum(sealed, amount));
			}
			assertThat(today).as("seed " + seed).allSatisfy(each -> {
				assertThat(each.sums().fiscalFen() + each.sums().otherFen()).isEqualTo(each.sums().totalFen());
				assertThat(each.sums().planned()).isSorted();
				assertThat(each.sums().otherFen()).isNotNegative();
			});
		}
	}

	private static long sum(List<ItemYear> items, ToLongFunction<Sums> amount) {
		return items.stream().map(ItemYear::sums).mapToLong(amount).sum();
	}

	private static String code(Random random) {
		return Integer.toString(310 + random.nextInt(6));
	}

	private static String[] parts(Random random) {
		int first = 1 + random.nextInt(999_998);
		int second = 1 + random.nextInt(999_999 - first);
		return new String[] { "311:" + BigDecimal.valueOf(first, 6), "312:" + BigDecimal.valueOf(second, 6),
				"313:" + BigDecimal.valueOf(1_000_000L - first - second, 6) };
	}

	private static ItemYear random(Random random, String department, int year) {
		long fiscal = random.nextInt(1_000_000_000);
		long other = random.nextInt(100);
		List<Long> planned = random.longs(4, 0, 1_000_000).sorted().boxed().toList();
		return item(department, year,
				new Sums(1, fiscal + other, fiscal, other, random.nextInt(50), random.nextInt(500), random.nextInt(300),
						random.nextInt(5), random.nextInt(1_000), planned, planned.getLast() + random.nextInt(9),
						random.nextInt(40), 1, 1, (long) random.nextInt(500_000), null));
	}

	private static Comparison compare(List<UnitChange> changes, ItemYear... sealed) {
		return Comparing.answer(question(View.AS_IS), found(changes, sealed));
	}

	private static Comparisons.Found found(List<UnitChange> changes, ItemYear... sealed) {
		return new Comparisons.Found(List.of(sealed), List.of(), List.of(), new Lineage(changes, TODAY), List.of());
	}

	private static Question question(View view) {
		return new Question(Axis.DEPARTMENT, new TreeSet<>(Set.of(new FiscalYear(2025), new FiscalYear(2026))),
				AmountStage.INITIAL, List.of(Measure.TOTAL), Peers.ALL, Classes.CONTINUED, view, Set.of(), Set.of(),
				Set.of(), Set.of());
	}

	private static ItemYear sealed(String department, int year, long fen) {
		return item(department, year,
				new Sums(1, fen, fen, null, 1, 1, 1, 0, 0, List.of(0L, 0L, 0L, fen), fen, 0, 0, 0, null, null));
	}

	private static ItemYear item(String department, int year, Sums sums) {
		return new ItemYear(new Item.OfDepartment(COUNTY, new DepartmentCode(department)), new FiscalYear(year),
				"局" + department, "卢龙县", sums, 1, 0, Set.of());
	}

	private static UnitChange change(String from, int year, ChangeTerms.Kind kind, String... to) {
		return new UnitChange(new ChangeKey(unit(from), 1), "局" + from, new FiscalYear(year), kind,
				Arrays.stream(to)
					.map(part -> part.split(":", 2))
					.map(part -> new UnitChange.Part(unit(part[0]), "新" + part[0], new BigDecimal(part[1])))
					.toList(),
				"依据", "x", Instant.EPOCH, null, null);
	}

	private static Unit unit(String department) {
		return new Unit(COUNTY, new DepartmentCode(department));
	}

	private static List<BigDecimal> weights(String... weights) {
		return Arrays.stream(weights).map(BigDecimal::new).toList();
	}

}
