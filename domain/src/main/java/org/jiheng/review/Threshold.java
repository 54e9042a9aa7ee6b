package org.jiheng.review;

import java.math.BigDecimal;

/** Numbers from which on a check speaks; a region may set others. */
public enum Threshold {

	/** Check 4: by how many points a milestone may look like a slip of the pen. */
	ODD_STEP_POINTS("5", "1", "50", false),

	/** Checks 5 and 23: more than this share of the projects is uniform. */
	UNIFORM_SHARE("0.5", "0", "1", false),

	/** Checks 5, 22 and 23: with fewer projects than these nothing can be uniform. */
	UNIFORM_PROJECTS("3", "2", "1000", true),

	/** Check 17: shorter statements are alike by chance. */
	REPEATED_CHARACTERS("8", "1", "200", true),

	/** Check 23, in percent. */
	SATISFACTION_PERCENT("95", "0", "100", false),

	/** Check 30: what execution takes of the 100 points. */
	EXECUTION_WEIGHT("10", "0", "100", false),

	/** Check 31: the result is far above a target from this multiple on. */
	FAR_ABOVE("1.2", "1", "100", false);

	private final BigDecimal standard;

	private final BigDecimal least;

	private final BigDecimal most;

	private final boolean whole;

	Threshold(String standard, String least, String most, boolean whole) {
		this.standard = new BigDecimal(standard);
		this.least = new BigDecimal(least);
		this.most = new BigDecimal(most);
		this.whole = whole;
	}

	public BigDecimal standard() {
		return standard;
	}

	/** Whether a region may set it so; four decimals are plenty. */
	boolean allows(BigDecimal value) {
		return value.compareTo(least) >= 0 && value.compareTo(most) <= 0
				&& value.stripTrailingZeros().scale() <= (whole ? 0 : 4);
	}

	/** What a region may set, in words. */
	String range() {
		return least + " 至 " + most + (whole ? " 之间的整数" : " 之间的数，最多四位小数");
	}

}
