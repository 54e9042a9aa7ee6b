/**
 * Rounds of review: what a department submits, the finance bureau returns with reasons,
 * refuses or approves, budget and goals in one act.
 */
@NullMarked
package org.jiheng.approval;

import org.jspecify.annotations.NullMarked;
