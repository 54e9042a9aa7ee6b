package org.jiheng.review;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jiheng.budget.Project;

/**
 * Where any indicator of a table has a weight, all have one. Execution's points stand in
 * no indicator. A classified project's weights are withheld.
 */
final class Weights implements Rule {

	private static final BigDecimal ALL = BigDecimal.valueOf(100);

	@Override
	public Stream<Remark> remarks(Examined budget) {
		BigDecimal rest = ALL.subtract(budget.settings().threshold(Threshold.EXECUTION_WEIGHT));
		Stream<Remark> department = table(Anchor.BUDGET, "部门整体", budget.rowsOfDepartment(), rest);
		return Stream.concat(department, budget.open().stream().flatMap(project -> table(project, budget, rest)));
	}

	private static Stream<Remark> table(Project project, Examined budget, BigDecimal rest) {
		return table(Examined.anchor(project, "indicators"), Examined.place(project), budget.rows(project), rest);
	}

	private static Stream<Remark> table(Anchor anchor, String place, List<Row> rows, BigDecimal rest) {
		List<BigDecimal> weights = rows.stream()
			.map(row -> row.indicator().weight())
			.filter(Objects::nonNull)
			.map(Objects::requireNonNull)
			.toList();
		if (weights.isEmpty()) {
			return Stream.empty();
		}
		BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
		Stream<Remark> wrongSum = sum.compareTo(rest) == 0 ? Stream.empty()
				: Stream.of(Remark.at(
						anchor, place + "的指标权重合计 " + sum.toPlainString() + "，加上预算执行 "
								+ ALL.subtract(rest).toPlainString() + " 不等于 100",
						"请使各指标权重合计为 " + rest.toPlainString()));
		return Stream.concat(rows.stream().filter(Weights::isWrong).map(Weights::remark), wrongSum);
	}

	private static boolean isWrong(Row row) {
		BigDecimal weight = row.indicator().weight();
		return weight == null || weight.signum() <= 0;
	}

	private static Remark remark(Row row) {
		BigDecimal weight = row.indicator().weight();
		String words = weight == null ? "没有权重" : "的权重是 " + weight.toPlainString();
		return Remark.at(row.anchor("weight"), row.place() + words, "每个指标的权重都要大于 0");
	}

}
