package org.jiheng.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jiheng.budget.ProjectCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks 21 to 26 and 30 to 32. */
class FrameAndDocumentChecksTests {

	private static final List<String> OLD = List.of("数量指标", "质量指标", "时效指标", "成本指标");

	private static Sketch.Form whole(Sketch budget, String name, String satisfaction) {
		Sketch.Form form = budget.project(name);
		OLD.forEach(level2 -> form.row("产出指标", level2, "管护", "≥5处"));
		return form.row("效益指标", "社会效益指标", "管护", "≥5处").row("满意度指标", "服务对象满意度指标", "群众满意度", satisfaction);
	}

	@Test
	void theFrameSaysWhatMustBeThere() {
		Sketch budget = new Sketch();
		whole(budget, "甲渠管护", "≥90%");
		budget.project("乙渠管护").row("产出指标", "数量指标", "管护", "≥5处").row("产出指标", "成本指标", "经费", "≤10万元");
		assertThat(budget.found(Check.LEVEL2_MISSING)).singleElement().satisfies(finding -> {
			assertThat(finding.anchors()).extracting(Anchor::toString).containsExactly("b.p102.indicators");
			assertThat(finding.message()).isEqualTo("项目 2“乙渠管护”缺少质量指标、时效指标、经济效益指标或社会效益指标或生态效益指标或可持续影响指标、服务对象满意度指标");
		});
	}

	@Test
	void theNewerFrameHasCostAtTheTop() {
		Sketch budget = new Sketch().project("甲渠管护")
			.row("成本", "经济成本", "经费", "≤10万元")
			.row("产出", "数量", "管护", "≥5处")
			.row("产出", "质量", "管护", "≥5处")
			.row("产出", "时效", "管护", "≤5天")
			.row("效益", "生态效益", "管护", "≥5处")
			.row("满意度", "服务对象满意度", "群众满意度", "≥90%")
			.end();
		assertThat(budget.found(Check.LEVEL2_MISSING)).isEmpty();
	}

	@Test
	void aFrameThatIsNotKnownRequiresNothing() {
		Sketch budget = new Sketch().project("甲渠管护").row("投入", "预算控制", "管护", "≥5处").end();
		assertThat(budget.found(Check.LEVEL2_MISSING)).isEmpty();
	}

	@Test
	void theSameClassesEverywhereAreSaidOnce() {
		Sketch budget = new Sketch();
		whole(budget, "甲渠管护", "≥90%");
		whole(budget, "乙渠管护", "≥90%");
		assertThat(budget.found(Check.LEVEL2_UNIFORM)).as("two are too few").isEmpty();
		whole(budget, "丙渠管护", "≥90%");
		assertThat(budget.found(Check.LEVEL2_UNIFORM)).singleElement()
			.satisfies(finding -> assertThat(finding.anchors()).containsExactly(Anchor.BUDGET));
		whole(budget, "丁渠管护", "≥90%").row("效益指标", "生态效益指标", "水质", "≥5处");
		assertThat(budget.found(Check.LEVEL2_UNIFORM)).isEmpty();
	}

	@Test
	void rarerClassesInAllProjectsAreThoughtAbout() {
		Sketch budget = new Sketch();
		List.of("甲渠", "乙渠", "丙渠").forEach(name -> budget.project(name).row("效益指标", "经济效益指标", "增收", "≥5万元"));
		assertThat(budget.found(Check.LEVEL2_UNIFORM)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "≥95%,≥98%,≥90%,true", "≥95%,≥94.9%,≥90%,false", "95%,100%,≥90%,false", ">95%,≥95%,≥90%,true",
			"≥95%,满意,≥95%,true" })
	void highSatisfactionInMoreThanHalfIsSaidOnce(String one, String two, String three, boolean uniform) {
		Sketch budget = new Sketch();
		whole(budget, "甲渠管护", one);
		whole(budget, "乙渠管护", two);
		whole(budget, "丙渠管护", three);
		assertThat(budget.found(Check.SATISFACTION_UNIFORM)).hasSize(uniform ? 1 : 0);
	}

	@Test
	void halfIsNotMoreThanHalf() {
		Sketch budget = new Sketch();
		List.of("≥95%", "≥95%", "≥90%", "≥90%").forEach(value -> whole(budget, "渠" + value.length(), value));
		assertThat(budget.found(Check.SATISFACTION_UNIFORM)).isEmpty();
	}

	@Test
	void classifiedNeedsABasis() {
		Sketch budget = new Sketch();
		budget.project("甲渠管护");
		budget.project("乙专项").classified();
		budget.project("丙专项").classified();
		assertThat(budget.places(Check.CLASSIFIED_WITHOUT_BASIS)).containsExactly("b.p102", "b.p103");
		CheckInput stated = budget.input().withBasisStated(Set.of(103));
		assertThat(Sketch.places(Sketch.found(Check.CLASSIFIED_WITHOUT_BASIS, stated))).containsExactly("b.p102");
	}

	@Test
	void classifiedMixedWithOpenTextIsTold() {
		Finding mixed = new Finding(Severity.ERROR, "CLASSIFIED_MIXED", "项目 1标为涉密，但表中夹有公开文字", "请改正",
				new Place(null, null, null, null, 1, null));
		CheckInput input = new Sketch().project("乙专项").classified().end().input().withBasisStated(Set.of(101));
		assertThat(Sketch.found(Check.CLASSIFIED_WITHOUT_BASIS, input)).isEmpty();
		assertThat(Sketch.found(Check.CLASSIFIED_WITHOUT_BASIS, input.withReading(List.of(mixed))))
			.extracting(finding -> finding.identity().toString())
			.containsExactly("CLASSIFIED_WITHOUT_BASIS[b.p101]mixed");
	}

