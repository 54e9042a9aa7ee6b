package org.jiheng.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.Comparator;
import org.jiheng.budget.Funds;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.IndicatorKey;
import org.jiheng.budget.PaymentMilestone;
import org.jiheng.budget.Project;
import org.jiheng.budget.ProjectCode;
import org.jiheng.budget.ProjectKey;
import org.jiheng.budget.Provenance;
import org.jiheng.budget.Target;
import org.jiheng.budget.TargetReader;
import org.jiheng.department.BudgetUnit;
import org.jiheng.department.BudgetUnitCode;
import org.jiheng.review.Finding;
import org.jiheng.review.Place;
import org.jiheng.review.Severity;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Money;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jspecify.annotations.Nullable;

/** Readings made by hand, small and of every kind of value. */
public final class SampleReading {

	public static final BudgetKey KEY = new BudgetKey(new RegionCode("130324"), new FiscalYear(2024),
			new DepartmentCode("315"));

	public static final BudgetUnit UNIT = new BudgetUnit(new BudgetUnitCode("315001"), "卢龙县司法局本级");

	private SampleReading() {
	}

	/** Projects 甲 (open), 乙 (open, its code blank) and 丙 (classified). */
	public static BudgetText text() {
		List<Project> projects = List.of(project(1, "13032424P004431111187", "甲", "村居法律顾问", false),
				project(2, null, "乙", "法律宣传", false), project(3, "13032424P000001102991", "丙", null, true));
		List<Indicator> indicators = List.of(
				indicator(1, 1, 1, "数量指标", "覆盖数",
						new Target.Numeric("≥200 件", Comparator.GE, new BigDecimal("200"), "件")),
				indicator(2, 1, 2, "时效指标", "完成时间", new Target.Deadline("2024年底", LocalDate.of(2024, 12, 31))),
				indicator(3, 2, 1, "质量指标", "误差",
						new Target.Range("±3%以内", new BigDecimal("-3"), new BigDecimal("3"), "%")),
				indicator(4, 2, 2, "社会效益指标", "稳定", new Target.Qualitative("促进社会稳定", null)),
				indicator(5, 2, 3, "成本指标", "投入", new Target.Undecidable("88100")),
				indicator(6, 3, 1, "数量指标", null, new Target.Classified()),
				indicator(7, null, 1, "数量指标", "整体", new Target.Numeric("10", Comparator.EQ, BigDecimal.TEN, null)));
		return new BudgetText("2024 年部门预算绩效文本", List.of("目标一", "目标二"), List.of("分项一"), List.of("保障一"), projects,
				indicators, List.of(new Provenance("title", 4, null, null, null, "2024 年部门预算绩效文本")));
	}

	public static Reading.Understood of(BudgetText text, String digest) {
		Finding doubt = new Finding(Severity.WARNING, "CODE_MISSING", "项目 2 没有项目编码", "请补编码",
				new Place(40, 2, 1, 2, 2, "code"));
		return new Reading.Understood(KEY, "卢龙县司法局", Place.WHOLE, List.of(UNIT), List.of(), text, digest(digest),
				List.of(doubt));
	}

	public static Reading.Understood of(BudgetKey key, BudgetText text, String digest) {
		BudgetUnit unit = new BudgetUnit(new BudgetUnitCode(key.department() + "001"), "卢龙县某局本级");
		List<Project> projects = text.projects()
			.stream()
			.map(project -> new Project(project.key(), project.sequence(), project.code(), project.name(), unit,
					project.funds(), project.purpose(), project.paymentPlan(), project.goals(), project.lastingGoals(),
					project.classified(), project.provenance()))
			.toList();
		return new Reading.Understood(key, "卢龙县某局", Place.WHOLE, List.of(unit), List.of(),
				with(text, projects, text.indicators()), digest(digest), List.of());
	}

	/** The text with one project, by its sequence, made another. */
	public static BudgetText changed(BudgetText text, int sequence, UnaryOperator<Project> change) {
		return with(text,
				text.projects()
					.stream()
					.map(project -> project.sequence() == sequence ? change.apply(project) : project)
					.toList(),
				text.indicators());
	}

