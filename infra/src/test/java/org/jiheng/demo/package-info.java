/** Jiheng on one machine, with data to look at and an issuer to log in with. */
@NullMarked
package org.jiheng.demo;

import org.jspecify.annotations.NullMarked;
