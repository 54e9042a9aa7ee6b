package org.jiheng.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.PaymentMilestone;
import org.jiheng.budget.Project;
import org.jiheng.review.Finding;
import org.jiheng.shared.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormReaderTests {

	private static final String CONTENTS = "CONTENTS_TITLE_DIFFERS";

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			2024 年部门预算绩效文本|部门预算绩效文本|YEAR_MISSING
			项目名称\\t法律援助\\t|项目名称\\t\\t|PROJECT_NAME_MISSING
			预算数\\t2.50|预算数\\t|TOTAL_MISSING
			预算数\\t2.50|预算数\\t二万五|TOTAL_UNREADABLE
			预算数\\t2.50|预算数\\t2.5.0|TOTAL_UNREADABLE
			预算数\\t2.50|预算数\\t-2.50|TOTAL_UNREADABLE
			预算数\\t2.50|预算数\\t2.5000001|TOTAL_UNREADABLE
			13032424P00443111119T|13032424P004431111187|PROJECT_CODE_TWICE
			315001 卢龙县司法局本级|316001 卢龙县公安局本级|DEPARTMENTS_DIFFER
			""")
	void whatLeavesNoValueToStoreIsRefused(String from, String to, String code) {
		Reading reading = Reads.changed(from.replace("\\t", "\t"), to.replace("\\t", "\t"));
		assertThat(reading).isInstanceOf(Reading.Refused.class);
		assertThat(reading.findings().getFirst().code()).isEqualTo(code);
		assertThat(reading.findings()).allSatisfy(FormReaderTests::isActionable);
	}

	@Test
	void everyReasonToRefuseIsGivenAtOnce() {
		String text = LulongJustice2024.text().replace("预算数\t2.50", "预算数\t").replace("2024 年部门预算", "部门预算");
		assertThat(Reads.codes(Reads.text(text))).contains("YEAR_MISSING", "TOTAL_MISSING");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			项目编码\\t13032424P00443111119T|项目编码\\t13032424P00443111119U|PROJECT_CODE_IRREGULAR
			项目编码\\t13032424P00443111119T|项目编码\\t51000021R000000019951|PROJECT_CODE_REGION_DIFFERS
			项目编码\\t13032424P00443111119T|项目编码\\t|PROJECT_CODE_MISSING
			项目编码\\t13032424P00443111119T|项目编码\\t编码待定|PROJECT_CODE_UNREADABLE
			2.法律援助绩效目标表\\t7|2.法律救助绩效目标表\\t7|CONTENTS_TITLE_DIFFERS
			14.专职人民调解员补贴绩效目标表\\t20|14.专职人民调解员补贴绩效目标表\\t20\\n15.新项目绩效目标表\\t21|PROJECT_FORM_MISSING
			\\n单位：万元\\n|\\n|AMOUNT_UNIT_ASSUMED
			社会效益指 标\\t为经济发展|社会影响指标\\t为经济发展|INDICATOR_LEVEL_UNKNOWN
			\\t≥95%\\t全年工作计 划|\\t88100\\t全年工作计 划|TARGET_UNDECIDABLE
			\\t≥95%\\t全年工作计 划|\\t292%\\t全年工作计 划|TARGET_SIGN_MAYBE_LOST
			\\t≥95%\\t全年工作计 划|\\t\\t全年工作计 划|TARGET_BLANK
			\\t100%\\t全年工作计 划|\\t100%|INDICATOR_ROW_SHORT
			25%\\t\\t50%\\t\\t75%\\t|25%\\t\\t50%\\t\\t\\t|PAYMENT_PLAN_INCOMPLETE
			12月底\\t100%|12月底\\t百分百|PAYMENT_PLAN_UNREADABLE
			其他资金\\t|其他资金\\t/|AMOUNT_UNREADABLE
			(3) 承担|(4) 承担|GOAL_NUMBERING
			""")
	void whatIsDoubtfulIsReportedAndTheRestRead(String from, String to, String code) {
		Reading reading = Reads.changed(from.replace("\\t", "\t").replace("\\n", "\n"),
				to.replace("\\t", "\t").replace("\\n", "\n"));
		Reads.understood(reading);
		assertThat(Reads.codes(reading)).contains(code);
		assertThat(reading.findings()).allSatisfy(FormReaderTests::isActionable);
	}

	@Test
	void amountsWithoutAnyDeclaredUnitAreRefused() {
		assertThat(Reads.codes(Reads.text(LulongJustice2024.text().replace("单位：万元", ""))))
			.contains("AMOUNT_UNIT_MISSING");
	}

	@Test
	void amountsAreReadInTheUnitThatTheFormDeclares() {
		Reading.Understood reading = Reads.understood(Reads.changed("单位：万元", "金额单位：元"));
		assertThat(reading.text().projects().getFirst().funds().total()).isEqualTo(new Money(450));
	}

	@Test
	void zeroIsNotBlank() {
		Reading.Understood reading = Reads.understood(Reads.changed("其他资金\t", "其他资金\t0"));
		List<Project> projects = reading.text().projects();
		assertThat(projects.get(0).funds().other()).isEqualTo(Money.ZERO);
		assertThat(projects.get(1).funds().other()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "今天天气很好。", "甲\t乙\n丙\t丁\n", "目 录\n\n", "1.甲绩效目标表\n" })
	void whatIsNoBudgetTextIsRefusedWithAReason(String text) {
		Reading reading = Reads.text(text);
		assertThat(reading).isInstanceOf(Reading.Refused.class);
		assertThat(Reads.codes(reading)).containsExactly("NOT_A_BUDGET_TEXT");
	}

	@Test
	void whatIsClassifiedIsNowhere() {
		Reading.Understood reading = Reads.understood(Reads.text(withSecret("甲字第一号")));
		assertThat(reading.toString()).doesNotContain("甲字第一号");
		assertThat(Reads.codes(reading)).contains("CLASSIFIED_MIXED");
		Project fourth = reading.text().projects().get(3);
		assertThat(fourth.classified()).isTrue();
		assertThat(fourth.purpose()).isNull();
		assertThat(fourth.goals()).isEmpty();
		assertThat(fourth.paymentPlan()).extracting(PaymentMilestone::month).containsExactly(3, 6, 10, 12);
	}

	@Test
	void whatIsClassifiedDoesNotChangeTheReading() {
		assertThat(Reads.text(withSecret("甲字第一号"))).isEqualTo(Reads.text(withSecret("乙字第二号，另有 35 人")));
	}

	@Test
	void anOpenValueChangesTheDigest() {
		assertThat(Reads.understood(Reads.changed("≥95%", "≥96%")).digest())
			.isNotEqualTo(Reads.understood(Reads.bytes(LulongJustice2024.bytes())).digest());
	}

	@Test
	void oneMarkedCellHidesTheWholeProject() {
		Reading.Understood reading = Reads.understood(Reads.changed("\t法律援助宣传\t", "\t涉密\t"));
		assertThat(reading.text().projects().get(1).classified()).isTrue();
		assertThat(reading.text().indicators().stream().filter(indicator -> indicator.project().number() == 2))
			.hasSize(6)
			.allSatisfy(indicator -> assertThat(indicator.target().raw()).isNull());
		assertThat(Reads.codes(reading)).contains("CLASSIFIED_MIXED");
	}

	@Test
	void aMarkHidesHoweverItIsSpacedOut() {
		String spaced = " ".repeat(30) + "涉" + " ".repeat(30) + "密";
		Reading.Understood reading = Reads.understood(Reads.changed("\t≥95%\t全年工作计 划", "\t" + spaced + "\t全年工作计 划"));
		assertThat(reading.text().projects().getFirst().classified()).isTrue();
		assertThat(reading.toString()).doesNotContain("法律顾问覆盖率");
	}

	@Test
	void wordsOverSecretsDoNotHideAProject() {
		Reading.Understood reading = Reads.understood(Reads.changed("\t法律援助宣传\t", "\t涉密人员管理与培训\t"));
		assertThat(reading.text().projects().get(1).purpose()).isEqualTo("涉密人员管理与培训");
	}

	@Test
	void percentsThatMayHaveShiftedAreNotRead() {
		Reading reading = Reads.changed("\t25%\t\t50%\t75%\t100%\t", "\t25%\t\t50%\t100%\t");
		assertThat(Reads.understood(reading).text().projects().get(2).paymentPlan()).isEmpty();
		assertThat(Reads.codes(reading)).contains("PAYMENT_PLAN_INCOMPLETE");
	}

	@Test
	void goalsThatAreNumberedInOneCellAreSeveral() {
		Reading.Understood reading = Reads
			.understood(Reads.changed("1.强化矛盾解纷调处，强化人民调解和多元化解宣传。", "1.强化调处。2.强化宣传，提高 2.5 倍。"));
		assertThat(reading.text().projects().get(10).goals()).containsExactly("强化调处。", "强化宣传，提高2.5倍。");
	}

	@Test
	void anEmptyLevel2MeansAsAbove() {
		Reading reading = Reads.changed("\t质量指标\t覆盖率", "\t\t覆盖率");
		Indicator second = Reads.understood(reading).text().indicators().get(1);
		assertThat(second.level2()).isEqualTo("数量指标");
		assertThat(second.level3()).isEqualTo("覆盖率");
		assertThat(Reads.codes(reading)).containsExactlyInAnyOrder(CONTENTS, "LEVEL2_AS_ABOVE");
	}

	@Test
	void openTextInALevelOfAClassifiedProjectIsNotKept() {
		String row = "\t数量指标\t涉密\t涉密\t涉密\t涉密\t";
		String leaky = "\t甲字第一号\t涉密\t涉密\t涉密\t涉密\t\n\t\t涉密\t涉密\t涉密\t涉密\t";
		Reading reading = Reads.changed(row, leaky);
		assertThat(reading.toString()).doesNotContain("甲字第一号");
		assertThat(Reads.codes(reading)).contains("CLASSIFIED_LEVEL_UNKNOWN");
	}

	/** The document with text in every hidden cell of project 4. */
	private static String withSecret(String secret) {
		String text = LulongJustice2024.text();
		int from = text.indexOf("项目编码\t13032424P000001102991");
		int to = text.indexOf("5.冀财政法[2023]50 号", from);
		String form = text.substring(from, to).replace("\t涉密\t涉密\t涉密\t涉密\t", "\t" + (secret + "\t").repeat(3) + "涉密\t");
		return text.substring(0, from) + form.replace("1.涉密", "1." + secret) + text.substring(to);
	}

	private static void isActionable(Finding finding) {
		assertThat(finding.message()).isNotBlank();
		assertThat(finding.advice()).isNotBlank();
		assertThat(finding.place().text()).isNotBlank();
	}

}
