/**
 * What happens to the database before the application works with it, by its owner: the
 * schema is brought up to date, and the first administrator is there.
 */
@NullMarked
package org.jiheng.migration;

import org.jspecify.annotations.NullMarked;
