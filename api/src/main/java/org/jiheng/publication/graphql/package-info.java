/** Publishing in GraphQL, and the door for those who have no token. */
@NullMarked
package org.jiheng.publication.graphql;

import org.jspecify.annotations.NullMarked;
