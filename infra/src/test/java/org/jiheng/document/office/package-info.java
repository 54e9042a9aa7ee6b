/**
 * The readers of office files, on files as they are really written and on hostile ones.
 */
@NullMarked
package org.jiheng.document.office;

import org.jspecify.annotations.NullMarked;
