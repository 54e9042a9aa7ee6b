package org.jiheng.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks of words across a project or the budget: 14, 15, 17, 18, 27, 28. */
class WordChecksTests {

	@ParameterizedTest
	@ValueSource(strings = { "张伟抚恤金", "为刘晓燕发放生活费", "给欧阳明月的治疗费", "慰问高振华同志", "请与13812345678联系", "身份证510181199003074512",
			"汇入账户", "姓名：马小军", "关于赵国强工资", "支付孙丽补助" })
	void aPersonIsFoundByTheWordsAround(String text) {
		boolean card = text.startsWith("汇入");
		Sketch budget = new Sketch().project("困难帮扶").goals(card ? "汇入4111 1111 1111 1111账户" : text).end();
		assertThat(budget.places(Check.PERSONAL_DATA)).containsExactly("b.p101.goals.1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "高龄补贴", "为黄河治理发放补助", "王庄村补助资金", "支付许可补助", "为全体党员同志服务", "林业补助", "李家沟村医疗补助", "唐山救助",
			"农村孙子女抚养补助", "张贴公告", "热线5973148", "电话0335-7201234", "项目编码51018125P000001102991", "程序规范同志间互助", "国家安全工作补助",
			"任职干部本人申请", "单位职工本人申报", "残疾人补贴", "对范围内困难群众救助", "2025年10月31日前支付工资", "向江苏学习治疗经验", "发放工资", "王牌技工工资" })
	void ordinaryWordsAreNoPerson(String text) {
		assertThat(new Sketch().project("困难帮扶").goals(text).end().found(Check.PERSONAL_DATA)).isEmpty();
	}

	@Test
	void aNameOnceKnownIsFoundEverywhere() {
		Sketch budget = new Sketch().overall("做好陈志远的信访工作");
		budget.project("陈志远困难救助")
			.purpose("陈志远就医")
			.row("产出指标", "数量指标", "救助人数", "及时看望陈志远", "1人")
			.row("产出指标", "质量指标", "规范", "≥95%");
		assertThat(budget.found(Check.PERSONAL_DATA)).hasSize(2)
			.allSatisfy(finding -> assertThat(finding.message()).doesNotContain("陈志远").contains("陈某"));
		assertThat(budget.places(Check.PERSONAL_DATA)).containsExactly("b.overallGoals.1", "b.p101.name",
				"b.p101.purpose", "b.p101.i101.description");
	}

	@Test
	void personalDataBlocksPublishingOnly() {
		CheckInput input = new Sketch().project("张伟抚恤金").end().input();
		assertThat(Sketch.found(Check.PERSONAL_DATA, input)).extracting(CheckFinding::severity)
			.containsExactly(Severity.WARNING);
		assertThat(Sketch.found(Check.PERSONAL_DATA, input.withOccasion(Occasion.PUBLISHING)))
			.extracting(CheckFinding::severity)
			.containsExactly(Severity.ERROR);
	}

	@ParameterizedTest
	@CsvSource({ "教师培训,false", "校舍维修,true", "校舍维修及教师培训,false", "教师讲座,false", "日常工作,false", "购置图书及日常工作,false",
			"农村教师队伍,false", "污水管网,true" })
	void whatTheMoneyIsForIsMeasured(String purpose, boolean unmatched) {
		Sketch budget = new Sketch().project("教育经费")
			.purpose(purpose)
			.row("产出指标", "数量指标", "培训教师人数", "≥50人")
			.row("效益指标", "社会效益指标", "农村教师能力", "提升")
			.end();
		assertThat(budget.places(Check.PURPOSE_UNMATCHED)).isEqualTo(unmatched ? List.of("b.p101.purpose") : List.of());
	}

	@Test
	void aPurposeWithoutIndicatorsIsNotJudged() {
		assertThat(new Sketch().project("教育经费").purpose("校舍维修").end().found(Check.PURPOSE_UNMATCHED)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "群众幸福感不断提升,群众幸福感 不断提升,true", "群众幸福感不断提升,群众获得感不断提升,false", "保障群众安全,保障群众安全,false",
			"确保群众出行安全,确保群众出行安全,true", "≥95%以上的群众幸福,≥95%以上的群众幸福,false" })
	void theSameStatementInTwoProjectsIsOneGroup(String one, String other, boolean same) {
		Sketch budget = new Sketch();
		budget.project("甲路改造").row("效益指标", "社会效益指标", "出行", one);
		budget.project("乙路改造").row("效益指标", "社会效益指标", "安全", other);
		assertThat(budget.places(Check.TARGET_REPEATED))
			.isEqualTo(same ? List.of("b.p101.i101.target", "b.p102.i102.target") : List.of());
		assertThat(budget.found(Check.TARGET_REPEATED)).hasSize(same ? 1 : 0);
	}

	@Test
	void aStatementTwiceInOneProjectIsNotCopiedFromAnother() {
		Sketch budget = new Sketch().project("甲路改造")
			.row("效益指标", "社会效益指标", "出行", "群众幸福感不断提升")
			.row("效益指标", "可持续影响指标", "出行", "群众幸福感不断提升")
			.end();
		assertThat(budget.found(Check.TARGET_REPEATED)).isEmpty();
	}

