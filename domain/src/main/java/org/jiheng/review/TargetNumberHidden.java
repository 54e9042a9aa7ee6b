package org.jiheng.review;

import java.util.Optional;
import org.jiheng.budget.Comparator;
import org.jiheng.budget.Target;

/**
 * Proposes the number as the comparator, value and unit that were read from the sentence.
 */
final class TargetNumberHidden implements Rule.OfRow {

	@Override
	public Optional<Remark> remark(Row row, Examined budget) {
		return Phrase.hidesNumber(row)
				? Optional.of(Remark.at(row.anchor("target"), row.placeAndValue() + "把数值写在句子里", advice(row.target())))
				: Optional.empty();
	}

	private static String advice(Target target) {
		String proposal = switch (target) {
			case Target.Numeric numeric -> sign(numeric.comparator()) + numeric.value().toPlainString();
			case Target.Range range -> range.lower().toPlainString() + "至" + range.upper().toPlainString();
			default -> "";
		};
		if (proposal.isEmpty()) {
			return "请拆成几个指标，每个只写比较符、一个数值和单位，如 ≥95%";
		}
		String doubt = target instanceof Target.Numeric numeric && numeric.comparator() == Comparator.EQ
				? "（请核对应为 ≥、= 还是 ≤）" : "";
		return "建议写成 " + proposal + Phrase.unit(target) + doubt + "，说明文字移到指标描述中";
	}

	private static String sign(Comparator comparator) {
		return switch (comparator) {
			case GE -> "≥";
			case GT -> ">";
			case EQ -> "=";
			case LE -> "≤";
			case LT -> "<";
			case BETWEEN -> "";
		};
	}

}
