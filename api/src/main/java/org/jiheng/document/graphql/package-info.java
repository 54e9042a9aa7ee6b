/** Imports in GraphQL: what the present content of a budget comes from. */
@NullMarked
package org.jiheng.document.graphql;

import org.jspecify.annotations.NullMarked;
