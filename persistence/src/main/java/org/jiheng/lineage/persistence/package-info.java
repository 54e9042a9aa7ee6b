/** What became of units, in the database. */
@NullMarked
package org.jiheng.lineage.persistence;

import org.jspecify.annotations.NullMarked;
