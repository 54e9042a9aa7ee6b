package org.jiheng.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jiheng.budget.AmountStage;
import org.jiheng.lineage.Lineage;
import org.jiheng.lineage.ProjectAlias;
import org.jiheng.shared.FiscalYear;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.junit.jupiter.api.Test;

/** Which projects of several years are one. */
class ProjectContinuityTests {

	private static final RegionCode COUNTY = new RegionCode("130324");

	@Test
	void aCodeIsOneProjectWhateverItIsCalled() {
		Comparison found = compare(List.of(), project("A", 2025, "法律援助", 10), project("A", 2026, "公共法律援助", 12));
		assertThat(found.rows()).singleElement().satisfies(row -> {
			assertThat(row.match().by()).isEqualTo(Match.By.PROJECT_CODE);
			assertThat(row.match().status()).isEqualTo(Match.Status.MATCHED);
			assertThat(row.match().labels()).containsExactly("法律援助", "公共法律援助");
		});
	}

	@Test
	void aProposalPutsNothingTogetherUntilItIsConfirmed() {
		ItemYear before = project("A", 2025, "关于提前下达2025年社区矫正资金（冀财法〔2024〕51号）", 10);
		ItemYear after = project("B", 2026, "关于提前下达2026年社区矫正资金（冀财法〔2025〕49号）", 12);
		Comparison proposed = compare(List.of(), before, after);
		assertThat(proposed.rows()).hasSize(2).allSatisfy(row -> {
			assertThat(row.match().by()).isEqualTo(Match.By.PROPOSED);
			assertThat(row.proposals()).singleElement()
				.extracting(Proposal::reason)
				.isEqualTo(Proposal.Reason.NAME_BUT_FOR_NUMBERS);
		});
		assertThat(proposed.rows().getFirst().proposals().getFirst().key()).isEqualTo("B");
		Comparison confirmed = compare(List.of(alias("A", "B")), before, after);
		assertThat(confirmed.rows()).singleElement().satisfies(row -> {
			assertThat(row.match().by()).isEqualTo(Match.By.ALIAS);
			assertThat(row.cells()).extracting(cell -> String.valueOf(cell.value())).containsExactly("10", "12");
		});
	}

	@Test
	void whatStandsBesideAnotherIsNotProposedForIt() {
		assertThat(compare(List.of(), project("A", 2025, "法律援助", 10), project("A", 2026, "法律援助", 10),
				project("B", 2026, "法律援助", 12))
			.rows()).hasSize(2).allSatisfy(row -> assertThat(row.proposals()).isEmpty());
	}

	/** Whatever is confirmed: the sum of a year stays what it was sealed as. */
	@Test
	void sumsStay() {
		for (int seed = 0; seed < 500; seed++) {
			Random random = new Random(seed);
			List<ItemYear> sealed = IntStream.range(0, 40)
				.mapToObj(i -> project("P" + random.nextInt(12), 2025 + random.nextInt(2), "项目", random.nextInt(1_000)))
				.toList();
			List<ProjectAlias> aliases = IntStream.range(0, 6)
				.mapToObj(i -> alias("P" + i, "P" + (i + 1 + random.nextInt(6))))
				.toList();
			List<ItemYear> one = new ProjectContinuity(question(), sealed, aliases).items();
			for (int year = 2025; year <= 2026; year++) {
				assertThat(sum(one, year)).as("seed " + seed).isEqualTo(sum(sealed, year));
			}
		}
	}

	private static long sum(List<ItemYear> items, int year) {
		return items.stream()
			.filter(each -> each.year().value() == year)
			.mapToLong(each -> each.sums().totalFen() == null ? 0 : each.sums().totalFen())
			.sum();
	}

	private static Comparison compare(List<ProjectAlias> aliases, ItemYear... sealed) {
		return Comparing.answer(question(),
				new Comparisons.Found(List.of(sealed), List.of(), List.of(), Lineage.NONE, aliases));
	}

	private static Question question() {
		return new Question(Axis.PROJECT, new TreeSet<>(Set.of(new FiscalYear(2025), new FiscalYear(2026))),
				AmountStage.INITIAL, List.of(Measure.TOTAL), Peers.ALL, Classes.CONTINUED, View.AS_WAS, Set.of(),
				Set.of(), Set.of(), Set.of());
	}

	private static ItemYear project(String key, int year, String name, long fen) {
		return new ItemYear(new Item.OfProject(COUNTY, new DepartmentCode("315"), key), new FiscalYear(year), name,
				"卢龙县", Sums.ofProject(fen, fen, null), 1, 0, Set.of());
	}

	private static ProjectAlias alias(String earlier, String later) {
		return new ProjectAlias(COUNTY, 1, earlier, "项目", later, "项目");
	}

}
