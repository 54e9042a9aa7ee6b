/** Snapshots in the database: sealed once, read ever after. */
@NullMarked
package org.jiheng.snapshot.persistence;

import org.jspecify.annotations.NullMarked;
