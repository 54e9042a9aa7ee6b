/**
 * The development issuer: OpenID Connect for the demo's users on this machine. It stands
 * on the test class path, so that it cannot ship.
 */
@NullMarked
package org.jiheng.issuer;

import org.jspecify.annotations.NullMarked;
