/**
 * Whose data a piece of work may touch: regions, departments, and the scope that travels
 * with it to the database.
 */
@NullMarked
package org.jiheng.tenancy;

import org.jspecify.annotations.NullMarked;
