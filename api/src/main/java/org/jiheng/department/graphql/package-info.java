/** Departments in GraphQL. */
@NullMarked
package org.jiheng.department.graphql;

import org.jspecify.annotations.NullMarked;
