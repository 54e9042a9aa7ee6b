package org.jiheng.review;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The exact place in a stored budget that something is said about. Project and indicator
 * are the numbers that their keys have, which stay when rows move; the field is named as
 * in the API: funds.total, goals.1, target, itemisedGoals.7. What is null is not
 * narrowed: all three null is the budget as a whole.
 */
public record Anchor(@Nullable Integer project, @Nullable Integer indicator, @Nullable String field) {

	public static final Anchor BUDGET = new Anchor(null, null, null);

	private static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,39}(?:\\.[A-Za-z0-9]{1,40})?");

	public Anchor {
		if ((project != null && project < 1) || (indicator != null && indicator < 1)) {
			throw new IllegalArgumentException("numbers count from 1: project " + project + ", indicator " + indicator);
		}
		if (field != null && !FIELD.matcher(field).matches()) {
			throw new IllegalArgumentException("a field is named as in the API, funds.total or goals.1: " + field);
		}
	}

	/** The same for the same place, and short: b.p8.i43.target. */
	@Override
	public String toString() {
		StringBuilder text = new StringBuilder("b");
		if (project != null) {
			text.append(".p").append(project);
		}
		if (indicator != null) {
			text.append(".i").append(indicator);
		}
		return field == null ? text.toString() : text.append('.').append(field).toString();
	}
}
