/** Counties and the national list of regions in the database. */
@NullMarked
package org.jiheng.county.persistence;

import org.jspecify.annotations.NullMarked;
