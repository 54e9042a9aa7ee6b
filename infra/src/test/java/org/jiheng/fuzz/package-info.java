/**
 * Random queries, made from the schema itself, that try to make one tenant's data show in
 * another's answers.
 */
@NullMarked
package org.jiheng.fuzz;

import org.jspecify.annotations.NullMarked;
