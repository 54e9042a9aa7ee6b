/** Differences of budgets in GraphQL. */
@NullMarked
package org.jiheng.difference.graphql;

import org.jspecify.annotations.NullMarked;
