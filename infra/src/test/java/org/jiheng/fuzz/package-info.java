/**
 * Random queries, made from the schema itself, that try to make one tenant's data show in
 * another's answers; and bytes that try to make the readers of uploads say anything but a
 * declared problem.
 */
@NullMarked
package org.jiheng.fuzz;

import org.jspecify.annotations.NullMarked;