	@Test
	void aStatementKeptFromLastYearIsNamed() {
		Sketch before = new Sketch().project("甲路改造").row("效益指标", "社会效益指标", "出行", "群众幸福感不断提升").end();
		CheckInput same = before.input().withLastYear(before.text(), List.of());
		assertThat(Sketch.found(Check.TARGET_REPEATED, same)).singleElement()
			.satisfies(finding -> assertThat(finding.identity())
				.hasToString("TARGET_REPEATED[b.p101.i101.target]lastYear"));
		Sketch other = new Sketch().project("乙路改造").row("效益指标", "社会效益指标", "出行", "群众幸福感不断提升").end();
		assertThat(Sketch.found(Check.TARGET_REPEATED, before.input().withLastYear(other.text(), List.of()))).isEmpty();
		Sketch changed = new Sketch().project("甲路改造").row("效益指标", "社会效益指标", "出行", "群众幸福感年年提升").end();
		assertThat(Sketch.found(Check.TARGET_REPEATED, before.input().withLastYear(changed.text(), List.of())))
			.isEmpty();
	}

	@Test
	void oneResultPromisedDifferentlyByTwoProjectsOverlaps() {
		Sketch budget = new Sketch();
		budget.project("苗圃运行").row("产出指标", "数量指标", "松材线虫防治面积", "≥500亩");
		budget.project("森林防火").row("产出指标", "数量指标", "巡护里程", "≥500公里");
		budget.project("林区病虫害普查").purpose("松材线虫普查").row("产出指标", "质量指标", "调查", "全年松材线虫防治面积", "≥800亩");
		assertThat(budget.places(Check.PROJECTS_OVERLAP)).as("苗圃运行 does not speak of 松材线虫 itself").isEmpty();
		budget.project("松材线虫防治").row("产出指标", "数量指标", "松材线虫防治面积", "≥650亩");
		assertThat(budget.found(Check.PROJECTS_OVERLAP)).singleElement()
			.satisfies(finding -> assertThat(finding.message()).endsWith("（需人工判断）"));
		assertThat(budget.places(Check.PROJECTS_OVERLAP)).containsExactly("b.p103.i103.target", "b.p104.i104.target");
	}

	@ParameterizedTest
	@CsvSource({ "河道清淤长度,≥8公里,≥9公里,true", "河道清淤长度,≥8公里,≥8公里,false", "河道清淤长度,≥8公里,≥8000米,false", "清淤人数,≥8人,≥9人,false",
			"河道清淤长度,较长,更长,false" })
	void onlyATellingResultInTheSameUnitOverlaps(String result, String one, String other, boolean overlap) {
		Sketch budget = new Sketch();
		budget.project("东河清淤").row("产出指标", "数量指标", result, one);
		budget.project("西河清淤").row("产出指标", "数量指标", result, other);
		assertThat(budget.found(Check.PROJECTS_OVERLAP)).hasSize(overlap ? 1 : 0);
	}

	@ParameterizedTest
	@CsvSource({ "负责全县饮水安全工作,true", "新建供水站12座,false", "供水保证率达到95%以上,false", "2025年底完成管网改造,false", "设立热线5973148,true",
			"落实川财〔2024〕15号文件,true", "贯彻“十四五”规划,true" })
	void overallGoalsSaySomethingMeasurable(String goal, boolean none) {
		Sketch budget = new Sketch().overall("加强队伍建设", goal);
		assertThat(budget.places(Check.OVERALL_GOALS_NOT_MEASURABLE))
			.isEqualTo(none ? List.of("b.overallGoals") : List.of());
	}

	@Test
	void aFormWithoutOverallGoalsHasNoneToMeasure() {
		assertThat(new Sketch().found(Check.OVERALL_GOALS_NOT_MEASURABLE)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "（三）、做好水利工作,true", "(3)．做好水利工作,true", "3.、做好水利工作,true", "（三）做好水利工作,false", "3.做好水利工作,false",
			"三、做好水利工作,false", "3.5亿立方米,false" })
	void aNumberHasOneMark(String raw, boolean slip) {
		Sketch budget = new Sketch().quoted("safeguards.3", raw);
		assertThat(budget.places(Check.WRITING_SLIP)).isEqualTo(slip ? List.of("b.safeguards.3") : List.of());
	}

	@Test
	void numbersThatDoNotGoOnAreTakenFromTheReading() {
		Finding slip = new Finding(Severity.WARNING, "GOAL_NUMBERING", "编号不连续：1 之后是 3", "请检查",
				new Place(9, null, null, null, null, "itemisedGoals.2"));
		Finding other = new Finding(Severity.WARNING, "GOAL_BLANK", "编号 2 之后没有内容", "请补上",
				new Place(9, null, null, null, null, "itemisedGoals.2"));
		assertThat(
				Sketch.places(Sketch.found(Check.WRITING_SLIP, new Sketch().input().withReading(List.of(slip, other)))))
			.containsExactly("b.itemisedGoals.2");
	}

	@ParameterizedTest
	@CsvSource({ "管护公里数数,true", "完善水利利设施,true", "水利的的作用,true", "项目目标,false", "扎扎实实推进,false", "人人参与,false",
			"惠及家家户户,false", "安全全覆盖,false", "层层,false", "方方面面,false" })
	void aCharacterDoubledByASlipIsTold(String text, boolean slip) {
		Sketch budget = new Sketch().overall("水利设施管护").project("管护").goals(text).end();
		assertThat(budget.places(Check.WRITING_SLIP)).isEqualTo(slip ? List.of("b.p101.goals.1") : List.of());
	}

}