	@Test
	void aMarkedIndicatorInAnOpenProjectIsMixedToo() {
		Sketch budget = new Sketch().project("甲渠管护").row("产出指标", "数量指标", "", "涉密").end();
		assertThat(budget.places(Check.CLASSIFIED_WITHOUT_BASIS)).containsExactly("b.p101.i101.target");
	}

	@Test
	void theContentsTitleComesFromTheReading() {
		Finding differs = new Finding(Severity.WARNING, "CONTENTS_TITLE_DIFFERS", "项目 2在目录中写作“乙渠”，在表上写作“乙渠管护”", "请统一",
				new Place(40, null, null, null, 2, "name"));
		Sketch budget = new Sketch();
		budget.project("甲渠管护");
		budget.project("乙渠管护");
		assertThat(budget.found(Check.CONTENTS_TITLE_DIFFERS)).isEmpty();
		assertThat(
				Sketch.places(Sketch.found(Check.CONTENTS_TITLE_DIFFERS, budget.input().withReading(List.of(differs)))))
			.containsExactly("b.p102.name");
	}

	@ParameterizedTest
	@CsvSource({ "13032424P004431111187,", "13032424P004431111188,校验位", "13032424P00443111118,有 20 位",
			"13032424I004431111187,不用的字符", "13032424p004431111187,不用的字符" })
	void aCodeKeepsItsScheme(String code, String why) {
		var findings = new Sketch().project("甲渠管护").code(code).end().found(Check.PROJECT_CODE_IRREGULAR);
		assertThat(findings).hasSize(why == null ? 0 : 1);
		findings.forEach(finding -> assertThat(finding.message()).contains(code).contains(why));
	}

	@Test
	void aCodeStandsOnce() {
		Sketch budget = new Sketch();
		budget.project("甲渠管护").code("13032424P004431111187");
		budget.project("乙渠管护").code("13032424P00443111119T");
		budget.project("丙渠管护");
		budget.project("丁渠管护");
		assertThat(budget.found(Check.PROJECT_CODE_TWICE)).isEmpty();
		budget.project("戊渠管护").code("13032424P004431111187");
		assertThat(budget.found(Check.PROJECT_CODE_TWICE)).singleElement().satisfies(finding -> {
			assertThat(finding.anchors()).extracting(Anchor::toString).containsExactly("b.p101.code", "b.p105.code");
			assertThat(finding.severity()).isEqualTo(Severity.ERROR);
		});
	}

	@ParameterizedTest
	@CsvSource({ "50,40,", "50,50,b.p101.indicators", "90.00,0,b.p101.i102.weight",
			"50,,b.p101.i102.weight b.p101.indicators", ",," })
	void weightsSumUpWithExecution(String one, String other, String places) {
		Sketch budget = new Sketch().project("甲渠管护").weighted("管护", one).weighted("巡查", other).end();
		assertThat(budget.places(Check.WEIGHTS)).isEqualTo(places == null ? List.of() : List.of(places.split(" ")));
	}

	@Test
	void theDepartmentsOwnWeightsSumUpToo() {
		assertThat(new Sketch().row("数量指标", "管护", "≥5处", "90").found(Check.WEIGHTS)).isEmpty();
		assertThat(new Sketch().row("数量指标", "管护", "≥5处", "80").places(Check.WEIGHTS)).containsExactly("b");
	}

	@ParameterizedTest
	@CsvSource({ "≥100户,120,户,true", "≥100户,119.99,户,false", "100户,150,户,true", "≤100户,150,户,false",
			"≥100户,150,个,false", "≥100户,80,户,false", "明显增加,150,户,false" })
	void aTargetFarBelowLastYearsResultIsEasy(String target, BigDecimal actual, String unit, boolean easy) {
		CheckInput input = new Sketch().project("饮水工程").row("产出指标", "数量指标", "通水户数", target).end().input();
		PastResult result = new PastResult(null, "饮水工程", "通水户数", actual, unit);
		assertThat(Sketch.found(Check.TARGET_BELOW_LAST_YEAR, input.withLastYear(null, List.of(result))))
			.hasSize(easy ? 1 : 0);
		PastResult foreign = new PastResult(new ProjectCode("X-1"), "别的工程", "通水户数", actual, unit);
		assertThat(Sketch.found(Check.TARGET_BELOW_LAST_YEAR, input.withLastYear(null, List.of(foreign)))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "成本指标,88100,true", "成本指标,≤300,true", "成本指标,≤300元,false", "成本指标,不超概算,false", "数量指标,300,false" })
	void anAmountHasAUnit(String level2, String target, boolean missing) {
		Sketch budget = new Sketch().project("甲渠管护").row("产出指标", level2, "经费", target).end();
		assertThat(budget.found(Check.AMOUNT_UNIT_UNDECLARED)).hasSize(missing ? 1 : 0);
	}

	@Test
	void anAssumedUnitIsTakenFromTheReading() {
		Finding assumed = new Finding(Severity.WARNING, "AMOUNT_UNIT_ASSUMED", "项目 1的表没有写明金额单位", "请写明",
				new Place(null, null, null, null, 1, "funds"));
		CheckInput input = new Sketch().project("甲渠管护").end().input().withReading(List.of(assumed));
		assertThat(Sketch.places(Sketch.found(Check.AMOUNT_UNIT_UNDECLARED, input))).containsExactly("b.p101.funds");
	}

}
