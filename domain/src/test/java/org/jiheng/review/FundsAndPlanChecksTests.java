package org.jiheng.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jiheng.shared.Money;
import org.jiheng.shared.MoneyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks 1 to 7. */
class FundsAndPlanChecksTests {

	@ParameterizedTest
	@CsvSource({ "10,8,2,false", "10,8,3,true", "10,8,1.999999,true", "10,10,,false", "10,8,,true", "10,,,false",
			"10,,4,false", "10,,10,false", "10,,11,true", "0,0,0,false", "10,10,0,false", "10,12,,true" })
	void blankFundsAreNotZero(String total, String fiscal, String other, boolean wrong) {
		Sketch budget = new Sketch().project("河道清淤").funds(total, fiscal, other).end();
		assertThat(budget.places(Check.FUNDS_SUM)).isEqualTo(wrong ? List.of("b.p101.funds.total") : List.of());
	}

	@Test
	void fundsAtTheEdgeOfWhatCountsAreCompared() {
		String most = new Money(Long.MAX_VALUE).in(MoneyUnit.WAN_YUAN).toPlainString();
		assertThat(new Sketch().project("河道清淤").funds(most, most, most).end().found(Check.FUNDS_SUM)).hasSize(1);
	}

	@Test
	void wrongFundsAreNamedWithTheirValues() {
		CheckFinding finding = new Sketch().project("河道清淤")
			.funds("10", "8", null)
			.end()
			.found(Check.FUNDS_SUM)
			.getFirst();
		assertThat(finding.message()).isEqualTo("项目 1“河道清淤”的预算数 10.00 万元，其中财政资金 8.00 万元，其他资金空白，合计不符");
		assertThat(finding.severity()).isEqualTo(Severity.ERROR);
	}

	@ParameterizedTest
	@CsvSource({ "25,50,75,100,false", "0,0,0,100,false", "25,25,75,100.00,false", "100,100,100,100,false",
			"25,20,75,100,true", "25,50,75,99.99,true", "25,50,101,100,true", "-1,50,75,100,true",
			"0,50,100,101,true" })
	void aPlanRisesToAHundred(String march, String june, String october, String december, boolean wrong) {
		Sketch budget = new Sketch().project("河道清淤").plan(march, june, october, december).end();
		assertThat(budget.found(Check.PAYMENT_PLAN_SHAPE)).hasSize(wrong ? 1 : 0);
	}

	@Test
	void aFormWithoutAPlanHasNoneToBeWrong() {
		assertThat(new Sketch().project("河道清淤").end().found(Check.PAYMENT_PLAN_SHAPE)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "0,0,0,100,true", "0,0,0.01,100,false", "0,0,100,100,false", "0,0,0,0,false" })
	void nothingPaidBeforeDecemberIsDoubtful(String march, String june, String october, String december,
			boolean doubtful) {
		Sketch budget = new Sketch().project("河道清淤").plan(march, june, october, december).end();
		assertThat(budget.found(Check.PAYMENT_ONLY_IN_DECEMBER)).hasSize(doubtful ? 1 : 0);
	}

	@Test
	void aPlanOfDecemberAloneSaysNothingOfTheMonthsBefore() {
		assertThat(new Sketch().project("河道清淤").plan("100").end().found(Check.PAYMENT_ONLY_IN_DECEMBER)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "20,45,70,100,true", "20,40,75,100,true", "20,40,70.5,100,true", "20,40,75.01,100,false",
			"21,41,70,100,false", "20,40,70,100,false" })
	void oneSmallStepAsideIsOdd(String march, String june, String october, String december, boolean odd) {
		Sketch budget = new Sketch();
		budget.project("甲渠维修").plan("20", "40", "70", "100");
		budget.project("乙渠维修").plan("20", "40", "70", "100");
		budget.project("丙渠维修").plan(march, june, october, december);
		assertThat(budget.places(Check.PAYMENT_PLAN_ODD_STEP))
			.isEqualTo(odd ? List.of("b.p103.paymentPlan") : List.of());
	}

