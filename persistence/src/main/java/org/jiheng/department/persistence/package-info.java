/** Departments in the database. */
@NullMarked
package org.jiheng.department.persistence;

import org.jspecify.annotations.NullMarked;
