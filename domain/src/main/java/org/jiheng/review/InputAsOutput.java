package org.jiheng.review;

import java.util.Optional;

/** How many are paid for is what goes in, not what comes out. */
final class InputAsOutput implements Rule.OfRow {

	@Override
	public Optional<Remark> remark(Row row, Examined budget) {
		return row.levels().isQuantity() && budget.contains(WordList.INPUTS, row.name())
				? Optional.of(Remark.at(row.anchor("level3"), row.placeAndValue() + "是投入，不是产出", "请改为完成的工作量，如办结件数、培训人次"))
				: Optional.empty();
	}

}
