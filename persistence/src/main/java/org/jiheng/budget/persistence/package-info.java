/**
 * Budgets, projects and indicators read from PostgreSQL: one set-based statement for each
 * level.
 */
@NamedInterface("persistence")
@NullMarked
package org.jiheng.budget.persistence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
