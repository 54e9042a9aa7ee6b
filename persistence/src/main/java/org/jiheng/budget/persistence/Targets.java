package org.jiheng.budget.persistence;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jiheng.budget.Comparator;
import org.jiheng.budget.Target;
import org.jiheng.budget.TargetKind;
import org.jiheng.tenancy.persistence.Columns;
import org.jspecify.annotations.Nullable;

/** Reads a target from its columns, which the table's own checks keep consistent. */
final class Targets {

	private Targets() {
	}

	/** From kind, raw, comparator, value, upper value, unit and deadline. */
	static Target read(Columns columns) {
		var kind = TargetKind.valueOf(columns.text());
		String raw = columns.textOrNull();
		String comparator = columns.textOrNull();
		BigDecimal value = columns.decimalOrNull();
		BigDecimal upper = columns.decimalOrNull();
		String unit = columns.textOrNull();
		LocalDate deadline = columns.dateOrNull();
		return switch (kind) {
			case CLASSIFIED -> new Target.Classified();
			case UNDECIDABLE -> new Target.Undecidable(there(raw));
			case QUALITATIVE -> new Target.Qualitative(there(raw), deadline);
			case DEADLINE -> new Target.Deadline(there(raw), there(deadline));
			case NUMERIC -> upper == null
					? new Target.Numeric(there(raw), Comparator.valueOf(there(comparator)), there(value), unit)
					: new Target.Range(there(raw), there(value), upper, unit);
		};
	}

	private static <T> T there(@Nullable T value) {
		return Objects.requireNonNull(value, "a target without what its kind needs");
	}

}
