package org.jiheng.difference;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.PaymentMilestone;
import org.jiheng.budget.Project;
import org.jiheng.budget.Target;
import org.jiheng.department.BudgetUnit;
import org.jiheng.shared.Money;
import org.jiheng.shared.MoneyUnit;
import org.jiheng.shared.Wording;
import org.jspecify.annotations.Nullable;

/** Notes what is different in one place, with a sentence for each. */
final class Notes {

	private static final String BLANK = "空白";

	private final Place place;

	private final List<BudgetChange> changes;

	Notes(Place place, List<BudgetChange> changes) {
		this.place = place;
		this.changes = changes;
	}

	void added(Project project) {
		Money total = project.funds().total();
		note(ChangeKind.ADDED, null, null, project.name(), total.fen(), null,
				"新增" + place.words() + "，预算数 " + words(total));
	}

	void removed(Project project) {
		Money total = project.funds().total();
		note(ChangeKind.REMOVED, null, project.name(), null, -total.fen(), null,
				"删去原" + place.words() + "，原预算数 " + words(total));
	}

	void added(Indicator indicator) {
		String target = indicator.target().raw();
		note(ChangeKind.ADDED, null, null, target,
				"新增" + place.words() + (target == null ? "" : "，指标值" + quoted(target)));
	}

	void removed(Indicator indicator) {
		String target = indicator.target().raw();
		note(ChangeKind.REMOVED, null, target, null,
				"删去" + place.words() + (target == null ? "" : "，原指标值" + quoted(target)));
	}

	/** From one rank to another among those that went on. */
	void moved(int from, int to) {
		note(ChangeKind.MOVED, "sequence", Integer.toString(from), Integer.toString(to),
				place.words() + "移动了位置：在保留的各项中由第 " + from + " 位移到第 " + to + " 位");
	}

	void mark(boolean was, boolean is) {
		if (was != is) {
			note(is ? ChangeKind.CLASSIFIED : ChangeKind.DECLASSIFIED, "classified", was ? "涉密" : "公开",
					is ? "涉密" : "公开", place.words() + (is ? "标为涉密，其内容不再比较" : "解除涉密"));
		}
	}

	void renamed(String was, String is) {
		if (differ(was, is)) {
			note(ChangeKind.RENAMED, "name", was, is, place.words() + "改名：原为" + quoted(was) + "，现为" + quoted(is));
		}
	}

	void words(String field, @Nullable String was, @Nullable String is) {
		if (differ(was, is)) {
			changed(ChangeKind.CHANGED, field, was, is, "改为");
		}
	}

	void unit(@Nullable BudgetUnit was, @Nullable BudgetUnit is) {
		if (!Objects.equals(was == null ? null : was.code(), is == null ? null : is.code())) {
			changed(ChangeKind.CHANGED, "unit", was == null ? null : was.code() + " " + was.name(),
					is == null ? null : is.code() + " " + is.name(), "改为");
		}
	}

	void weight(@Nullable BigDecimal was, @Nullable BigDecimal is) {
		words("weight", was == null ? null : plain(was), is == null ? null : plain(is));
	}

	/** What lasts longer than the year stays the same from year to year. */
	void lasting(@Nullable Target was, @Nullable Target is) {
		if (was == null || is == null) {
			words("lastingTarget", was == null ? null : was.raw(), is == null ? null : is.raw());
		}
		else {
			target("lastingTarget", was, is, 0);
		}
	}

	void target(String field, Target was, Target is, int yearsBetween) {
		ChangeKind kind = Promise.change(was, is, yearsBetween);
		if (kind != null) {
			changed(kind, field, was.raw(), is.raw(),
					kind == ChangeKind.LOOSENED ? "放宽为" : kind == ChangeKind.TIGHTENED ? "收紧为" : "改为");
		}
	}

	/** Blank is not zero: where one is blank there is no amount between them. */
	void amount(String field, @Nullable Money was, @Nullable Money is) {
		if (Objects.equals(was, is)) {
			return;
		}
		String before = was == null ? null : words(was);
		String after = is == null ? null : words(is);
		String sentence = place.words() + "的" + name(field) + "由 " + (before == null ? BLANK : before);
		if (was == null || is == null) {
			note(ChangeKind.CHANGED, field, before, after, sentence + " 改为 " + (after == null ? BLANK : after));
			return;
		}
		long by = is.fen() - was.fen();
		BigDecimal percent = BudgetChange.percent(was, by);
		String verb = by > 0 ? "增加" : "减少";
		String share = percent == null ? "" : "（" + percent.abs().toPlainString() + "%）";
		note(by > 0 ? ChangeKind.INCREASED : ChangeKind.DECREASED, field, before, after, by, percent,
				sentence + " " + verb + "为 " + after + "，" + verb + " " + words(new Money(Math.abs(by))) + share);
	}

