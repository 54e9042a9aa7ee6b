package org.jiheng.review;

import java.util.Optional;

/** 社会稳定 100%: of what? */
final class EffectPercentWithoutRatio implements Rule.OfRow {

	@Override
	public Optional<Remark> remark(Row row, Examined budget) {
		String unit = Phrase.unit(row.target());
		boolean percent = Texts.key(unit).equals("%");
		boolean ratio = budget.contains(WordList.RATIO,
				row.name() + " " + row.description() + " " + Phrase.around(row));
		return row.levels().isEffect() && percent && !ratio ? Optional.of(Remark.at(row.anchor("target"),
				row.placeAndValue() + "是百分数，但名称和描述中看不出是什么的比率", "请写明是什么占什么的比率，或改用能计数的指标")) : Optional.empty();
	}

}
