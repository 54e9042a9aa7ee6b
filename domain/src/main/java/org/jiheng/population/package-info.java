/**
 * 人口: how many people live in a county in a year, for figures per head. Loaded by the
 * administrator of the instance; where it is not loaded, such figures are absent.
 */
@NullMarked
package org.jiheng.population;

import org.jspecify.annotations.NullMarked;
