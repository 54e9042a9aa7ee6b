package org.jiheng.budget;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 绩效指标 of a project, or of the department as a whole where it names no project. */
public record Indicator(IndicatorKey key, @Nullable ProjectKey project, int sequence, String level1, String level2,
		@Nullable String level3, @Nullable String description, Target target, @Nullable String basis,
		@Nullable BigDecimal weight, List<Provenance> provenance) {

	public Indicator {
		provenance = List.copyOf(provenance);
		if (target instanceof Target.Classified && (level3 != null || description != null || basis != null)) {
			throw new IllegalArgumentException("of a classified indicator only levels 1 and 2 are kept");
		}
	}
}
