/**
 * What became different in a budget since a round of its review or since last year's
 * approval, in the terms of the budget: a target loosened, an amount raised by so much.
 */
@NullMarked
package org.jiheng.difference;

import org.jspecify.annotations.NullMarked;
