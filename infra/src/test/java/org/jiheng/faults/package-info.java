/** What is left when statements fail, clients go away and processes are killed. */
@NullMarked
package org.jiheng.faults;

import org.jspecify.annotations.NullMarked;
