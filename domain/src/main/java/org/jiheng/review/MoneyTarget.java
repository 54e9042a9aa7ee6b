package org.jiheng.review;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jiheng.budget.Project;
import org.jiheng.budget.Target;
import org.jiheng.shared.MoneyUnit;

/** A target of an amount, in yuan; 元/人 is a price and none. */
record MoneyTarget(Row row, BigDecimal yuan) {

	private static final Map<String, Integer> DIGITS = Map.of("元", 0, "百元", 2, "千元", 3, "万元", 4, "十万元", 5, "百万元", 6,
			"千万元", 7, "亿元", 8);

	static Optional<MoneyTarget> of(Row row) {
		if (!(row.target() instanceof Target.Numeric numeric)) {
			return Optional.empty();
		}
		Integer digits = DIGITS.get(Texts.key(numeric.unit()));
		return digits == null ? Optional.empty()
				: Optional.of(new MoneyTarget(row, numeric.value().movePointRight(digits)));
	}

	/** The amounts among a project's costs. */
	static List<MoneyTarget> costs(Project project, Examined budget) {
		return budget.rows(project)
			.stream()
			.filter(row -> row.levels().isCost())
			.flatMap(row -> of(row).stream())
			.toList();
	}

	static BigDecimal total(Project project) {
		return project.funds().total().in(MoneyUnit.YUAN);
	}

	boolean isTotal(Project project) {
		return yuan.compareTo(total(project)) == 0;
	}

	String wanYuan() {
		return yuan.movePointLeft(4).stripTrailingZeros().toPlainString() + " 万元";
	}
}
