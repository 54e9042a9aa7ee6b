package org.jiheng.review;

import java.math.BigDecimal;

/** Numbers from which on a check speaks; a region may set others. */
public enum Threshold {

	/** Check 4: by how many points a milestone may look like a slip of the pen. */
	ODD_STEP_POINTS("5"),

	/** Checks 5 and 23: more than this share of the projects is uniform. */
	UNIFORM_SHARE("0.5"),

	/** Checks 5, 22 and 23: with fewer projects than these nothing can be uniform. */
	UNIFORM_PROJECTS("3"),

	/** Check 17: shorter statements are alike by chance. */
	REPEATED_CHARACTERS("8"),

	/** Check 23, in percent. */
	SATISFACTION_PERCENT("95"),

	/** Check 30: what execution takes of the 100 points. */
	EXECUTION_WEIGHT("10"),

	/** Check 31: the result is far above a target from this multiple on. */
	FAR_ABOVE("1.2");

	private final BigDecimal standard;

	Threshold(String standard) {
		this.standard = new BigDecimal(standard);
	}

	public BigDecimal standard() {
		return standard;
	}

}
