package org.jiheng.review;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jiheng.budget.Target;

/**
 * Tells different things apart by what can be compared without understanding: whether the
 * words for money go with an amount, a count or rate with its unit, a sentence with the
 * name above it, and whether name and description have a single character in common.
 */
final class IndicatorIncoherent implements Rule.OfRow {

	private static final Pattern COUNT = Pattern.compile(".*(?:人数|次数|个数|件数|户数|场次|天数|年限|总数|数量)");

	private static final Pattern RATE = Pattern.compile(".*(?:率|比例|占比|比重)");

	private static final Pattern RATIO_UNIT = Pattern.compile("%|‰|个?百分点|倍|成|");

	private static final int LEAST = 4;

	@Override
	public Optional<Remark> remark(Row row, Examined budget) {
		String why = why(row, budget);
		return why.isEmpty() ? Optional.empty()
				: Optional.of(Remark.at(row.anchor(null), row.placeAndValue() + why, "请使名称、描述和指标值说同一件事"));
	}

	private static String why(Row row, Examined budget) {
		if (row.levels().isCost()) {
			return cost(row, budget);
		}
		String unit = Texts.key(Phrase.unit(row.target()));
		if (row.target() instanceof Target.Numeric && unit.equals("%") && COUNT.matcher(row.name()).matches()) {
			return "是百分数，名称说的却是数量";
		}
		if (row.target() instanceof Target.Numeric && RATE.matcher(row.name()).matches()
				&& !RATIO_UNIT.matcher(unit).matches()) {
			return "不是百分数，名称说的却是比率";
		}
		if (hiddenOtherwise(row, unit, budget)) {
			return "说的是另一件事，与名称不符";
		}
		return apart(row, budget) ? "，名称与描述" + Texts.quoted(row.description()) + "说的不是一回事" : "";
	}

	private static String cost(Row row, Examined budget) {
		boolean money = MoneyTarget.of(row).isPresent();
		if (money && !row.name().isEmpty() && !budget.contains(WordList.MONEY, row.name())) {
			return "是金额，名称说的却不是费用";
		}
		if (money && !row.description().isEmpty() && !budget.contains(WordList.MONEY, row.description())) {
			return "是金额，描述" + Texts.quoted(row.description()) + "说的却不是费用";
		}
		return "";
	}

	private static boolean hiddenOtherwise(Row row, String unit, Examined budget) {
		boolean named = !unit.isEmpty() && (row.name() + row.description()).contains(unit);
		if (named || !Phrase.hidesNumber(row)) {
			return false;
		}
		String words = budget.specific(Phrase.around(row));
		String name = budget.specific(row.name());
		return Texts.chinese(words) >= LEAST && !Texts.pairs(name).isEmpty() && !Texts.sharePair(words, name);
	}

	private static boolean apart(Row row, Examined budget) {
		boolean excepted = row.levels().isTimeliness() || row.levels().isSatisfaction();
		if (excepted || Texts.shareCharacter(row.name(), row.description())) {
			return false;
		}
		return !Texts.pairs(budget.specific(row.name())).isEmpty()
				&& Texts.chinese(budget.specific(row.description())) >= LEAST;
	}

}
