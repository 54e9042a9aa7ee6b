package org.jiheng.snapshot;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jiheng.budget.Comparator;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.Target;
import org.jiheng.budget.TargetKind;
import org.jspecify.annotations.Nullable;

/**
 * An indicator as it is sealed, column by column; of the department as a whole where it
 * has no project.
 */
public record SealedIndicator(int number, @Nullable Integer project, int sequence, String level1, String level2,
		@Nullable String level3, @Nullable String description, SealedTarget target,
		@Nullable SealedTarget lastingTarget, @Nullable String basis, @Nullable BigDecimal weight) {

	/** All that a target can have; null where its kind has none. */
	public record SealedTarget(String kind, @Nullable String raw, @Nullable String comparator,
			@Nullable BigDecimal value, @Nullable BigDecimal upper, @Nullable String unit,
			@Nullable LocalDate deadline) {

		public static SealedTarget of(Target target) {
			String kind = target.kind().name();
			String raw = target.raw();
			return switch (target) {
				case Target.Numeric n ->
					new SealedTarget(kind, raw, n.comparator().name(), n.value(), null, n.unit(), null);
				case Target.Range r ->
					new SealedTarget(kind, raw, Comparator.BETWEEN.name(), r.lower(), r.upper(), r.unit(), null);
				case Target.Deadline d -> new SealedTarget(kind, raw, null, null, null, null, d.date());
				case Target.Qualitative q -> new SealedTarget(kind, raw, null, null, null, null, q.deadline());
				case Target.Classified c -> new SealedTarget(kind, null, null, null, null, null, null);
				case Target.Undecidable u -> new SealedTarget(kind, raw, null, null, null, null, null);
			};
		}

		/**
		 * As it was before it was sealed; without what its kind needs, only its words.
		 */
		public Target target() {
			return switch (TargetKind.valueOf(kind)) {
				case CLASSIFIED -> new Target.Classified();
				case UNDECIDABLE -> new Target.Undecidable(words());
				case QUALITATIVE -> new Target.Qualitative(words(), deadline);
				case DEADLINE ->
					deadline == null ? new Target.Undecidable(words()) : new Target.Deadline(words(), deadline);
				case NUMERIC -> number();
			};
		}

		private Target number() {
			if (value == null || comparator == null) {
				return new Target.Undecidable(words());
			}
			return upper == null ? new Target.Numeric(words(), Comparator.valueOf(comparator), value, unit)
					: new Target.Range(words(), value, upper, unit);
		}

		private String words() {
			return raw == null ? "" : raw;
		}
	}

	/**
	 * Of a classified project's indicator only what the public form shows: levels 1 and
	 * 2.
	 */
	static SealedIndicator of(Indicator indicator, boolean classified) {
		var target = classified ? new Target.Classified() : indicator.target();
		boolean hidden = target instanceof Target.Classified;
		return new SealedIndicator(indicator.key().number(),
				indicator.project() == null ? null : (Integer) indicator.project().number(), indicator.sequence(),
				indicator.level1(), indicator.level2(), hidden ? null : indicator.level3(),
				hidden ? null : indicator.description(), SealedTarget.of(target),
				hidden || indicator.lastingTarget() == null ? null : SealedTarget.of(indicator.lastingTarget()),
				hidden ? null : indicator.basis(), hidden ? null : indicator.weight());
	}

	/** The mid-term target as it was before it was sealed; null where there is none. */
	public @Nullable Target promisedForLonger() {
		return lastingTarget == null ? null : lastingTarget.target();
	}

	boolean numeric() {
		return target.kind().equals(TargetKind.NUMERIC.name());
	}
}
