/**
 * 预算调整: an approved budget and its goals change only by an adjustment, with its reason
 * and document. It is drafted beside what stands, reviewed and approved like the budget,
 * and then takes its place; until then everyone reads what was approved.
 */
@NullMarked
package org.jiheng.adjustment;

import org.jspecify.annotations.NullMarked;
