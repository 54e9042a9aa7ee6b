package org.jiheng.membership;

import org.jspecify.annotations.Nullable;

/** Who asks, as the token says it. */
public record Caller(String subject, @Nullable String name) {
}
