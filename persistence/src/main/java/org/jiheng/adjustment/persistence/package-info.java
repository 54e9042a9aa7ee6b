/** Adjustments in the database. */
@NullMarked
package org.jiheng.adjustment.persistence;

import org.jspecify.annotations.NullMarked;
