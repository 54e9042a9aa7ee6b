package org.jiheng.department;

import org.jiheng.shared.Digits;
import org.jiheng.tenancy.DepartmentCode;

/** Six digits of a budget unit, the first three its department's: 315001. */
public record BudgetUnitCode(String value) {

	public BudgetUnitCode {
		if (!Digits.are(value, 6)) {
			throw new IllegalArgumentException("a budget unit code has six digits: " + value);
		}
	}

	public DepartmentCode department() {
		return new DepartmentCode(value.substring(0, 3));
	}

	@Override
	public String toString() {
		return value;
	}
}
