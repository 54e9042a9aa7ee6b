package org.jiheng.review;

import org.jiheng.budget.Indicator;
import org.jiheng.budget.Project;
import org.jiheng.budget.Target;
import org.jspecify.annotations.Nullable;

/**
 * An open indicator with the project that it belongs to, none where it is the
 * department's; name (level 3), description and value as keys for comparing, empty where
 * blank.
 */
record Row(@Nullable Project project, Indicator indicator, LevelNames levels, String name, String description,
		String value) {

	static Row of(@Nullable Project project, Indicator indicator) {
		return new Row(project, indicator, LevelNames.of(indicator), Texts.key(indicator.level3()),
				Texts.key(indicator.description()), Texts.key(indicator.target().raw()));
	}

	Target target() {
		return indicator.target();
	}

	/** The value as written. */
	String raw() {
		String raw = target().raw();
		return raw == null ? "" : raw;
	}

	Anchor anchor(@Nullable String field) {
		return new Anchor(project == null ? null : project.key().number(), indicator.key().number(), field);
	}

	/** The place in words: 项目 9“人民调解经费”的指标 5“社会稳定”. */
	String place() {
		String owner = project == null ? "部门整体" : Examined.place(project);
		String level3 = indicator.level3();
		return owner + "的指标 " + indicator.sequence() + Texts.quoted(level3 == null ? indicator.level2() : level3);
	}

	String placeAndValue() {
		return place() + "的指标值" + Texts.quoted(raw());
	}
}
