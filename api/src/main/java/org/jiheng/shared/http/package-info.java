/** What every answer over HTTP needs. */
@NullMarked
package org.jiheng.shared.http;

import org.jspecify.annotations.NullMarked;
