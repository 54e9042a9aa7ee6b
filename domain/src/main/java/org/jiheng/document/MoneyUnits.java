package org.jiheng.document;

import java.util.List;
import java.util.Optional;
import org.jiheng.review.Place;
import org.jiheng.shared.MoneyUnit;
import org.jspecify.annotations.Nullable;

/**
 * The unit of a form's amounts: the one that it declares; else, and with a warning, the
 * one that all other forms of the document declare; else none, and its amounts cannot be
 * read.
 */
final class MoneyUnits {

	private final List<MoneyUnit> declared;

	private final Notes notes;

	MoneyUnits(List<FormSource> forms, Notes notes) {
		this.declared = forms.stream().flatMap(form -> declaredBy(form).stream()).distinct().toList();
		this.notes = notes;
	}

	private static Optional<MoneyUnit> declaredBy(FormSource form) {
		return Optional.ofNullable(form.moneyUnit).flatMap(AmountReader::declaredBy);
	}

	@Nullable MoneyUnit of(FormSource form, int sequence) {
		Optional<MoneyUnit> own = declaredBy(form);
		if (own.isPresent() || declared.size() != 1) {
			return own.orElse(null);
		}
		notes.warning("AMOUNT_UNIT_ASSUMED", "项目 " + sequence + "的表没有写明金额单位，按全文其他各表的单位理解", "请在表上方写明“单位：万元”或“单位：元”",
				new Place(null, null, null, null, sequence, "funds"));
		return declared.getFirst();
	}

}
