/** Viewer and memberships in GraphQL. */
@NullMarked
package org.jiheng.membership.graphql;

import org.jspecify.annotations.NullMarked;
