/** The running application. */
@NullMarked
package org.jiheng;

import org.jspecify.annotations.NullMarked;
