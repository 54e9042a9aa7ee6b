/** The audit trail in GraphQL. */
@NullMarked
package org.jiheng.audit.graphql;

import org.jspecify.annotations.NullMarked;
