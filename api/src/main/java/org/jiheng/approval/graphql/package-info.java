/** Rounds of review in GraphQL. */
@NullMarked
package org.jiheng.approval.graphql;

import org.jspecify.annotations.NullMarked;
