/**
 * Budgets, projects and indicators read from PostgreSQL: one set-based statement for each
 * level.
 */
@NullMarked
package org.jiheng.budget.persistence;

import org.jspecify.annotations.NullMarked;
