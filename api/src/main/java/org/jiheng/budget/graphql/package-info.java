/** Budgets, projects and indicators in GraphQL. */
@NullMarked
package org.jiheng.budget.graphql;

import org.jspecify.annotations.NullMarked;
