package org.jiheng.budget;

/**
 * A project's identity: its number is given out once inside its budget and stays when the
 * project moves or is renamed.
 */
public record ProjectKey(BudgetKey budget, int number) {

	/** As audit entries and keys of clients keep it: 130324/2024/315/7. */
	public String reference() {
		return budget.reference() + "/" + number;
	}

	/** Of a project of this budget, whose reference was kept. */
	public static ProjectKey of(BudgetKey budget, String reference) {
		return new ProjectKey(budget, Integer.parseInt(reference.substring(reference.lastIndexOf('/') + 1)));
	}
}
