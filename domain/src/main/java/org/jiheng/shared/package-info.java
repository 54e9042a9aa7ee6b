/**
 * What every feature speaks: money, fiscal years, pages of lists, and problems as facts.
 */
@NullMarked
package org.jiheng.shared;

import org.jspecify.annotations.NullMarked;