	@Test
	void withoutACommonestPlanNoneIsOdd() {
		Sketch budget = new Sketch();
		budget.project("甲渠维修").plan("20", "40", "70", "100");
		budget.project("乙渠维修").plan("20", "40", "72", "100");
		assertThat(budget.found(Check.PAYMENT_PLAN_ODD_STEP)).isEmpty();
	}

	@Test
	void thePlanOfMoreThanHalfIsSaidOnce() {
		Sketch budget = new Sketch();
		budget.project("甲渠维修").plan("20", "40", "70", "100");
		budget.project("乙渠维修").plan("20", "40.0", "70", "100");
		budget.project("丙渠维修").plan("0", "10", "90", "100");
		assertThat(budget.found(Check.PAYMENT_PLAN_UNIFORM)).singleElement().satisfies(finding -> {
			assertThat(finding.anchors()).containsExactly(Anchor.BUDGET);
			assertThat(finding.message()).contains("3 个项目中有 2 个");
		});
		budget.project("丁渠维修").plan("0", "10", "95", "100");
		assertThat(budget.found(Check.PAYMENT_PLAN_UNIFORM)).as("exactly half").isEmpty();
	}

	@Test
	void twoProjectsAreTooFewToBeUniform() {
		Sketch budget = new Sketch();
		budget.project("甲渠维修").plan("20", "40", "70", "100");
		budget.project("乙渠维修").plan("20", "40", "70", "100");
		assertThat(budget.found(Check.PAYMENT_PLAN_UNIFORM)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "100000元,false,true", "10万元,false,true", "≤10万元,false,true", "90000元,true,false",
			"100000.01元,true,false", "50元/人,false,false", "节约,false,false", "10万美元,false,false" })
	void aCostIsComparedWithTheTotalInYuan(String target, boolean differs, boolean repeats) {
		Sketch budget = new Sketch().project("河道清淤").row("产出指标", "成本指标", "清淤经费", target).end();
		assertThat(budget.found(Check.COST_TARGET_DIFFERS)).hasSize(differs ? 1 : 0);
		assertThat(budget.found(Check.COST_TARGET_REPEATS)).hasSize(repeats ? 1 : 0);
	}

	@Test
	void costsInPartsAddUp() {
		Sketch budget = new Sketch().project("河道清淤")
			.row("成本指标", "经济成本指标", "人工费", "≤60000元")
			.row("成本指标", "经济成本指标", "机械费", "≤4万元")
			.end();
		assertThat(budget.found(Check.COST_TARGET_DIFFERS)).isEmpty();
		Sketch other = new Sketch().project("河道清淤")
			.row("成本指标", "经济成本指标", "人工费", "≤60000元")
			.row("成本指标", "经济成本指标", "机械费", "≤3万元")
			.end();
		assertThat(other.found(Check.COST_TARGET_DIFFERS)).singleElement().satisfies(finding -> {
			assertThat(finding.anchors()).hasSize(2);
			assertThat(finding.message()).contains("9 万元").contains("10.00 万元");
		});
	}

	@Test
	void thePriceOfOneIsNoPartOfTheTotal() {
		Sketch budget = new Sketch().project("村医补贴").row("产出指标", "成本指标", "补贴标准", "≤300元").end();
		assertThat(budget.found(Check.COST_TARGET_DIFFERS)).isEmpty();
		Sketch above = new Sketch().project("村医补贴").row("产出指标", "成本指标", "补贴标准", "≤300000元").end();
		assertThat(above.found(Check.COST_TARGET_DIFFERS)).as("more than the whole").hasSize(1);
	}

	@Test
	void whatSocietyPaysIsNoPartOfTheTotal() {
		Sketch budget = new Sketch().project("河道清淤").row("成本指标", "社会成本指标", "施工占道损失", "≤5万元").end();
		assertThat(budget.found(Check.COST_TARGET_DIFFERS)).isEmpty();
	}

}
