/** Counties and regions in GraphQL. */
@NullMarked
package org.jiheng.county.graphql;

import org.jspecify.annotations.NullMarked;
