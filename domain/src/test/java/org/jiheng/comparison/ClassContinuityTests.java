package org.jiheng.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jiheng.budget.AmountStage;
import org.jiheng.lineage.Lineage;
import org.jiheng.shared.FiscalYear;
import org.junit.jupiter.api.Test;

/**
 * Cost is a level 2 class in the older frame and a level 1 class of three in the newer.
 */
class ClassContinuityTests {

	private static final List<ClassMapping> CROSSWALK = List.of(
			mapping(ClassMapping.Kind.MAPPED, "产出指标/数量指标", "产出指标/数量指标"),
			mapping(ClassMapping.Kind.MERGED, "产出指标/成本指标", "成本指标/经济成本指标"),
			mapping(ClassMapping.Kind.MERGED, "产出指标/成本指标", "成本指标/社会成本指标"),
			mapping(ClassMapping.Kind.MAPPED, "效益指标/环境效益指标", "效益指标/生态效益指标"),
			new ClassMapping("2015", "2021", ClassMapping.Kind.NONE, of("效益指标/可持续影响指标"), null));

	private static final List<String> NAMES = List.of("产出指标/数量指标", "产出指标/成本指标", "成本指标/经济成本指标", "成本指标/社会成本指标",
			"效益指标/环境效益指标", "效益指标/生态效益指标", "效益指标/可持续影响指标", "其他指标/自设指标");

	@Test
	void aClassGoesOnUnderTheNewerLevel1() {
		Comparison found = compare(Axis.LEVEL2, Classes.CONTINUED, item("产出指标/成本指标", 2025, 4),
				item("成本指标/经济成本指标", 2026, 3), item("成本指标/社会成本指标", 2026, 2), item("效益指标/环境效益指标", 2025, 1),
				item("效益指标/生态效益指标", 2026, 1));
		assertThat(found.rows()).extracting(Row::item)
			.containsExactly(new Item.OfLevel2("成本指标", "成本指标"), new Item.OfLevel2("效益指标", "生态效益指标"));
		Row cost = found.rows().getFirst();
		assertThat(cost.match().status()).isEqualTo(Match.Status.MATCHED);
		assertThat(cost.match().by()).isEqualTo(Match.By.CROSSWALK);
		assertThat(cost.cells()).extracting(cell -> String.valueOf(cell.value())).containsExactly("4", "5");
		assertThat(found.comparability()).singleElement().satisfies(warning -> {
			assertThat(warning.code()).isEqualTo(Warning.Code.FRAME_CHANGED);
			assertThat(warning.mappings()).hasSize(3);
		});
	}

	@Test
	void nothingIsPutTogetherWithinOneFrame() {
		assertThat(compare(Axis.LEVEL2, Classes.CONTINUED, item("成本指标/经济成本指标", 2025, 3), item("成本指标/社会成本指标", 2026, 2))
			.rows()).hasSize(2);
	}

	@Test
	void asWrittenEachStaysAsItIs() {
		assertThat(compare(Axis.LEVEL2, Classes.AS_WRITTEN, item("产出指标/成本指标", 2025, 4), item("成本指标/经济成本指标", 2026, 3))
			.rows()).hasSize(2);
	}

	@Test
	void costCountsUnderItsOwnLevel1InBothYears() {
		Comparison found = compare(Axis.LEVEL1, Classes.CONTINUED, item("产出指标/数量指标", 2025, 7),
				item("产出指标/成本指标", 2025, 4), item("产出指标/数量指标", 2026, 7), item("成本指标/经济成本指标", 2026, 3));
		assertThat(found.rows()).extracting(Row::label).containsExactly("产出指标", "成本指标");
		assertThat(found.rows().getFirst().cells()).extracting(cell -> String.valueOf(cell.value()))
			.containsExactly("7", "7");
	}

	@Test
	void whatHasNoCounterpartIsSaid() {
		Comparison found = compare(Axis.LEVEL2, Classes.CONTINUED, item("产出指标/成本指标", 2025, 4),
				item("成本指标/经济成本指标", 2026, 3), item("效益指标/可持续影响指标", 2025, 1), item("其他指标/自设指标", 2026, 1));
		assertThat(found.comparability()).filteredOn(each -> each.code() == Warning.Code.CLASS_UNMAPPED)
			.singleElement()
			.satisfies(warning -> assertThat(warning.labels()).containsExactly("效益指标/可持续影响指标", "其他指标/自设指标"));
	}

	/** Whatever is found: sums over all rows are what they are as written. */
	@Test
	void sumsOverAllRowsStay() {
		for (int seed = 0; seed < 500; seed++) {
			Random random = new Random(seed);
			List<ItemYear> items = new ArrayList<>();
			for (String name : NAMES) {
				for (int year = 2024; year <= 2026; year++) {
					if (random.nextBoolean()) {
						items.add(item(name, year, random.nextInt(1, 1000)));
					}
				}
			}
			for (boolean byLevel1 : List.of(true, false)) {
				List<ItemYear> continued = new ClassContinuity(items, byLevel1, CROSSWALK).items();
				IntStream.rangeClosed(2024, 2026).forEach(year -> {
					assertThat(sum(continued, year, Sums::indicators)).isEqualTo(sum(items, year, Sums::indicators));
					assertThat(sum(continued, year, Sums::numericTargets))
						.isEqualTo(sum(items, year, Sums::numericTargets));
				});
				assertThat(continued).as("seed " + seed).doesNotHaveDuplicates();
			}
		}
	}

	private static int sum(List<ItemYear> items, int year, ToIntFunction<Sums> what) {
		return items.stream().filter(each -> each.year().value() == year).map(ItemYear::sums).mapToInt(what).sum();
	}

	private static Comparison compare(Axis axis, Classes classes, ItemYear... items) {
		var question = new Question(axis, new TreeSet<>(Set.of(new FiscalYear(2025), new FiscalYear(2026))),
				AmountStage.INITIAL, List.of(Measure.INDICATORS), Peers.ALL, classes, View.AS_WAS, Set.of(), Set.of(),
				Set.of(), Set.of());
		return Comparing.answer(question,
				new Comparisons.Found(List.of(items), List.of(), CROSSWALK, Lineage.NONE, List.of()));
	}

	private static ItemYear item(String name, int year, int indicators) {
		FrameClass of = of(name);
		return new ItemYear(new Item.OfLevel2(of.level1(), of.level2()), new FiscalYear(year), of.level2(), "",
				Sums.ofIndicators(1, indicators, indicators / 2, null), 1, 0, Set.of());
	}

	private static ClassMapping mapping(ClassMapping.Kind kind, String older, String newer) {
		return new ClassMapping("2015", "2021", kind, of(older), of(newer));
	}

	private static FrameClass of(String name) {
		String[] levels = name.split("/", -1);
		return new FrameClass(levels[0], levels[1]);
	}

}
