/** Imports from the request to the row, over HTTP and on PostgreSQL. */
@NullMarked
package org.jiheng.importing;

import org.jspecify.annotations.NullMarked;
