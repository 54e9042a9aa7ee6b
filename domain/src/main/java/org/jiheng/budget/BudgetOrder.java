package org.jiheng.budget;

import org.jiheng.shared.Direction;

/** In which order budgets come. */
public record BudgetOrder(Field field, Direction direction) {

	public static final BudgetOrder DEFAULT = new BudgetOrder(Field.DEPARTMENT, Direction.ASC);

	/** What budgets can be ordered by; ties are broken by county, year and department. */
	public enum Field {

		DEPARTMENT, YEAR

	}
}
