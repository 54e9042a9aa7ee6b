/** Answers that are kept, seen from outside. */
@NullMarked
package org.jiheng.trusted;

import org.jspecify.annotations.NullMarked;
