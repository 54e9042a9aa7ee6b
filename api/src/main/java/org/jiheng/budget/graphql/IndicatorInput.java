package org.jiheng.budget.graphql;

import java.math.BigDecimal;
import org.jiheng.budget.IndicatorForm;
import org.jiheng.budget.ProjectKey;
import org.jspecify.annotations.Nullable;

record IndicatorInput(@Nullable String id, String level1, String level2, @Nullable String level3,
		@Nullable String description, @Nullable String target, @Nullable String basis, @Nullable BigDecimal weight) {

	IndicatorForm form(int place, ProjectKey project) {
		return new IndicatorForm(id == null ? null : DraftIds.indicator(id, project, place), place, level1, level2,
				level3, description, target, basis, weight);
	}
}
