package org.jiheng.document;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a column of a form's table can mean, as persons say it of a header that the
 * grammar does not know.
 */
public enum ColumnMeaning {

	/** 项目编码. */
	CODE,

	/** 项目名称. */
	NAME,

	/** 预算单位. */
	UNIT,

	/** 主管部门. */
	AUTHORITY,

	/** 预算数, 资金总额. */
	TOTAL,

	/** 财政资金. */
	FISCAL,

	/** 自有资金. */
	OWN,

	/** 其他资金. */
	OTHER,

	/** 上年结转资金. */
	CARRIED,

	/** 年初预算数. */
	INITIAL,

	/** 全年预算数. */
	CURRENT,

	/** 全年执行数. */
	EXECUTED,

	/** 执行率. */
	RATE,

	/** 资金用途. */
	PURPOSE,

	/** 年度绩效目标. */
	GOALS,

	/** 预期目标, beside what was reached. */
	EXPECTED,

	/** 实际完成情况 of goals. */
	ACHIEVED,

	/** 中长期目标. */
	LASTING_GOALS,

	/** 一级指标. */
	LEVEL1,

	/** 二级指标. */
	LEVEL2,

	/** 三级指标. */
	LEVEL3,

	/** 绩效指标描述. */
	DESCRIPTION,

	/** 指标值. */
	TARGET,

	/** 中长期指标值. */
	LASTING_TARGET,

	/** 指标值确定依据. */
	BASIS,

	/** 权重. */
	WEIGHT,

	/** 指标性质: the sign of comparison. */
	SIGN,

	/** 度量单位. */
	MEASURE,

	/** 指标方向性. */
	DIRECTION,

	/** 实际完成值. */
	ACTUAL,

	/** 得分. */
	SCORE,

	/** 偏差原因. */
	REASON,

	/** 备注. */
	REMARK,

	/** Nothing that is read. */
	NOTHING;

	private static final Set<ColumnMeaning> AMOUNTS = Set.of(TOTAL, FISCAL, OWN, OTHER, CARRIED, INITIAL, CURRENT,
			EXECUTED);

	/** The word that forms use most for it. */
	public String word() {
		return label().word();
	}

	/** Whether a form may have it in several columns. */
	boolean isRepeatable() {
		return this == NOTHING || this == REMARK;
	}

	boolean isAmount() {
		return AMOUNTS.contains(this);
	}

	Label label() {
		return this == NOTHING ? Label.UNREAD : Label.valueOf(name());
	}

	/** Null for words of forms that are no columns. */
	static @Nullable ColumnMeaning of(Label label) {
		for (ColumnMeaning meaning : values()) {
			if (meaning.label() == label) {
				return meaning;
			}
		}
		return null;
	}

}
