/** A budget's way from draft to approval, through HTTP and the real database. */
@NullMarked
package org.jiheng.approval;

import org.jspecify.annotations.NullMarked;
