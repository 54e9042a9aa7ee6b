/** What became of units, in GraphQL. */
@NullMarked
package org.jiheng.lineage.graphql;

import org.jspecify.annotations.NullMarked;
