/** Grants of oversight in the database. */
@NullMarked
package org.jiheng.oversight.persistence;

import org.jspecify.annotations.NullMarked;
