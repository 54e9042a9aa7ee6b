package org.jiheng.adjustment;

import java.time.Instant;
import java.time.LocalDate;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetStatus;
import org.jiheng.budget.Place;

/**
 * One adjustment of a budget.
 *
 * @param budget what was adjusted
 * @param number counted from 1; withdrawn ones keep theirs
 * @param open whether it is being drafted or reviewed
 */
public record Adjustment(BudgetKey budget, int number, BudgetStatus status, boolean open, Grounds grounds,
		String openedBy, Instant openedAt) {

	private static final String REFERENCE = "/adjustments/";

	public String reason() {
		return grounds.reason();
	}

	public String documentNumber() {
		return grounds.documentNumber();
	}

	public LocalDate documentDate() {
		return grounds.documentDate();
	}

	/** As audit entries keep it: 130324/2024/315/adjustments/1. */
	public static String reference(BudgetKey budget, int number) {
		return budget.standing().reference() + REFERENCE + number;
	}

	/** The number in such a reference. */
	public static int number(String reference) {
		return Integer.parseInt(reference.substring(reference.lastIndexOf('/') + 1));
	}

	/** The content that is being drafted, or the one that stands. */
	public BudgetKey content() {
		return new BudgetKey(budget.county(), budget.year(), budget.department(),
				open ? Place.ADJUSTING : Place.STANDING);
	}
}
