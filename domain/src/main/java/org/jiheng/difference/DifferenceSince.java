package org.jiheng.difference;

/** A difference with words for what it was compared with. */
public record DifferenceSince(String from, BudgetDifference difference) {
}
