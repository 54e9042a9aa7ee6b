/** What every controller needs. */
@NullMarked
package org.jiheng.shared.graphql;

import org.jspecify.annotations.NullMarked;
