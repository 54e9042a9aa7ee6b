package org.jiheng.budget;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Content that another year's budget begins with, numbered from 1. */
record Beginning(@Nullable HeadForm head, List<Project> projects, List<Indicator> indicators, int lastNumber) {

	static final Beginning EMPTY = new Beginning(null, List.of(), List.of(), 0);

	static Beginning from(BudgetKey key, BudgetText last) {
		Map<ProjectKey, ProjectKey> renamed = new HashMap<>();
		int number = 0;
		List<Project> projects = new ArrayList<>();
		for (Project was : last.projects()) {
			number++;
			var now = new ProjectKey(key, number);
			renamed.put(was.key(), now);
			projects.add(new Project(now, was.sequence(), was.code(), was.name(), was.unit(), was.funds(),
					was.purpose(), was.paymentPlan(), was.goals(), was.lastingGoals(), was.classified(), List.of()));
		}
		List<Indicator> indicators = new ArrayList<>();
		for (Indicator was : last.indicators()) {
			number++;
			ProjectKey of = was.project() == null ? null : Objects.requireNonNull(renamed.get(was.project()));
			indicators.add(new Indicator(new IndicatorKey(key, number), of, was.sequence(), was.level1(), was.level2(),
					was.level3(), was.description(), was.target(), was.lastingTarget(), was.basis(), was.weight(),
					List.of()));
		}
		return new Beginning(new HeadForm(last.title(), last.overallGoals(), last.itemisedGoals(), last.safeguards()),
				projects, indicators, number);
	}
}
