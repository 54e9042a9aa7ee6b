/** The rules of the layout, checked on the compiled classes. */
@NullMarked
package org.jiheng.architecture;

import org.jspecify.annotations.NullMarked;
