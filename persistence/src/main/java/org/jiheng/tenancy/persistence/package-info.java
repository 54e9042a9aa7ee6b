/**
 * How a scope reaches the database: a login and a small pool for each level of scope, and
 * a transaction that begins by telling the database whose data it may touch.
 */
@NamedInterface("persistence")
@NullMarked
package org.jiheng.tenancy.persistence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
