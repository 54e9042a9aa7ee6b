package org.jiheng.budget;

/** An indicator's identity: its number is given out once inside its budget. */
public record IndicatorKey(BudgetKey budget, int number) {
}
