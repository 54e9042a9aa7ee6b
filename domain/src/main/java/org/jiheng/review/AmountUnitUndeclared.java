package org.jiheng.review;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jiheng.budget.Target;

/**
 * The funds' unit is a fact of the document; a cost that is only digits stands in the
 * budget.
 */
final class AmountUnitUndeclared implements Rule {

	private static final Set<String> ASSUMED = Set.of("AMOUNT_UNIT_ASSUMED", "AMOUNT_UNIT_MISSING");

	private static final Pattern DIGITS = Pattern.compile("[<>=≤≥]{0,2}[0-9][0-9,]*(?:\\.[0-9]+)?");

	@Override
	public Stream<Remark> remarks(Examined budget) {
		Stream<Remark> funds = budget.read(ASSUMED)
			.flatMap(finding -> budget.project(finding.place().project()).stream())
			.distinct()
			.map(project -> Remark.at(Examined.anchor(project, "funds"), Examined.place(project) + "的金额没有写明单位",
					"请在表上方写明“单位：万元”或“单位：元”"));
		Stream<Remark> costs = budget.rows()
			.stream()
			.filter(row -> row.levels().isCost() && Phrase.unit(row.target()).isEmpty() && isNumber(row.target())
					&& DIGITS.matcher(row.value()).matches())
			.map(row -> Remark.at(row.anchor("target"), row.placeAndValue() + "没有写明单位", "请写明元或万元"));
		return Stream.concat(funds, costs);
	}

	private static boolean isNumber(Target target) {
		return target instanceof Target.Numeric || target instanceof Target.Undecidable;
	}

}
