package org.jiheng.budget;

/**
 * A project's identity: its number is given out once inside its budget and stays when the
 * project moves or is renamed.
 */
public record ProjectKey(BudgetKey budget, int number) {
}
