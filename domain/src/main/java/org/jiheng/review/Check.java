package org.jiheng.review;

import java.util.Optional;

/**
 * 审核规则: what is examined in a budget before it is submitted or published. The constant's
 * name is the stable code, the number the one in the field's list; 26 has two codes, as a
 * wrong code and a repeated one weigh differently. Severities are defaults that a region
 * may change.
 */
public enum Check {

	FUNDS_SUM(1, "财政资金与其他资金之和等于预算数", Severity.ERROR),

	PAYMENT_PLAN_SHAPE(2, "支出计划在0至100之间、不下降、最后为100", Severity.ERROR),

	PAYMENT_ONLY_IN_DECEMBER(3, "12月前没有支出计划", Severity.WARNING),

	PAYMENT_PLAN_ODD_STEP(4, "支出计划有一处与多数项目略有出入", Severity.HINT),

	PAYMENT_PLAN_UNIFORM(5, "过半项目的支出计划相同", Severity.HINT),

	COST_TARGET_DIFFERS(6, "成本指标值与预算数不一致", Severity.WARNING),

	COST_TARGET_REPEATS(7, "成本指标值只重复预算数", Severity.HINT),

	TARGET_UNFIT_FOR_LEVEL2(8, "指标值与二级指标不符", Severity.ERROR),

	TARGET_NOT_MEASURABLE(9, "定性指标值没有期限，无法衡量", Severity.WARNING),

	TARGET_NUMBER_HIDDEN(10, "数值写在句子里", Severity.WARNING),

	TARGET_DIRECTION_UNKNOWN(11, "数值没有比较符", Severity.HINT),

	EFFECT_PERCENT_WITHOUT_RATIO(12, "效益以百分数表示却没有比率", Severity.WARNING, true),

	SATISFACTION_OF_ONE(13, "满意度只问一个人", Severity.WARNING, true),

	PERSONAL_DATA(14, "公开文字中有个人姓名或个人信息", Severity.WARNING, true),

	PURPOSE_UNMATCHED(15, "资金用途与指标不相符", Severity.WARNING, true),

	INDICATOR_INCOHERENT(16, "指标名称、描述和指标值说的不是一回事", Severity.WARNING, true),

	TARGET_REPEATED(17, "不同项目或上年的定性指标值相同", Severity.WARNING),

	PROJECTS_OVERLAP(18, "项目重叠，同一结果的指标值不同", Severity.WARNING, true),

	INPUT_AS_OUTPUT(19, "以投入当产出", Severity.WARNING),

	REVERSE_WITHOUT_LIMIT(20, "反向指标没有“＜”或“≤”", Severity.HINT),

	LEVEL2_MISSING(21, "缺少应有的二级指标", Severity.ERROR),

	LEVEL2_UNIFORM(22, "各项目二级指标雷同", Severity.HINT),

	SATISFACTION_UNIFORM(23, "过半项目的满意度指标值雷同", Severity.HINT),

	CLASSIFIED_WITHOUT_BASIS(24, "涉密没有写明定密依据，或夹有公开文字", Severity.ERROR),

	CONTENTS_TITLE_DIFFERS(25, "目录与表的标题不一致", Severity.WARNING),

	PROJECT_CODE_IRREGULAR(26, "项目编码不合规则", Severity.WARNING),

	PROJECT_CODE_TWICE(26, "项目编码重复", Severity.ERROR),

	OVERALL_GOALS_NOT_MEASURABLE(27, "总体绩效目标没有可衡量的内容", Severity.WARNING),

	WRITING_SLIP(28, "编号或文字笔误", Severity.HINT),

	DATE_VAGUE(29, "完成期限含糊", Severity.WARNING),

	WEIGHTS(30, "指标权重大于0且合计为100", Severity.ERROR),

	TARGET_BELOW_LAST_YEAR(31, "指标值远低于上年结果", Severity.WARNING),

	AMOUNT_UNIT_UNDECLARED(32, "金额没有写明单位", Severity.WARNING);

	private final int number;

	private final String title;

	private final Severity severity;

	private final boolean advisory;

	Check(int number, String title, Severity severity) {
		this(number, title, severity, false);
	}

	Check(int number, String title, Severity severity, boolean advisory) {
		this.number = number;
		this.title = title;
		this.severity = severity;
		this.advisory = advisory;
	}

	public int number() {
		return number;
	}

	/** What it is about, in Chinese. */
	public String title() {
		return title;
	}

	/** The severity for submitting, where a region has set no other. */
	public Severity severity() {
		return severity;
	}

	/** Whether a person has to judge what it finds. */
	public boolean advisory() {
		return advisory;
	}

	/** The severity for publishing, where it is another than for submitting. */
	public Optional<Severity> severityForPublishing() {
		return this == PERSONAL_DATA ? Optional.of(Severity.ERROR) : Optional.empty();
	}

}
