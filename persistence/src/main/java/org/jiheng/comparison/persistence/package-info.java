/** Sealed numbers, read for comparison. */
@NullMarked
package org.jiheng.comparison.persistence;

import org.jspecify.annotations.NullMarked;
