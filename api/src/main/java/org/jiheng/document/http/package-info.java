/** Documents over HTTP: handing them in, and what became of them. */
@NullMarked
package org.jiheng.document.http;

import org.jspecify.annotations.NullMarked;