	void plan(List<PaymentMilestone> was, List<PaymentMilestone> is) {
		words("paymentPlan", was.isEmpty() ? null : plan(was), is.isEmpty() ? null : plan(is));
	}

	/**
	 * Equal sentences are paired; what is left on both sides at the same place between
	 * them was reworded.
	 */
	void sentences(String field, List<String> was, List<String> is) {
		Alignment<String> equal = Alignment.of(was, is, List.<Alignment.Key<String>>of(Wording::key));
		Alignment<Alignment.Single<String>> left = Alignment.of(equal.removed(), equal.added(),
				List.<Alignment.Key<Alignment.Single<String>>>of(Alignment.Single::gap));
		left.removed().forEach(each -> {
			Alignment.Single<String> gone = each.item();
			note(ChangeKind.REMOVED, field + "." + gone.position(), gone.item(), null,
					whose() + name(field) + "删去原第 " + gone.position() + " 条" + quoted(gone.item()));
		});
		left.added().forEach(each -> {
			Alignment.Single<String> come = each.item();
			note(ChangeKind.ADDED, field + "." + come.position(), null, come.item(),
					whose() + name(field) + "新增第 " + come.position() + " 条" + quoted(come.item()));
		});
		left.kept()
			.forEach(pair -> changed(ChangeKind.CHANGED, field + "." + pair.after().position(), pair.before().item(),
					pair.after().item(), "改为"));
		equal.kept()
			.stream()
			.filter(Alignment.Pair::moved)
			.forEach(pair -> note(ChangeKind.MOVED, field, Integer.toString(pair.from()), Integer.toString(pair.to()),
					whose() + name(field) + "移动了" + quoted(pair.after()) + "：在保留的各条中由第 " + pair.from() + " 位移到第 "
							+ pair.to() + " 位"));
	}

	private void changed(ChangeKind kind, String field, @Nullable String was, @Nullable String is, String verb) {
		note(kind, field, was, is, whose() + name(field) + "由" + quoted(was) + verb + quoted(is));
	}

	private void note(ChangeKind kind, @Nullable String field, @Nullable String before, @Nullable String after,
			String message) {
		note(kind, field, before, after, null, null, message);
	}

	private void note(ChangeKind kind, @Nullable String field, @Nullable String before, @Nullable String after,
			@Nullable Long byFen, @Nullable BigDecimal percent, String message) {
		changes.add(new BudgetChange(kind, place.project(), place.projectName(), place.indicator(),
				place.indicatorName(), field, before, after, byFen, percent, message));
	}

	private String whose() {
		return place.words().isEmpty() ? "" : place.words() + "的";
	}

	/** The noise of layout makes no difference. */
	private static boolean differ(@Nullable String was, @Nullable String is) {
		return !Objects.equals(was == null ? null : Wording.key(was), is == null ? null : Wording.key(is));
	}

	private static String quoted(@Nullable String words) {
		return words == null ? BLANK : "“" + words + "”";
	}

	private static String words(Money money) {
		return money.in(MoneyUnit.WAN_YUAN).toPlainString() + " 万元";
	}

	private static String plain(BigDecimal number) {
		return number.stripTrailingZeros().toPlainString();
	}

	private static String plan(List<PaymentMilestone> plan) {
		return plan.stream()
			.map(milestone -> milestone.month() + "月底 " + plain(milestone.cumulativePercent()) + "%")
			.collect(Collectors.joining("，"));
	}

	private static String name(String field) {
		int dot = field.indexOf('.');
		boolean numbered = dot > 0 && !field.startsWith("funds");
		String name = switch (numbered ? field.substring(0, dot) : field) {
			case "title" -> "标题";
			case "overallGoals" -> "总体绩效目标";
			case "itemisedGoals" -> "分项绩效目标";
			case "safeguards" -> "工作保障措施";
			case "code" -> "项目编码";
			case "funds.total" -> "预算数";
			case "funds.fiscal" -> "财政资金";
			case "funds.other" -> "其他资金";
			case "paymentPlan" -> "资金支出计划";
			case "unit" -> "预算单位";
			case "purpose" -> "资金用途";
			case "goals" -> "绩效目标";
			case "lastingGoals" -> "中期目标";
			case "level1" -> "一级指标";
			case "level2" -> "二级指标";
			case "level3" -> "三级指标";
			case "description" -> "描述";
			case "target" -> "指标值";
			case "lastingTarget" -> "中期指标值";
			case "basis" -> "指标值确定依据";
			case "weight" -> "权重";
			default -> throw new IllegalArgumentException(field);
		};
		return numbered ? name + "第 " + field.substring(dot + 1) + " 条" : name;
	}

}
