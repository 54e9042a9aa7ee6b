package org.jiheng.audit;

import org.jspecify.annotations.Nullable;

/**
 * A change as it can still be read.
 *
 * @param erased whether there were words that have been erased since
 */
public record KeptChange(String place, @Nullable String before, @Nullable String after, boolean erased) {
}
