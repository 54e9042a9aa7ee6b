/** Writes in the database: one transaction each, with its entry in the audit chain. */
@NullMarked
package org.jiheng.audit.persistence;

import org.jspecify.annotations.NullMarked;
