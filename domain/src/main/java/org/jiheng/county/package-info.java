/**
 * Counties, the tenants of Jiheng, and the national list of regions that they come from.
 */
@NullMarked
package org.jiheng.county;

import org.jspecify.annotations.NullMarked;
