/** Rounds of review in the database. */
@NullMarked
package org.jiheng.approval.persistence;

import org.jspecify.annotations.NullMarked;
