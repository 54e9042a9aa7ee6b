package org.jiheng.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.Funds;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.IndicatorKey;
import org.jiheng.budget.Project;
import org.jiheng.budget.ProjectCode;
import org.jiheng.budget.ProjectKey;
import org.jiheng.budget.Target;
import org.jiheng.budget.TargetReader;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Money;
import org.jiheng.shared.Money;
import org.jiheng.shared.MoneyUnit;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetDifferenceTests {

	@ParameterizedTest
	@CsvSource({ "≥90%, ≥95%, TIGHTENED", "≥95%, ≥90%, LOOSENED", ">90%, >95%, TIGHTENED", ">95%, >90%, LOOSENED",
			"≤10件, ≤8件, TIGHTENED", "≤8件, ≤10件, LOOSENED", "<10件, <8件, TIGHTENED", "<8件, <10件, LOOSENED",
			"≥90%, >90%, TIGHTENED", ">90%, ≥90%, LOOSENED", "≤8件, <8件, TIGHTENED", "<8件, ≤8件, LOOSENED",
			"≥95%, ≤95%, CHANGED", "=100件, =120件, CHANGED", "=100件, ≥120件, TIGHTENED", "≥120件, =100件, LOOSENED",
			"10-20人, 12-18人, TIGHTENED", "12-18人, 10-20人, LOOSENED", "10-20人, 15-25人, CHANGED",
			"≥10人, 10-20人, TIGHTENED", "≥90%, ≥95件, CHANGED", "2025年12月31日, 2025年6月30日, TIGHTENED",
			"2025年6月30日, 2025年12月31日, LOOSENED", "≥90%, 有所提高, CHANGED", "≥ 90%, ≥90％, " })
	void aTargetIsLoosenedOrTightened(String before, String after, ChangeKind expected) {
		var reader = new TargetReader(new FiscalYear(2025));
		assertThat(Promise.change(reader.read(before), reader.read(after), 0)).isEqualTo(expected);
	}

	@Test
	void theEndOfThisYearIsNoLaterThanTheEndOfLastYearWas() {
		Target was = new TargetReader(new FiscalYear(2024)).read("2024年12月31日");
		assertThat(Promise.change(was, new TargetReader(new FiscalYear(2025)).read("2025年12月31日"), 1)).isNull();
	}

	@Test
	void oneMovedProjectIsOneChange() {
		BudgetText before = text(project(2025, 1, "甲", 10), project(2025, 2, "乙", 10), project(2025, 3, "丙", 10),
				project(2025, 4, "丁", 10));
		BudgetText after = text(project(2025, 4, "丁", 10), project(2025, 1, "甲", 10), project(2025, 2, "乙", 10),
				project(2025, 3, "丙", 10));
		assertThat(BudgetDifference.between(before, after).changes()).singleElement().satisfies(change -> {
			assertThat(change.kind()).isEqualTo(ChangeKind.MOVED);
			assertThat(change.projectName()).isEqualTo("丁");
			assertThat(change.message()).contains("第 4 位", "第 1 位");
		});
	}

	@Test
	void anAmountChangesByMoneyAndPercent() {
		BudgetDifference difference = BudgetDifference.between(text(project(2025, 1, "甲", 10)),
				text(project(2025, 1, "甲", 8)));
		assertThat(difference.counts()).containsOnlyKeys(ChangeKind.DECREASED);
		BudgetChange change = difference.changes().getFirst();
		assertThat(change.field()).isEqualTo("funds.total");
		assertThat(change.percent()).isEqualByComparingTo("-20");
		assertThat(Money.signed(difference.amountByFen(), MoneyUnit.WAN_YUAN)).isEqualByComparingTo("-2");
		assertThat(change.message()).contains("减少 2.00 万元（20.00%）");
	}

	@Test
	void projectsAreAddedRemovedAndRenamed() {
		BudgetDifference difference = BudgetDifference.between(
				text(project(2025, 1, "甲", 10), project(2025, 2, "乙", 10)),
				text(project(2025, 1, "甲项目", 10), project(2025, 3, "丙", 10)));
		assertThat(difference.changes()).extracting(BudgetChange::kind)
			.containsExactly(ChangeKind.REMOVED, ChangeKind.ADDED, ChangeKind.RENAMED);
	}

	@Test
	void betweenYearsAProjectIsKnownByCodeAndThenByName() {
		BudgetText before = text(project(2024, 7, "甲", 10), project(2024, 8, "乙", 10));
		BudgetText after = text(project(2025, 1, "甲", 10), project(2025, 2, "乙", 12));
		assertThat(BudgetDifference.between(before, after).changes()).singleElement()
			.satisfies(change -> assertThat(change.kind()).isEqualTo(ChangeKind.INCREASED));
	}

	@Test
	void ofAProjectClassifiedOnEitherSideNothingHiddenIsTold() {
		var key = new ProjectKey(budget(2025), 1);
		var open = new Project(key, 1, new ProjectCode("A1"), "甲", null, funds(10), "金丝雀", List.of(), List.of("金丝雀"),
				List.of("金丝雀"), false, List.of());
		var shown = new Project(key, 1, new ProjectCode("A1"), "甲", null, funds(12), null, List.of(), List.of(), true,
				List.of());
		var indicator = new Indicator(new IndicatorKey(budget(2025), 9), key, 1, "产出指标", "数量指标", "金丝雀", "金丝雀",
				new Target.Qualitative("金丝雀", null), new Target.Qualitative("金丝雀", null), "金丝雀", BigDecimal.TEN,
				List.of());
		BudgetText before = new BudgetText("标题", List.of(), List.of(), List.of(), List.of(open), List.of(indicator),
				List.of());
		BudgetText after = text(shown);
		assertThat(BudgetDifference.between(before, after).changes()).extracting(BudgetChange::kind)
			.containsExactly(ChangeKind.CLASSIFIED, ChangeKind.INCREASED);
		assertThat(BudgetDifference.between(before, after).toString()).doesNotContain("金丝雀");
		assertThat(BudgetDifference.between(after, before).toString()).doesNotContain("金丝雀");
	}

	@Test
	void goalsAreRewordedAddedAndMoved() {
		assertThat(BudgetDifference.between(goals("一", "二", "三"), goals("二", "三", "一", "四")).changes())
			.extracting(BudgetChange::kind)
			.containsExactly(ChangeKind.ADDED, ChangeKind.MOVED);
		assertThat(BudgetDifference.between(goals("一", "二"), goals("一", "贰")).changes()).singleElement()
			.satisfies(change -> assertThat(change.message()).isEqualTo("总体绩效目标第 2 条由“二”改为“贰”"));
		assertThat(BudgetDifference.between(goals("一", "二", "三"), goals("二", "叁")).changes())
			.extracting(BudgetChange::message)
			.containsExactly("总体绩效目标删去原第 1 条“一”", "总体绩效目标第 2 条由“三”改为“叁”");
	}

	@Test
	void aProjectRemovedAndAddedAgainIsTheSameByItsName() {
		assertThat(BudgetDifference.between(text(project(2025, 1, "甲", 10)), text(project(2025, 5, "甲", 11))).changes())
			.extracting(BudgetChange::kind)
			.containsExactly(ChangeKind.INCREASED);
	}

	@Test
	void anIndicatorIsKnownByItsNameInAnotherFrameAndItsTargetIsCompared() {
		BudgetText before = whole(indicator(2024, 3, "成本指标", "补贴成本", "≤10万元"),
				indicator(2024, 4, "数量指标", "案件数", "≥200件"));
		BudgetText after = whole(indicator(2025, 1, "经济成本指标", "补贴成本", "≤8万元"),
				indicator(2025, 2, "数量指标", "案件数", "≥180件"));
		assertThat(BudgetDifference.between(before, after).changes()).extracting(BudgetChange::message)
			.containsExactly("部门整体的指标 1（经济成本指标：补贴成本）的二级指标由“成本指标”改为“经济成本指标”",
					"部门整体的指标 1（经济成本指标：补贴成本）的指标值由“≤10万元”收紧为“≤8万元”", "部门整体的指标 2（数量指标：案件数）的指标值由“≥200件”放宽为“≥180件”");
	}

	@Test
	void whatIsTheSameMakesNoDifference() {
		BudgetText text = whole(indicator(2025, 1, "数量指标", "案件数", "≥180件"));
		assertThat(BudgetDifference.between(text, text).changes()).isEmpty();
		assertThat(BudgetDifference.between(goals("办 案", "普法"), goals("办案", "普法")).changes()).isEmpty();
	}

	@Test
	void aTargetForLongerThanTheYearIsLoosenedAndTightenedAsTheYearsIs() {
		BudgetText before = whole(lasting(2024, "≥300件"));
		assertThat(BudgetDifference.between(before, whole(lasting(2025, "≥260件"))).changes()).singleElement()
			.satisfies(change -> {
				assertThat(change.kind()).isEqualTo(ChangeKind.LOOSENED);
				assertThat(change.field()).isEqualTo("lastingTarget");
				assertThat(change.message()).endsWith("的中期指标值由“≥300件”放宽为“≥260件”");
			});
		assertThat(BudgetDifference.between(before, whole(lasting(2025, "≥400件"))).changes())
			.extracting(BudgetChange::kind)
			.containsExactly(ChangeKind.TIGHTENED);
		assertThat(BudgetDifference.between(before, whole(indicator(2025, 1, "数量指标", "案件数", "≥100件"))).changes())
			.extracting(BudgetChange::message)
			.containsExactly("部门整体的指标 1（数量指标：案件数）的中期指标值由“≥300件”改为空白");
		assertThat(BudgetDifference.between(whole(lasting(2024, "2026年底")), whole(lasting(2025, "2026年底"))).changes())
			.as("the same day is no later a year after")
			.isEmpty();
	}

	@Test
	void goalsForLongerThanTheYearAreToldApart() {
		assertThat(BudgetDifference.between(text(lasting("三年建成")), text(lasting("四年建成"))).changes()).singleElement()
			.satisfies(change -> assertThat(change.message()).contains("的中期目标第 1 条由“三年建成”改为“四年建成”"));
	}

	private static Project lasting(String goal) {
		return new Project(new ProjectKey(budget(2025), 1), 1, null, "甲", null, funds(10), null, List.of(), List.of(),
				List.of(goal), false, List.of());
	}

	private static Indicator lasting(int year, String target) {
		var targets = new TargetReader(new FiscalYear(year));
		return new Indicator(new IndicatorKey(budget(year), 1), null, 1, "产出指标", "数量指标", "案件数", null,
				targets.read("≥100件"), targets.read(target), null, null, List.of());
	}

	private static BudgetText whole(Indicator... indicators) {
		return new BudgetText("标题", List.of(), List.of(), List.of(), List.of(), List.of(indicators), List.of());
	}

	private static Indicator indicator(int year, int number, String level2, String level3, String target) {
		return new Indicator(new IndicatorKey(budget(year), number), null, number, "产出指标", level2, level3, null,
				new TargetReader(new FiscalYear(year)).read(target), null, null, List.of());
	}

	private static BudgetText goals(String... goals) {
		return new BudgetText("标题", List.of(goals), List.of(), List.of(), List.of(), List.of(), List.of());
	}

	private static BudgetText text(Project... projects) {
		List<Project> placed = IntStream.range(0, projects.length)
			.mapToObj(i -> new Project(projects[i].key(), i + 1, projects[i].code(), projects[i].name(), null,
					projects[i].funds(), projects[i].purpose(), projects[i].paymentPlan(), projects[i].goals(),
					projects[i].lastingGoals(), projects[i].classified(), List.of()))
			.toList();
		return new BudgetText("标题", List.of(), List.of(), List.of(), placed, List.of(), List.of());
	}

	private static Project project(int year, int number, String name, int total) {
		return new Project(new ProjectKey(budget(year), number), number, null, name, null, funds(total), null,
				List.of(), List.of(), false, List.of());
	}

	private static Funds funds(int total) {
		return new Funds(Money.of(BigDecimal.valueOf(total), MoneyUnit.WAN_YUAN), null, null);
	}

	private static BudgetKey budget(int year) {
		return new BudgetKey(new RegionCode("130324"), new FiscalYear(year), new DepartmentCode("315"));
	}

}
