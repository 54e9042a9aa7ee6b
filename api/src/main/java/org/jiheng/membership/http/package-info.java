/** How a request gets its scope. */
@NullMarked
package org.jiheng.membership.http;

import org.jspecify.annotations.NullMarked;
