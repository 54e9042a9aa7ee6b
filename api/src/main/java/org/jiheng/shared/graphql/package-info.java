/** What every controller needs. */
@NamedInterface("graphql")
@NullMarked
package org.jiheng.shared.graphql;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
