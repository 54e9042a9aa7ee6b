/** What every answer over HTTP needs. */
@NamedInterface("http")
@NullMarked
package org.jiheng.shared.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
