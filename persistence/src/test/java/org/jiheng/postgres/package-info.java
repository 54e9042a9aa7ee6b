/** A PostgreSQL for tests and for the demo: named, in a container, or embedded. */
@NullMarked
package org.jiheng.postgres;

import org.jspecify.annotations.NullMarked;
