package org.jiheng.review;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.Funds;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.IndicatorFrame;
import org.jiheng.budget.IndicatorKey;
import org.jiheng.budget.PaymentMilestone;
import org.jiheng.budget.Project;
import org.jiheng.budget.ProjectCode;
import org.jiheng.budget.ProjectKey;
import org.jiheng.budget.Provenance;
import org.jiheng.budget.Target;
import org.jiheng.budget.TargetReader;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Money;
import org.jiheng.shared.MoneyUnit;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jspecify.annotations.Nullable;

/**
 * A budget sketched for a test. Numbers are 100 above the sequence, so that one mistaken
 * for the other shows.
 */
final class Sketch {

	static final BudgetKey KEY = new BudgetKey(new RegionCode("510181"), new FiscalYear(2025),
			new DepartmentCode("412"));

	/** The oldest first, as the database has them. */
	static final List<IndicatorFrame> FRAMES = List.of(
			new IndicatorFrame("2015", "财预〔2015〕88号",
					List.of(level1("产出指标", "数量指标", "质量指标", "时效指标", "成本指标"),
							level1("效益指标", "经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"), level1("满意度指标", "服务对象满意度指标"))),
			new IndicatorFrame("2021", "财预〔2021〕101号",
					List.of(level1("成本指标", "经济成本指标", "社会成本指标", "生态环境成本指标"), level1("产出指标", "数量指标", "质量指标", "时效指标"),
							level1("效益指标", "经济效益指标", "社会效益指标", "生态效益指标"), level1("满意度指标", "服务对象满意度指标"))));

	private final TargetReader targets = new TargetReader(KEY.year());

	private final List<Form> forms = new ArrayList<>();

	private final List<Indicator> indicators = new ArrayList<>();

	private final List<String> overall = new ArrayList<>();

	private final List<Provenance> provenance = new ArrayList<>();

	private static IndicatorFrame.Level1 level1(String name, String... level2) {
		return new IndicatorFrame.Level1(name, List.of(level2));
	}

	Sketch overall(String... goals) {
		overall.addAll(List.of(goals));
		return this;
	}

	Sketch quoted(String field, String raw) {
		provenance.add(new Provenance(field, 10 + provenance.size(), null, null, null, raw));
		return this;
	}

	/** A project of 10 万元, all of it fiscal, with neither plan nor indicators. */
	Form project(String name) {
		Form form = new Form(forms.size() + 1, name);
		forms.add(form);
		return form;
	}

	/** An indicator of the department as a whole. */
	Sketch row(String level2, String level3, String target, @Nullable String weight) {
		add(null, "产出指标", level2, level3, "", target, weight);
		return this;
	}

	private void add(@Nullable Integer project, String level1, String level2, String level3, String description,
			String target, @Nullable String weight) {
		Target read = targets.read(target);
		boolean hidden = read instanceof Target.Classified;
		int sequence = (int) indicators.stream()
			.filter(each -> project == null ? each.project() == null
					: each.project() != null && each.project().number() == project)
			.count() + 1;
		indicators.add(new Indicator(new IndicatorKey(KEY, 101 + indicators.size()),
				project == null ? null : new ProjectKey(KEY, project), sequence, level1, level2, hidden ? null : level3,
				hidden || description.isEmpty() ? null : description, read, hidden ? null : "年初计划",
				weight == null ? null : new BigDecimal(weight), List.of()));
	}

	BudgetText text() {
		return new BudgetText("2025年部门预算绩效文本", overall, List.of(), List.of(),
				forms.stream().map(Form::project).toList(), indicators, provenance);
	}

	CheckInput input() {
		return CheckInput.of(KEY, text(), FRAMES);
	}

	/** What one check finds. */
	List<CheckFinding> found(Check check) {
		return found(check, input());
	}

	static List<CheckFinding> found(Check check, CheckInput input) {
		return new Checks().run(input).stream().filter(finding -> finding.check() == check).toList();
	}

	/** The places of what one check finds, as text: b.p101.paymentPlan. */
	List<String> places(Check check) {
		return places(found(check));
	}

	static List<String> places(List<CheckFinding> findings) {
		return findings.stream().flatMap(finding -> finding.anchors().stream()).map(Anchor::toString).toList();
	}

	/** One project. */
	final class Form {

		private final int sequence;

		private final String name;

		private Funds funds = new Funds(money("10"), money("10"), null);

		private @Nullable String code;

		private @Nullable String purpose;

		private List<PaymentMilestone> plan = List.of();

		private List<String> goals = List.of();

		private boolean classified;

		private Form(int sequence, String name) {
			this.sequence = sequence;
			this.name = name;
		}

		Form funds(String total, @Nullable String fiscal, @Nullable String other) {
			funds = new Funds(money(total), fiscal == null ? null : money(fiscal), other == null ? null : money(other));
			return this;
		}

		Form code(String value) {
			code = value;
			return this;
		}

		Form purpose(String words) {
			purpose = words;
			return this;
		}

		/** For the months 3, 6, 10 and 12. */
		Form plan(String... percents) {
			int[] months = { 3, 6, 10, 12 };
			List<PaymentMilestone> milestones = new ArrayList<>();
			for (int i = 0; i < percents.length; i++) {
				milestones.add(
						new PaymentMilestone(months[i + months.length - percents.length], new BigDecimal(percents[i])));
			}
			plan = milestones;
			return this;
		}

		Form goals(String... sentences) {
			goals = List.of(sentences);
			return this;
		}

		Form classified() {
			classified = true;
			return this;
		}

		Form row(String level1, String level2, String level3, String description, String target) {
			add(100 + sequence, level1, level2, level3, description, target, null);
			return this;
		}

		/** Without a description. */
		Form row(String level1, String level2, String level3, String target) {
			return row(level1, level2, level3, "", target);
		}

		Form weighted(String level3, @Nullable String weight) {
			add(100 + sequence, "产出指标", "数量指标", level3, "", "≥5个", weight);
			return this;
		}

		Sketch end() {
			return Sketch.this;
		}

		private Project project() {
			return new Project(new ProjectKey(KEY, 100 + sequence), sequence,
					code == null ? null : new ProjectCode(code), name, null, funds, purpose, plan, goals, classified,
					List.of());
		}

		private static Money money(String wanYuan) {
			return Money.of(new BigDecimal(wanYuan), MoneyUnit.WAN_YUAN);
		}

	}

}
