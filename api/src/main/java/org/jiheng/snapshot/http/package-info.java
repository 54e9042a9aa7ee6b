/** Snapshots as files, to be verified without Jiheng. */
@NullMarked
package org.jiheng.snapshot.http;

import org.jspecify.annotations.NullMarked;
