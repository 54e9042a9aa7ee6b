/** What every repository needs. */
@NullMarked
package org.jiheng.shared.persistence;

import org.jspecify.annotations.NullMarked;
