package org.jiheng.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks of one indicator by itself: 8 to 13, 16, 19, 20, 29. */
class TargetChecksTests {

	private static Sketch with(String level1, String level2, String level3, String description, String target) {
		return new Sketch().project("农村饮水工程")
			.row(level1, level2, level3, description == null ? "" : description, target)
			.end();
	}

	private static boolean finds(Check check, String level1, String level2, String level3, String description,
			String target) {
		return !with(level1, level2, level3, description, target).found(check).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "时效指标,3万元,true", "时效指标,30000元,true", "时效指标,30天,false", "时效指标,按时完成,false", "成本指标,按期完工,true",
			"成本指标,2025年6月底,true", "成本指标,3万元,false", "成本指标,不超概算,false", "经济成本,准时到账,true", "社会成本指标,及时恢复路面,false",
			"质量指标,及时修复,false" })
	void moneyIsNoTimeAndTimeNoCost(String level2, String target, boolean unfit) {
		assertThat(finds(Check.TARGET_UNFIT_FOR_LEVEL2, "产出指标", level2, "管网", null, target)).isEqualTo(unfit);
	}

	@ParameterizedTest
	@CsvSource({ "水质明显改善,true", "2025年底水质达到三类,false", "≥95%,false", "2025年9月底,false", "88100,false" })
	void aStatementWithoutADayCannotBeMeasured(String target, boolean vague) {
		assertThat(finds(Check.TARGET_NOT_MEASURABLE, "效益指标", "社会效益指标", "水质", null, target)).isEqualTo(vague);
	}

	@ParameterizedTest
	@CsvSource({ "新建供水站不少于12座,true,≥12座", "全镇共解决860户,true,=860户", "不低于95%,false,", "≥12座,false,", "12座,false,",
			"95%以上,false,", "控制在5%以内,false,", "水质改善,false,", "2025年底,false,", "建成3座水厂并铺管12公里,true,拆成" })
	void aNumberInASentenceIsProposedAlone(String target, boolean hidden, String proposal) {
		var findings = with("产出指标", "数量指标", "供水", null, target).found(Check.TARGET_NUMBER_HIDDEN);
		assertThat(findings).hasSize(hidden ? 1 : 0);
		findings.forEach(finding -> assertThat(finding.advice()).contains(proposal));
	}

	@ParameterizedTest
	@CsvSource({ "12座,true", "95%,true", "=12座,false", "≥12座,false", "不超过12座,false", "全镇共解决860户,false", "12座以上,false",
			"10-15座,false" })
	void aBareNumberHasNoDirection(String target, boolean bare) {
		assertThat(finds(Check.TARGET_DIRECTION_UNKNOWN, "产出指标", "数量指标", "供水", null, target)).isEqualTo(bare);
	}

	@ParameterizedTest
	@CsvSource({ "效益指标,乡村环境,环境更好,≥95%,true", "效益指标,带动就业,,90%,true", "效益指标,垃圾处理率,,≥95%,false",
			"效益指标,乡村环境,整治村占全部村的比例,≥95%,false", "效益指标,农民增收,较上年增长,≥5%,false", "产出指标,乡村环境,,≥95%,false",
			"效益指标,乡村环境,,≥95个,false", "效益指标,乡村环境,,明显改善,false" })
	void aPercentageIsOfSomething(String level1, String level3, String description, String target, boolean nothing) {
		assertThat(finds(Check.EFFECT_PERCENT_WITHOUT_RATIO, level1, "社会效益指标", level3, description, target))
			.isEqualTo(nothing);
	}

	@ParameterizedTest
	@CsvSource({ "满意度,王建国本人满意,true", "满意度,本人满意,true", "学生本人满意度,,false", "受益群众满意度,,false", "满意度,,false", "用水户满意度,,false",
			"群众满意度,请刘芳同志评价,true" })
	void oneContentPersonIsNoSatisfaction(String level3, String description, boolean one) {
		assertThat(finds(Check.SATISFACTION_OF_ONE, "满意度指标", "服务对象满意度指标", level3, description, "≥90%")).isEqualTo(one);
	}

	@Test
	void aProjectForOneAsksOneUnlessAGroupIsNamed() {
		Sketch.Form one = new Sketch().project("特困供养").row("产出指标", "数量指标", "供养人数", "1人");
		assertThat(one.row("满意度指标", "服务对象满意度指标", "满意度", "≥90%").end().places(Check.SATISFACTION_OF_ONE))
			.containsExactly("b.p101.i102.level3");
		Sketch.Form two = new Sketch().project("特困供养").row("产出指标", "数量指标", "供养人数", "2人");
		assertThat(two.row("满意度指标", "服务对象满意度指标", "满意度", "≥90%").end().found(Check.SATISFACTION_OF_ONE)).isEmpty();
		Sketch.Form group = new Sketch().project("首席医生工作室").row("产出指标", "数量指标", "引进人数", "1人");
		assertThat(group.row("满意度指标", "服务对象满意度指标", "患者满意度", "≥90%").end().found(Check.SATISFACTION_OF_ONE)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "数量指标,保障人数,true", "数量指标,全年保障人数,true", "数量指标,投入经费,true", "数量指标,培训人数,false", "数量,经费保障人数,true",
			"质量指标,保障人数,false" })
	void whatGoesInIsNoOutput(String level2, String level3, boolean input) {
		assertThat(finds(Check.INPUT_AS_OUTPUT, "产出指标", level2, level3, null, "≥5人")).isEqualTo(input);
	}

	@ParameterizedTest
	@CsvSource({ "管网故障率,≥2%,true", "管网故障率,2%,true", "管网故障率,≤2%,false", "管网故障率,<2%,false", "管网故障率,0%,false",
			"故障率下降幅度,≥2%,false", "群众投诉率,2%以内,false", "投诉处理率,≥98%,false", "供水保证率,≥95%,false", "管网故障率,明显减少,false",
			"管网故障率,1%-2%,false" })
	void theLessTheBetterIsALimit(String level3, String target, boolean open) {
		assertThat(finds(Check.REVERSE_WITHOUT_LIMIT, "产出指标", "质量指标", level3, null, target)).isEqualTo(open);
	}

	@ParameterizedTest
	@CsvSource({ "时效指标,2025年内,true", "时效指标,2025年全年,true", "时效指标,2025年底,false", "时效指标,2025年6月底前,false", "时效指标,年内完成,true",
			"数量指标,全年检修不少于20次,false", "时效指标,30天,false", "社会效益指标,年内明显改善,true", "社会效益指标,明显改善,false" })
	void aYearIsNoDay(String level2, String target, boolean vague) {
		assertThat(finds(Check.DATE_VAGUE, "产出指标", level2, "检修", null, target)).isEqualTo(vague);
	}

	@ParameterizedTest
	@CsvSource({ "成本指标,文艺下乡,演出费用,≤5万元,true", "成本指标,演出费用,丰富群众文化生活,≤5万元,true", "成本指标,演出费用,下乡演出支出,≤5万元,false",
			"成本指标,演出费用,,≤5万元,false", "质量指标,设备完好率,设备完好情况,≥20台,true", "质量指标,设备完好率,设备完好情况,≥95%,false",
			"数量指标,参训人数,参加培训的人数,≥95%,true", "数量指标,参训人数,参加培训的人数,≥95人,false", "社会效益指标,保护古树名木,居民夜间出行更方便,明显改善,true",
			"社会效益指标,保护古树名木,古树得到保护,明显改善,false", "质量指标,巡河制度,巡河规范,污水处理厂出水达标率不低于90%,true",
			"质量指标,污水处理,规范处理,污水达标处理率不低于90%,false", "时效指标,完成时间,居民夜间出行,2025年底,false", "满意度指标,满意度,居民夜间出行方便吗,≥90%,false" })
	void nameDescriptionAndValueSayOneThing(String level2, String level3, String description, String target,
			boolean apart) {
		assertThat(finds(Check.INDICATOR_INCOHERENT, "产出指标", level2, level3, description, target)).isEqualTo(apart);
	}

}
