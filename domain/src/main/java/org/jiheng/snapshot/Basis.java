package org.jiheng.snapshot;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The document by which a budget was approved or adjusted: 卢财预〔2024〕1号. */
public record Basis(String document, @Nullable LocalDate date) {
}
