package org.jiheng.document;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.shared.Money;
import org.jiheng.shared.MoneyUnit;
import org.jiheng.shared.Wording;
import org.jspecify.annotations.Nullable;

/**
 * Amounts as forms print them, with thousand separators or without, and the units that
 * they name.
 */
final class AmountReader {

	private static final Map<String, MoneyUnit> UNITS = Map.of("元", MoneyUnit.YUAN, "万元", MoneyUnit.WAN_YUAN, "亿元",
			MoneyUnit.YI_YUAN);

	private static final Pattern AMOUNT = Pattern
		.compile("(?<number>(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,15})(?:\\.[0-9]{1,10})?)(?<unit>万元|亿元|元)?");

	/** 3,309,840.0 0: a narrow cell broke the number, and it is whole only together. */
	private static final Pattern BROKEN = Pattern.compile("(?=[^ ]*,)[0-9,.]+ [0-9,.]+");

	private static final Pattern WHOLE = Pattern.compile("[0-9]{1,3}(?:,[0-9]{3})+\\.[0-9]{2}");

	private static final Pattern DECLARED = Pattern.compile(".*?(?<unit>万元|亿元|元)\\)?");

	private AmountReader() {
	}

	/** The unit that a line (单位：万元) or a label (预算数（元）) names at its end. */
	static Optional<MoneyUnit> declaredBy(Quote quote) {
		Matcher matcher = DECLARED.matcher(quote.key());
		return matcher.matches() ? Optional.ofNullable(UNITS.get(matcher.group("unit"))) : Optional.empty();
	}

	/** 预算数(元): a label that names the unit of its amounts. */
	static boolean namesUnitAtEnd(Quote label) {
		return label.key().matches(".*\\((?:万元|亿元|元)\\):?");
	}

	static boolean namesUnit(Quote quote) {
		Matcher matcher = AMOUNT.matcher(quote.key());
		return matcher.matches() && matcher.group("unit") != null;
	}

	/** The amount; nothing when it cannot be read exactly. */
	static Optional<Money> read(Quote quote, @Nullable MoneyUnit declared) {
		Matcher matcher = AMOUNT.matcher(joined(Wording.folded(quote.text()).replace('，', ',')));
		if (!matcher.matches()) {
			return Optional.empty();
		}
		MoneyUnit unit = matcher.group("unit") == null ? declared : UNITS.get(matcher.group("unit"));
		return unit == null ? Optional.empty() : money(new BigDecimal(matcher.group("number").replace(",", "")), unit);
	}

	private static String joined(String written) {
		String together = written.replace(" ", "");
		return BROKEN.matcher(written).matches() && WHOLE.matcher(together).matches() ? together : written;
	}

	private static Optional<Money> money(BigDecimal amount, MoneyUnit unit) {
		try {
			return Optional.of(Money.of(amount, unit));
		}
		catch (ArithmeticException partsOfAFen) {
			return Optional.empty();
		}
	}

}
