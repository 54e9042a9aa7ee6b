package org.jiheng.difference;

import org.jiheng.budget.Indicator;
import org.jiheng.budget.IndicatorKey;
import org.jiheng.budget.Project;
import org.jiheng.budget.ProjectKey;
import org.jspecify.annotations.Nullable;

/** Where a difference is, with the words that name it. */
record Place(@Nullable ProjectKey project, @Nullable String projectName, @Nullable IndicatorKey indicator,
		@Nullable String indicatorName, String words) {

	static Place of(Project project) {
		return new Place(project.key(), project.name(), null, null, words(project));
	}

	/** Of a project that is there no more. */
	static Place was(Project project) {
		return new Place(null, project.name(), null, null, words(project));
	}

	static Place of(@Nullable Project project, Indicator indicator, boolean hidden) {
		return of(project, indicator, hidden, indicator.key());
	}

	/** Of an indicator that is there no more, in a project that still is. */
	static Place was(@Nullable Project project, Indicator indicator) {
		return of(project, indicator, false, null);
	}

	private static Place of(@Nullable Project project, Indicator indicator, boolean hidden,
			@Nullable IndicatorKey key) {
		String level3 = indicator.level3();
		String name = hidden || level3 == null ? indicator.level2() : level3;
		String named = hidden || level3 == null ? indicator.level2() : indicator.level2() + "：" + level3;
		return new Place(project == null ? null : project.key(), project == null ? null : project.name(), key, name,
				(project == null ? "部门整体" : words(project)) + "的指标 " + indicator.sequence() + "（" + named + "）");
	}

	private static String words(Project project) {
		return "项目 " + project.sequence() + "（" + project.name() + "）";
	}
}
