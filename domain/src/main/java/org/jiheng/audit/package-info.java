/**
 * Who did what, as what, when: every write leaves an entry in its county's chain, or does
 * not happen.
 */
@NullMarked
package org.jiheng.audit;

import org.jspecify.annotations.NullMarked;
