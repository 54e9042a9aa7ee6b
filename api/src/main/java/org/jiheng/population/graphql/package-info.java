/** Populations in GraphQL. */
@NullMarked
package org.jiheng.population.graphql;

import org.jspecify.annotations.NullMarked;
