/** Comparison in GraphQL. */
@NullMarked
package org.jiheng.comparison.graphql;

import org.jspecify.annotations.NullMarked;
