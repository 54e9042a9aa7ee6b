/** Imports in the database: one transaction each, all or nothing. */
@NullMarked
package org.jiheng.document.persistence;

import org.jspecify.annotations.NullMarked;
