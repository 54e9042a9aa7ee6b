/** What every feature speaks of. */
@NullMarked
package org.jiheng.shared;

import org.jspecify.annotations.NullMarked;
