/** Snapshots in the database: sealed once, read ever after. */
@NamedInterface("persistence")
@NullMarked
package org.jiheng.snapshot.persistence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
