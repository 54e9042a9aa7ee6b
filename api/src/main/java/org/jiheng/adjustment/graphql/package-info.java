/** Adjustments in GraphQL. */
@NullMarked
package org.jiheng.adjustment.graphql;

import org.jspecify.annotations.NullMarked;
