/**
 * The department budget performance text: goals, projects, funds, indicators and their
 * targets.
 */
@NullMarked
package org.jiheng.budget;

import org.jspecify.annotations.NullMarked;
