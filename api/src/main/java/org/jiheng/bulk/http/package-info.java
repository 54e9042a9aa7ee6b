/** Exports over HTTP: JSON Lines and CSV, with manifest, ranges and resume. */
@NullMarked
package org.jiheng.bulk.http;

import org.jspecify.annotations.NullMarked;
