/**
 * Documents as really published: reading them into budgets, and what was understood of
 * them.
 */
@NullMarked
package org.jiheng.document;

import org.jspecify.annotations.NullMarked;
