/**
 * Trusted documents: registered by their SHA-256, run by GET, and answered from a cache
 * where they ask for nothing but what was sealed. An answer holds as long as what the
 * acting scope sees sealed stays the same; that is asked anew at most a second later, and
 * at once after a mutation of this instance.
 */
@NullMarked
package org.jiheng.trusted.graphql;

import org.jspecify.annotations.NullMarked;
