package org.jiheng.department;

/** A budget unit: the department itself (本级) or a unit below it. */
public record BudgetUnit(BudgetUnitCode code, String name) {

	/** Its code and its name, for people. */
	public String words() {
		return code + " " + name;
	}
}
