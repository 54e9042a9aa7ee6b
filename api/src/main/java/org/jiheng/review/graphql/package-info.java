/**
 * Checks in GraphQL: what they find, how it is waived, and how strictly a county checks.
 */
@NullMarked
package org.jiheng.review.graphql;

import org.jspecify.annotations.NullMarked;
