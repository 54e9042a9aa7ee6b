package org.jiheng.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.Comparator;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.Project;
import org.jiheng.budget.Provenance;
import org.jiheng.budget.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Of a classified project nothing but what its public form shows has a part in any
 * finding, were it in the model by mistake.
 */
class ClassifiedChecksTests {

	private static final String SECRET = "支付张伟同志工资，全年侦办案件不少于77件案件件";

	private static CheckInput budget() {
		Sketch budget = new Sketch().overall("做好安全工作");
		List.of("甲渠管护", "乙渠管护", "丙渠管护")
			.forEach(name -> budget.project(name)
				.plan("25", "50", "75", "100")
				.purpose("渠道管护")
				.row("产出指标", "数量指标", "渠道管护长度里程", "≥5公里")
				.row("效益指标", "社会效益指标", "管护", "全年侦办案件群众满意")
				.row("满意度指标", "服务对象满意度指标", "群众满意度", "≥95%"));
		budget.project("丁专项")
			.funds("7", "5", "1")
			.plan("0", "0", "0", "100")
			.classified()
			.row("产出指标", "数量指标", "", "涉密")
			.row("满意度指标", "服务对象满意度指标", "", "涉密");
		return budget.input();
	}

	static Stream<UnaryOperator<Indicator>> hidden() {
		Target number = new Target.Numeric("全年侦办案件不少于77件", Comparator.GE, BigDecimal.valueOf(77), "件");
		return Stream.of(
				each -> new Indicator(each.key(), each.project(), each.sequence(), each.level1(), each.level2(), null,
						null, each.target(), null, new BigDecimal("-7"), List.of()),
				each -> new Indicator(each.key(), each.project(), each.sequence(), each.level1(), each.level2(), null,
						null, each.target(), null, null,
						List.of(new Provenance("goals.1", 3, null, null, null, SECRET))),
				each -> new Indicator(each.key(), each.project(), each.sequence(), each.level1(), each.level2(), SECRET,
						SECRET, number, SECRET, BigDecimal.TEN, List.of()),
				each -> new Indicator(each.key(), each.project(), each.sequence(), each.level1(), each.level2(),
						"渠道管护长度里程", "犯罪率", new Target.Qualitative("全年侦办案件群众满意", null), SECRET, null, List.of()));
	}

	@ParameterizedTest
	@MethodSource("hidden")
	void whatIsHiddenChangesNothing(UnaryOperator<Indicator> change) {
		CheckInput input = budget();
		BudgetText text = input.text();
		List<Indicator> changed = text.indicators()
			.stream()
			.map(each -> each.project() != null && each.project().number() == 104 ? change.apply(each) : each)
			.toList();
		List<Project> projects = text.projects().stream().map(ClassifiedChecksTests::withHiddenRaw).toList();
		CheckInput other = CheckInput.of(input.key(), new BudgetText(text.title(), text.overallGoals(),
				text.itemisedGoals(), text.safeguards(), projects, changed, text.provenance()), input.frames());
		assertThat(changed).isNotEqualTo(text.indicators());
		assertThat(new Checks().run(other)).isEqualTo(new Checks().run(input)).isNotEmpty();
	}

	private static Project withHiddenRaw(Project each) {
		return !each.classified() ? each
				: new Project(each.key(), each.sequence(), each.code(), each.name(), each.unit(), each.funds(), null,
						each.paymentPlan(), List.of(), true,
						List.of(new Provenance("goals.1", 3, null, null, null, "（一）、" + SECRET)));
	}

	@Test
	void whatTheReadingSaidOfItIsNotRepeated() {
		List<Finding> reading = Stream
			.of("CONTENTS_TITLE_DIFFERS", "CLASSIFIED_MIXED", "AMOUNT_UNIT_ASSUMED", "GOAL_NUMBERING")
			.map(code -> new Finding(Severity.WARNING, code, SECRET, SECRET,
					new Place(1, null, null, null, 4, "goals.1")))
			.toList();
		List<CheckFinding> findings = new Checks().run(budget().withReading(reading));
		assertThat(findings.stream().map(each -> each.identity().toString())).contains(
				"CONTENTS_TITLE_DIFFERS[b.p104.name]", "CLASSIFIED_WITHOUT_BASIS[b.p104]mixed",
				"AMOUNT_UNIT_UNDECLARED[b.p104.funds]");
		assertThat(findings)
			.allSatisfy(each -> assertThat(each.message() + each.advice()).doesNotContain("张伟", "张某", "77", SECRET));
	}

	@Test
	void whatLastYearSaidOfItIsNotCompared() {
		CheckInput input = budget();
		PastResult result = new PastResult(null, "丁专项", "", BigDecimal.valueOf(99), "件");
		assertThat(ofTheClassified(input.withLastYear(input.text(), List.of(result))))
			.isEqualTo(ofTheClassified(input));
	}

	@Test
	void whatItsFormShowsIsChecked() {
		assertThat(ofTheClassified(budget())).extracting(CheckFinding::check)
			.containsExactly(Check.FUNDS_SUM, Check.PAYMENT_ONLY_IN_DECEMBER, Check.LEVEL2_MISSING,
					Check.CLASSIFIED_WITHOUT_BASIS);
	}

	private static List<CheckFinding> ofTheClassified(CheckInput input) {
		return new Checks().run(input)
			.stream()
			.filter(each -> each.anchors().stream().anyMatch(anchor -> Objects.equals(anchor.project(), 104)))
			.toList();
	}

}
