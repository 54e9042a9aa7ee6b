package org.jiheng.publication;

import org.jiheng.budget.Within;
import org.jiheng.shared.Words;
import org.jspecify.annotations.Nullable;

/** Which editions are wanted; all conditions hold. */
public record EditionFilter(Within within, @Nullable Words titleContains) {
}
