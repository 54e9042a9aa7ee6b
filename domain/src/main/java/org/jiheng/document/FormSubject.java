package org.jiheng.document;

import org.jiheng.budget.BudgetKey;

/**
 * Whose form it is, with the names that are printed: those in use, or those at the seal.
 *
 * @param mark what stands below the title in brackets: 草案; empty for none
 */
public record FormSubject(BudgetKey budget, String countyName, String departmentName, String mark) {
}
