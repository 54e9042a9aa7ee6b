/** The codes of regions and departments in GraphQL. */
@NullMarked
package org.jiheng.tenancy.graphql;

import org.jspecify.annotations.NullMarked;
