/**
 * What was sealed, in bulk: as rows of a table with a manifest, and as a feed of what was
 * sealed since.
 */
@NullMarked
package org.jiheng.bulk;

import org.jspecify.annotations.NullMarked;
