/** Memberships in the database. */
@NullMarked
package org.jiheng.membership.persistence;

import org.jspecify.annotations.NullMarked;
