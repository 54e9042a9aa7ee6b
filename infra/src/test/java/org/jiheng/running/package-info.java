/** The whole application, as its users meet it. */
@NullMarked
package org.jiheng.running;

import org.jspecify.annotations.NullMarked;
