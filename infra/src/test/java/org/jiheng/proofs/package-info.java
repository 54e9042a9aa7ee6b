/** What assurance asks of the whole application, proven over HTTP. */
@NullMarked
package org.jiheng.proofs;

import org.jspecify.annotations.NullMarked;
