package org.jiheng.budget.persistence;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jiheng.budget.Comparator;
import org.jiheng.budget.Target;
import org.jiheng.budget.TargetKind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A target for longer than the year as its column keeps it: JSON of what it has, which
 * the tables' own checks keep consistent.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LastingTarget(TargetKind kind, @Nullable String raw, @Nullable Comparator comparator,
		@Nullable BigDecimal value, @Nullable BigDecimal upper, @Nullable String unit, @Nullable LocalDate deadline) {

	private static final JsonMapper JSON = new JsonMapper();

	public static @Nullable LastingTarget of(@Nullable Target target) {
		if (target == null) {
			return null;
		}
		TargetKind kind = target.kind();
		String raw = target.raw();
		return switch (target) {
			case Target.Numeric n -> new LastingTarget(kind, raw, n.comparator(), n.value(), null, n.unit(), null);
			case Target.Range r ->
				new LastingTarget(kind, raw, Comparator.BETWEEN, r.lower(), r.upper(), r.unit(), null);
			case Target.Deadline d -> new LastingTarget(kind, raw, null, null, null, null, d.date());
			case Target.Qualitative q -> new LastingTarget(kind, raw, null, null, null, null, q.deadline());
			case Target.Classified c -> new LastingTarget(kind, null, null, null, null, null, null);
			case Target.Undecidable u -> new LastingTarget(kind, raw, null, null, null, null, null);
		};
	}

	public Target target() {
		return switch (kind) {
			case CLASSIFIED -> new Target.Classified();
			case UNDECIDABLE -> new Target.Undecidable(there(raw));
			case QUALITATIVE -> new Target.Qualitative(there(raw), deadline);
			case DEADLINE -> new Target.Deadline(there(raw), there(deadline));
			case NUMERIC -> upper == null ? new Target.Numeric(there(raw), there(comparator), there(value), unit)
					: new Target.Range(there(raw), there(value), upper, unit);
		};
	}

	/** The JSON of it. */
	public static @Nullable String write(@Nullable Target target) {
		return target == null ? null : JSON.writeValueAsString(of(target));
	}

	static @Nullable Target read(@Nullable String json) {
		return json == null ? null : JSON.readValue(json, LastingTarget.class).target();
	}

	private static <T> T there(@Nullable T value) {
		return Objects.requireNonNull(value, "a target without what its kind needs");
	}
}
