/** Snapshots as GraphQL shows them. */
@NamedInterface("graphql")
@NullMarked
package org.jiheng.snapshot.graphql;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
