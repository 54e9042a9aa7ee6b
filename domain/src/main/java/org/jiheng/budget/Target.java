package org.jiheng.budget;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** 指标值: what is promised. The words as written stand beside what was read from them. */
public sealed interface Target {

	/** The words as written, without layout noise; null when classified. */
	@Nullable String raw();

	TargetKind kind();

	/** A number with a comparator (EQ when none is written) and a unit of measure. */
	record Numeric(String raw, Comparator comparator, BigDecimal value, @Nullable String unit) implements Target {

		public Numeric {
			if (comparator == Comparator.BETWEEN) {
				throw new IllegalArgumentException("two values are a Range");
			}
		}

		@Override
		public TargetKind kind() {
			return TargetKind.NUMERIC;
		}
	}

	/** Between two values, both included: ±3%以内. */
	record Range(String raw, BigDecimal lower, BigDecimal upper, @Nullable String unit) implements Target {

		public Range {
			if (lower.compareTo(upper) > 0) {
				throw new IllegalArgumentException("the lower value comes first: " + lower + " to " + upper);
			}
		}

		@Override
		public TargetKind kind() {
			return TargetKind.NUMERIC;
		}
	}

	/** To be done by the end of a day: 2024年底. */
	record Deadline(String raw, LocalDate date) implements Target {

		@Override
		public TargetKind kind() {
			return TargetKind.DEADLINE;
		}
	}

	/** A statement without a number, sometimes with a deadline. */
	record Qualitative(String raw, @Nullable LocalDate deadline) implements Target {

		@Override
		public TargetKind kind() {
			return TargetKind.QUALITATIVE;
		}
	}

	/** 涉密: nothing of it is kept. */
	record Classified() implements Target {

		@Override
		public @Nullable String raw() {
			return null;
		}

		@Override
		public TargetKind kind() {
			return TargetKind.CLASSIFIED;
		}
	}

	/**
	 * Cannot be decided (88100: two cells run together); kept as written, never guessed.
	 */
	record Undecidable(String raw) implements Target {

		@Override
		public TargetKind kind() {
			return TargetKind.UNDECIDABLE;
		}
	}

}
