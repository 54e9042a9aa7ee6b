package org.jiheng.budget;

import org.jiheng.shared.Direction;

/** In which order projects come. */
public record ProjectOrder(Field field, Direction direction) {

	public static final ProjectOrder DEFAULT = new ProjectOrder(Field.FORM, Direction.ASC);

	/**
	 * What projects can be ordered by; ties are broken by year, department and number.
	 */
	public enum Field {

		FORM, TOTAL, CODE

	}
}
