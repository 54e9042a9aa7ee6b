/** Departments of a county and their budget units. */
@NullMarked
package org.jiheng.department;

import org.jspecify.annotations.NullMarked;
