/** Published editions in the database. */
@NullMarked
package org.jiheng.publication.persistence;

import org.jspecify.annotations.NullMarked;
