/**
 * 公开: the public edition of a snapshot, for everyone to read once the county shows its
 * editions. It says what the snapshot says, of classified projects only what the form
 * prints, so its content's hash is the snapshot's and anyone can compute it again. Text
 * that may tell of private persons keeps it back until each place is mended or cleared.
 */
@NullMarked
package org.jiheng.publication;

import org.jspecify.annotations.NullMarked;
