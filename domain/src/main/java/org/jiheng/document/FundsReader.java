package org.jiheng.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jiheng.budget.Funds;
import org.jiheng.budget.Provenance;
import org.jiheng.shared.Money;
import org.jiheng.shared.MoneyUnit;
import org.jspecify.annotations.Nullable;

/**
 * 预算数 and its parts. A total that is blank, unreadable or without a unit leaves nothing
 * to store.
 */
final class FundsReader {

	private final FormSource source;

	private final FormContext form;

	private final Head head;

	private final @Nullable MoneyUnit declared;

	private final List<Provenance> provenance = new ArrayList<>();

	FundsReader(FormSource source, FormContext form, Head head, @Nullable MoneyUnit declared) {
		this.source = source;
		this.form = form;
		this.head = head;
		this.declared = declared;
	}

	List<Provenance> provenance() {
		return provenance;
	}

	@Nullable Funds read() {
		Optional<Quote> total = head.valueOf(Label.TOTAL, "funds.total");
		if (total.isEmpty()) {
			form.notes().refuse("TOTAL_MISSING", form.project() + "没有预算数；空白不等于零", "请填写预算数，确实没有资金的填 0", form.whole());
			return null;
		}
		requireMoreThanHead(total.get());
		Money amount = amount(Label.TOTAL, "funds.total").orElse(null);
		if (amount == null) {
			reportTotal(total.get());
			return null;
		}
		return new Funds(amount, part(Label.FISCAL, "funds.fiscal"),
				sum(part(Label.OTHER, "funds.other"), part(Label.OWN, "funds.other")));
	}

	private static @Nullable Money sum(@Nullable Money one, @Nullable Money another) {
		return one == null || another == null ? (one == null ? another : one) : one.plus(another);
	}

	private void requireMoreThanHead(Quote total) {
		if (source.listed == null && source.rows.getLast().cells().contains(total)) {
			form.notes()
				.refuse("FORM_CUT_OFF", form.project() + "的表在预算数这一行中断，预算数可能不完整", "请重新导出完整的表",
						form.place(total, "funds.total"));
		}
	}

	private void reportTotal(Quote total) {
		if (declared == null && AmountReader.read(total, MoneyUnit.YUAN).isPresent()) {
			form.notes()
				.refuse("AMOUNT_UNIT_MISSING", form.project() + "的金额没有写明单位（万元或元），全文也没有一致的单位可依", "请在表上方写明“单位：万元”或“单位：元”",
						form.place(total, "funds.total"));
			return;
		}
		form.notes()
			.refuse("TOTAL_UNREADABLE", form.project() + "的预算数看不懂：" + form.words(total), "请写成数字，如 4.50；金额须能精确到分",
					form.place(total, "funds.total"));
	}

	private Optional<Money> amount(Label label, String field) {
		Optional<MoneyUnit> named = head.labelled(label).flatMap(AmountReader::declaredBy);
		MoneyUnit unit = named.or(() -> Optional.ofNullable(declared))
			.or(() -> head.labelled(Label.TOTAL).flatMap(AmountReader::declaredBy))
			.orElse(null);
		Optional<Quote> quote = head.valueOf(label, field);
		Optional<Money> amount = quote.flatMap(found -> AmountReader.read(found, unit));
		amount.ifPresent(any -> keep(quote.orElseThrow(), field));
		return amount;
	}

	private @Nullable Money part(Label label, String field) {
		Optional<Money> amount = amount(label, field);
		Optional<Quote> written = head.valueOf(label, field);
		if (amount.isEmpty() && written.isPresent()) {
			form.notes()
				.error("AMOUNT_UNREADABLE",
						form.project() + "的" + label.word() + "看不懂：" + form.words(written.get()) + "，没有读入",
						"请写成数字，没有的留空", form.place(written.get(), field));
		}
		return amount.orElse(null);
	}

	private void keep(Quote quote, String field) {
		provenance.add(quote.as(field));
		form.kept().add(quote);
	}

}
