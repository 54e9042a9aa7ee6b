package org.jiheng.review;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.Project;
import org.jspecify.annotations.Nullable;

/** A text of a budget that the public will read, its place, and the place in words. */
record OpenText(Anchor anchor, @Nullable Project project, String place, String key) {

	/**
	 * The department's own, then project by project. Of a classified one only the name.
	 */
	static List<OpenText> of(Examined budget) {
		Collector texts = new Collector();
		BudgetText text = budget.text();
		texts.add(new Anchor(null, null, "title"), null, "标题", text.title());
		texts.numbered(null, "overallGoals", "总体绩效目标", text.overallGoals());
		texts.numbered(null, "itemisedGoals", "分项绩效目标", text.itemisedGoals());
		texts.numbered(null, "safeguards", "工作保障措施", text.safeguards());
		budget.rowsOfDepartment().forEach(texts::row);
		for (Project project : budget.projects()) {
			texts.add(Examined.anchor(project, "name"), project, "项目 " + project.sequence() + "的名称", project.name());
			if (!project.classified()) {
				texts.add(Examined.anchor(project, "purpose"), project, "项目 " + project.sequence() + "的资金用途",
						project.purpose());
				texts.numbered(project, "goals", "项目 " + project.sequence() + "的绩效目标", project.goals());
				texts.numbered(project, "lastingGoals", "项目 " + project.sequence() + "的中期目标", project.lastingGoals());
				budget.rows(project).forEach(texts::row);
			}
		}
		return texts.all;
	}

	/** Gathers what is not blank. */
	private static final class Collector {

		private final List<OpenText> all = new ArrayList<>();

		private void add(Anchor anchor, @Nullable Project project, String place, @Nullable String text) {
			addKey(anchor, project, place, Texts.key(text));
		}

		private void addKey(Anchor anchor, @Nullable Project project, String place, String key) {
			if (!key.isEmpty()) {
				all.add(new OpenText(anchor, project, place, key));
			}
		}

		private void numbered(@Nullable Project project, String field, String place, List<String> sentences) {
			for (int i = 1; i <= sentences.size(); i++) {
				Anchor anchor = new Anchor(project == null ? null : project.key().number(), null, field + "." + i);
				add(anchor, project, place + "第 " + i + " 条", sentences.get(i - 1));
			}
		}

		private void row(Row row) {
			Indicator indicator = row.indicator();
			String owner = row.project() == null ? "部门整体" : "项目 " + row.project().sequence();
			String place = owner + "的指标 " + indicator.sequence();
			addKey(row.anchor("level3"), row.project(), place + "的名称", row.name());
			addKey(row.anchor("description"), row.project(), place + "的描述", row.description());
			addKey(row.anchor("target"), row.project(), place + "的指标值", row.value());
			if (indicator.lastingTarget() != null) {
				add(row.anchor("lastingTarget"), row.project(), place + "的中期指标值", indicator.lastingTarget().raw());
			}
			add(row.anchor("basis"), row.project(), place + "的确定依据", indicator.basis());
		}

	}
}
