/** Exports and the feed, seen from outside. */
@NullMarked
package org.jiheng.bulk;

import org.jspecify.annotations.NullMarked;
