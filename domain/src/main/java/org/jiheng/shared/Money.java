package org.jiheng.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** An exact amount of money, counted in fen and never negative. */
public record Money(long fen) implements Comparable<Money> {

	public static final Money ZERO = new Money(0);

	public Money {
		if (fen < 0) {
			throw new IllegalArgumentException("an amount is never negative: " + fen + " fen");
		}
	}

	/**
	 * The amount that a form prints in a unit.
	 * @throws ArithmeticException when the amount has parts of a fen or is too large to
	 * count
	 */
	public static Money of(BigDecimal amount, MoneyUnit unit) {
		return new Money(amount.movePointRight(unit.digits()).longValueExact());
	}

	/**
	 * The amount in the unit asked for, exact, with at least the two decimals that forms
	 * print.
	 */
	public BigDecimal in(MoneyUnit unit) {
		BigDecimal exact = BigDecimal.valueOf(fen, unit.digits()).stripTrailingZeros();
		return exact.scale() < 2 ? exact.setScale(2, RoundingMode.UNNECESSARY) : exact;
	}

	/** A difference of amounts, which may be negative, in a unit. */
	public static BigDecimal signed(long fen, MoneyUnit unit) {
		BigDecimal amount = new Money(Math.abs(fen)).in(unit);
		return fen < 0 ? amount.negate() : amount;
	}

	public Money plus(Money other) {
		return new Money(Math.addExact(fen, other.fen));
	}

	@Override
	public int compareTo(Money other) {
		return Long.compare(fen, other.fen);
	}
}
