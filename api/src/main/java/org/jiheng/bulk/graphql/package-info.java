/** The feed of what was sealed, in GraphQL. */
@NullMarked
package org.jiheng.bulk.graphql;

import org.jspecify.annotations.NullMarked;
