/** Who may act as what: the token says who, the memberships say what they may do. */
@NullMarked
package org.jiheng.membership;

import org.jspecify.annotations.NullMarked;
