/** Grants of oversight in GraphQL. */
@NullMarked
package org.jiheng.oversight.graphql;

import org.jspecify.annotations.NullMarked;
