package org.jiheng.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.PaymentMilestone;
import org.jiheng.budget.Project;
import org.jiheng.budget.Target;
import org.jiheng.shared.Money;
import org.jiheng.shared.MoneyUnit;
import org.jspecify.annotations.Nullable;

/**
 * The differences between two contents of a budget, in words. Where a project is
 * classified before or after, only what the public form shows is named.
 */
final class Differences {

	private final List<ImportChange> found = new ArrayList<>();

	List<ImportChange> found() {
		return found;
	}

	void ofBudget(BudgetText before, BudgetText after) {
		changed("标题", null, before.title(), after.title());
		sentences("总体绩效目标", null, before.overallGoals(), after.overallGoals());
		sentences("分项绩效目标", null, before.itemisedGoals(), after.itemisedGoals());
		sentences("工作保障措施", null, before.safeguards(), after.safeguards());
	}

	/**
	 * The order of the projects that go on, by their names; new and removed ones do not
	 * disturb it.
	 */
	void ofOrder(List<Project> before, List<Project> after) {
		List<Project> were = before.stream().sorted(Comparator.comparingInt(Project::sequence)).toList();
		if (!were.equals(before)) {
			changed("项目顺序", null, names(were), names(after));
		}
	}

	void ofProject(@Nullable Project before, Project after) {
		String place = place(after);
		int number = after.key().number();
		if (before == null) {
			add(ImportChange.Kind.ADDED, place, number, null, after.name());
			return;
		}
		changed(place + "的项目编码", number, before.code(), after.code());
		changed(place + "的名称", number, before.name(), after.name());
		changed(place + "的预算单位", number, before.unit() == null ? null : before.unit().code(),
				after.unit() == null ? null : after.unit().code());
		changed(place + "的预算数", number, money(before.funds().total()), money(after.funds().total()));
		changed(place + "的财政资金", number, money(before.funds().fiscal()), money(after.funds().fiscal()));
		changed(place + "的其他资金", number, money(before.funds().other()), money(after.funds().other()));
		changed(place + "的资金支出计划", number, plan(before), plan(after));
		changed(place + "的密级标记", number, before.classified() ? "涉密" : "公开", after.classified() ? "涉密" : "公开");
		if (!hidden(before, after)) {
			changed(place + "的资金用途", number, before.purpose(), after.purpose());
			sentences(place + "的绩效目标", number, before.goals(), after.goals());
			sentences(place + "的中期目标", number, before.lastingGoals(), after.lastingGoals());
		}
	}

	void ofRemovedProject(Project before) {
		add(ImportChange.Kind.REMOVED, place(before), before.key().number(), before.name(), null);
	}

	void ofIndicator(@Nullable Project oldProject, @Nullable Project project, @Nullable Indicator before,
			Indicator after) {
		if (project != null && oldProject == null) {
			return;
		}
		Integer number = project == null ? null : project.key().number();
		boolean hidden = hidden(oldProject, project);
		String place = place(project, after, hidden);
		if (before == null) {
			add(ImportChange.Kind.ADDED, place, number, null, hidden ? null : after.target().raw());
			return;
		}
		changed(place + "的一级指标", number, before.level1(), after.level1());
		changed(place + "的二级指标", number, before.level2(), after.level2());
		if (hidden) {
			return;
		}
		changed(place + "的三级指标", number, before.level3(), after.level3());
		changed(place + "的描述", number, before.description(), after.description());
		changed(place + "的指标值", number, before.target().raw(), after.target().raw());
		changed(place + "的中期指标值", number, raw(before.lastingTarget()), raw(after.lastingTarget()));
		changed(place + "的指标值确定依据", number, before.basis(), after.basis());
		changed(place + "的权重", number, plain(before.weight()), plain(after.weight()));
	}

	void ofRemovedIndicator(@Nullable Project oldProject, @Nullable Project project, Indicator before) {
		boolean hidden = hidden(oldProject, project);
		add(ImportChange.Kind.REMOVED, place(project, before, hidden), project == null ? null : project.key().number(),
				hidden ? null : before.target().raw(), null);
	}

	private void sentences(String place, @Nullable Integer project, List<String> before, List<String> after) {
		List<String> gone = new ArrayList<>(before);
		after.forEach(gone::remove);
		List<String> come = new ArrayList<>(after);
		before.forEach(come::remove);
		for (int i = 0; i < Math.max(gone.size(), come.size()); i++) {
			String was = i < gone.size() ? gone.get(i) : null;
			String is = i < come.size() ? come.get(i) : null;
			int position = is == null ? before.indexOf(was) + 1 : after.indexOf(is) + 1;
			add(was == null ? ImportChange.Kind.ADDED
					: is == null ? ImportChange.Kind.REMOVED : ImportChange.Kind.CHANGED, place + " " + position,
					project, was, is);
		}
	}

	private void changed(String place, @Nullable Integer project, @Nullable Object before, @Nullable Object after) {
		if (!Objects.equals(before, after)) {
			add(ImportChange.Kind.CHANGED, place, project, before == null ? null : before.toString(),
					after == null ? null : after.toString());
		}
	}

	private void add(ImportChange.Kind kind, String place, @Nullable Integer project, @Nullable String before,
			@Nullable String after) {
		found.add(new ImportChange(kind, place, project, before, after));
	}

	private static String names(List<Project> projects) {
		return projects.stream().map(Project::name).collect(Collectors.joining("；"));
	}

	private static boolean hidden(@Nullable Project before, @Nullable Project after) {
		return (before != null && before.classified()) || (after != null && after.classified());
	}

	private static String place(Project project) {
		return "项目 " + project.sequence() + "（" + project.name() + "）";
	}

	private static String place(@Nullable Project project, Indicator indicator, boolean hidden) {
		String name = hidden || indicator.level3() == null ? "" : "：" + indicator.level3();
		return (project == null ? "部门整体" : place(project)) + "的指标 " + indicator.sequence() + "（" + indicator.level2()
				+ name + "）";
	}

	private static @Nullable String money(@Nullable Money money) {
		return money == null ? null : money.in(MoneyUnit.WAN_YUAN).toPlainString() + " 万元";
	}

	private static @Nullable String raw(@Nullable Target target) {
		return target == null ? null : target.raw();
	}

	private static @Nullable String plain(@Nullable BigDecimal number) {
		return number == null ? null : number.stripTrailingZeros().toPlainString();
	}

	private static String plan(Project project) {
		return project.paymentPlan().stream().map(Differences::milestone).collect(Collectors.joining("，"));
	}

	private static String milestone(PaymentMilestone milestone) {
		return milestone.month() + "月底 " + plain(milestone.cumulativePercent()) + "%";
	}

}