	public static BudgetText with(BudgetText text, List<Project> projects, List<Indicator> indicators) {
		return new BudgetText(text.title(), text.overallGoals(), text.itemisedGoals(), text.safeguards(), projects,
				indicators, text.provenance());
	}

	public static BudgetText without(BudgetText text, int sequence) {
		List<Project> projects = new ArrayList<>(text.projects());
		projects.removeIf(project -> project.sequence() == sequence);
		List<Indicator> indicators = new ArrayList<>(text.indicators());
		indicators.removeIf(indicator -> indicator.project() != null && indicator.project().number() == sequence);
		return with(text, projects, indicators);
	}

	/** The text with a project made classified, as the reader would deliver it. */
	public static BudgetText classified(BudgetText text, int sequence) {
		List<Indicator> indicators = text.indicators()
			.stream()
			.map(indicator -> indicator.project() != null && indicator.project().number() == sequence
					? new Indicator(indicator.key(), indicator.project(), indicator.sequence(), indicator.level1(),
							indicator.level2(), null, null, new Target.Classified(), null, null, List.of())
					: indicator)
			.toList();
		BudgetText marked = changed(text, sequence,
				project -> new Project(project.key(), project.sequence(), project.code(), project.name(),
						project.unit(), project.funds(), null, project.paymentPlan(), List.of(), true, List.of()));
		return with(marked, marked.projects(), indicators);
	}

	public static Project purpose(Project project, String purpose) {
		return new Project(project.key(), project.sequence(), project.code(), project.name(), project.unit(),
				project.funds(), purpose, project.paymentPlan(), project.goals(), project.lastingGoals(),
				project.classified(), project.provenance());
	}

	public static Project named(Project project, String name) {
		return new Project(project.key(), project.sequence(), project.code(), name, project.unit(), project.funds(),
				project.purpose(), project.paymentPlan(), project.goals(), project.lastingGoals(), project.classified(),
				project.provenance());
	}

	public static Project total(Project project, String wanYuan) {
		Funds funds = new Funds(Money.of(new BigDecimal(wanYuan), org.jiheng.shared.MoneyUnit.WAN_YUAN),
				project.funds().fiscal(), project.funds().other());
		return new Project(project.key(), project.sequence(), project.code(), project.name(), project.unit(), funds,
				project.purpose(), project.paymentPlan(), project.goals(), project.lastingGoals(), project.classified(),
				project.provenance());
	}

	public static Project project(int sequence, @Nullable String code, String name, @Nullable String purpose,
			boolean classified) {
		return new Project(new ProjectKey(KEY, sequence), sequence, code == null ? null : new ProjectCode(code), name,
				UNIT, new Funds(new Money(4_500_000), new Money(4_500_000), null), purpose,
				List.of(new PaymentMilestone(3, new BigDecimal("25")), new PaymentMilestone(12, new BigDecimal("100"))),
				classified ? List.of() : List.of("做好" + name, "收好尾"),
				classified || sequence > 2 ? List.of() : List.of("三年做好" + name), classified,
				List.of(new Provenance("name", 10 + sequence, sequence, 1, 4, name)));
	}

	public static Indicator indicator(int number, @Nullable Integer project, int sequence, String level2,
			@Nullable String level3, Target target) {
		boolean classified = target instanceof Target.Classified;
		return new Indicator(new IndicatorKey(KEY, number), project == null ? null : new ProjectKey(KEY, project),
				sequence, "产出指标", level2, level3, classified ? null : level3 + "的描述", target,
				classified || number % 2 == 0 ? null : new TargetReader(KEY.year()).read("≥" + number + "00件"),
				classified ? null : "年初计划", null, List.of(new Provenance("level2", 20, 1, 7, 2, level2)));
	}

	private static String digest(String seed) {
		return HexFormat.of()
			.formatHex(java.util.Arrays.copyOf(seed.getBytes(java.nio.charset.StandardCharsets.UTF_8), 32));
	}

}
