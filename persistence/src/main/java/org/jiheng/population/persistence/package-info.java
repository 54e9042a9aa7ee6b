/** Populations in the database. */
@NullMarked
package org.jiheng.population.persistence;

import org.jspecify.annotations.NullMarked;
