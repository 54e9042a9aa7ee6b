package org.jiheng.membership;

import org.jspecify.annotations.Nullable;

/**
 * Who asks, as the token says it.
 *
 * @param verifiedEmail null unless the issuer vouches for it
 */
public record Caller(String subject, @Nullable String name, @Nullable String verifiedEmail) {

	/** One of whose address nothing is known. */
	public Caller(String subject, @Nullable String name) {
		this(subject, name, null);
	}
}
