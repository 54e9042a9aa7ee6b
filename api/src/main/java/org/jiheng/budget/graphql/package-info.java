/** Budgets, projects and indicators in GraphQL. */
@NamedInterface("graphql")
@NullMarked
package org.jiheng.budget.graphql;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
