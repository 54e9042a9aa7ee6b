/**
 * Compares years, counties, departments, classes and single indicators on sealed numbers
 * alone. Every number is one of a snapshot or a sum over snapshots; what is derived from
 * them says from which others.
 *
 * <p>
 * Quartiles are interpolated between the ranked values, as QUARTILE.INC of a spreadsheet
 * does; the percentile of a value is the share of the other peers that lie below it.
 */
@NullMarked
package org.jiheng.comparison;

import org.jspecify.annotations.NullMarked;
