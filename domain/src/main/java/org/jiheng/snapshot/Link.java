package org.jiheng.snapshot;

import org.jspecify.annotations.Nullable;

/**
 * A snapshot in its chain.
 *
 * @param content its canonical text; null where only its place in the chain is wanted
 */
public record Link(KeptSnapshot kept, @Nullable String content) {
}
