/** Snapshots as GraphQL shows them. */
@NullMarked
package org.jiheng.snapshot.graphql;

import org.jspecify.annotations.NullMarked;
