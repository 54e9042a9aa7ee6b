package org.jiheng.budget;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 绩效指标 of a project, or of the department as a whole where it names no project.
 *
 * @param target what is promised for the year
 * @param lastingTarget what is promised for longer than the year (中期指标值); null where
 * nothing is
 */
public record Indicator(IndicatorKey key, @Nullable ProjectKey project, int sequence, String level1, String level2,
		@Nullable String level3, @Nullable String description, Target target, @Nullable Target lastingTarget,
		@Nullable String basis, @Nullable BigDecimal weight, List<Provenance> provenance) {

	public Indicator {
		provenance = List.copyOf(provenance);
		if (target instanceof Target.Classified
				&& (level3 != null || description != null || lastingTarget != null || basis != null)) {
			throw new IllegalArgumentException("of a classified indicator only levels 1 and 2 are kept");
		}
		if (lastingTarget instanceof Target.Classified) {
			throw new IllegalArgumentException("an indicator is classified by its target of the year");
		}
	}

	/** With a target of the year alone. */
	public Indicator(IndicatorKey key, @Nullable ProjectKey project, int sequence, String level1, String level2,
			@Nullable String level3, @Nullable String description, Target target, @Nullable String basis,
			@Nullable BigDecimal weight, List<Provenance> provenance) {
		this(key, project, sequence, level1, level2, level3, description, target, null, basis, weight, provenance);
	}
}
