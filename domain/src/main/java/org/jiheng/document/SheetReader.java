package org.jiheng.document;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jiheng.budget.Funds;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.Project;
import org.jiheng.budget.ProjectCode;
import org.jiheng.budget.ProjectKey;
import org.jiheng.shared.Money;
import org.jiheng.shared.MoneyUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads one project of the forms that other provinces use: declarations with comparator,
 * value and unit in columns of their own, self-evaluations (their targets; what was
 * reached is not read), and a project's rows in a table of several.
 */
final class SheetReader {

	private final FormSource source;

	private final FormContext form;

	private final SheetParts parts;

	private final Head head;

	private final ProjectRemarks remarks;

	private final ProjectRecord record;

	SheetReader(FormSource source, FormContext form) {
		this.source = source;
		this.form = form;
		this.parts = SheetParts.of(source);
		TableRow listed = source.listed;
		this.head = listed != null ? new ListHead(listed, source.rows, form)
				: StagedHead.of(new HeadReader(parts.head(), form), parts.head(), form);
		this.remarks = new ProjectRemarks(form, FormParts.of(List.of()));
		this.record = new ProjectRecord(form, remarks);
	}

	Optional<ProjectReader.Read> read(FormIdentity identity, @Nullable MoneyUnit declared, Levels levels) {
		ProjectKey key = identity.nextProject();
		remarks.unread(source);
		String name = head.valueOf(Label.NAME, "name").map(quote -> record.kept(quote, "name")).orElse(null);
		ProjectCode code = head.valueOf(Label.CODE, "code").flatMap(record::code).orElse(null);
		FundsReader money = new FundsReader(source, form, head, declared);
		Funds funds = money.read();
		record.stood(money.provenance());
		remarks.name(name);
		List<IndicatorDraft> drafts = new IndicatorReader(form, levels, true).read(parts.indicators());
		List<String> goals = List.of();
		List<String> lastingGoals = List.of();
		if (form.classified()) {
			remarks.mixed(drafts);
		}
		else {
			goals = goals();
			lastingGoals = lastingGoals();
			lasting();
		}
		if (name == null || funds == null) {
			return Optional.empty();
		}
		reportSum(funds);
		Quote unit = unit();
		Project project = new Project(key, form.sequence(), code, name, UnitReader.of(unit), funds, null, List.of(),
				goals, lastingGoals, form.classified(), record.withUnit(unit));
		List<Indicator> indicators = record.indicators(drafts, key, identity);
		reportWeights(indicators);
		return Optional.of(new ProjectReader.Read(project, indicators, form));
	}

	/** The unit that the form itself names, else the one above it. */
	@Nullable Quote unit() {
		List<Quote> named = parts.valuesOf(Label.UNIT);
		Optional<Quote> coded = named.stream().filter(quote -> UnitReader.of(quote) != null).findFirst();
		return coded.orElse(named.isEmpty() || source.unit != null ? source.unit : named.getFirst());
	}

	/** Who the form says is responsible: 219-某镇人民政府, a name alone, or nobody. */
	Optional<Quote> authority() {
		return parts.valuesOf(Label.AUTHORITY).stream().findFirst();
	}

	private List<String> goals() {
		GoalReader reader = new GoalReader("goals", form.sequence(), form.notes());
		Stream<Quote> cells = source.listed != null ? head.valueOf(Label.GOALS, "goals").stream()
				: new SheetGoals(parts.head(), form).annual().stream();
		cells.forEach(reader::read);
		record.stood(reader.provenance());
		if (reader.goals().isEmpty() && parts.asksForGoals()) {
			form.notes().warning("GOALS_MISSING", form.project() + "没有年度目标", "请补上年度目标，或核对目标一栏的表头", form.whole());
		}
		return reader.goals();
	}

	private List<String> lastingGoals() {
		GoalReader reader = new GoalReader("lastingGoals", form.sequence(), form.notes());
		Stream<Quote> cells = source.listed != null ? head.valueOf(Label.LASTING_GOALS, "lastingGoals").stream()
				: new SheetGoals(parts.head(), form).lasting().stream();
		cells.forEach(reader::read);
		record.stood(reader.provenance());
		return reader.goals();
	}

	/**
	 * An indicator that promises nothing for the year has no place in a year's budget.
	 */
	private void lasting() {
		parts.aboveAnnual()
			.ifPresent(row -> form.notes()
				.warning("INDICATORS_ABOVE_ANNUAL",
						form.project() + "的“" + Label.ANNUAL_GROUP.word() + "”之上还有没有写明是中长期还是年度的指标，从这一行起；已按年度指标读入",
						"请核对这些行，中长期指标请在左边写明", form.place(row, "indicators")));
		parts.lasting().forEach(row -> {
			form.notes()
				.hint("LASTING_INDICATOR_NOT_STORED",
						form.project() + "的这一行是中长期指标，年度预算中没有保存：" + form.words(row.first()), "年度指标已单独读入；中长期指标请另行留存",
						form.place(row, "indicators"));
		});
	}

	private void reportSum(Funds funds) {
		if (form.classified()) {
			return;
		}
		Money fiscal = funds.fiscal();
		Money other = funds.other();
		if (fiscal == null && other == null) {
			head.labelled(Label.FISCAL)
				.ifPresent(label -> form.notes()
					.hint("FUNDS_SOURCE_BLANK", form.project() + "的“" + label.text() + "”空白，其他来源也没有填",
							"请填上各项来源；确实没有分开的可以不管", form.place(label, "funds.fiscal")));
			return;
		}
		Money sum = (fiscal == null ? Money.ZERO : fiscal).plus(other == null ? Money.ZERO : other);
		boolean carried = head.valueOf(Label.CARRIED, "funds").isPresent();
		if (!carried && !sum.equals(funds.total())) {
			form.notes()
				.warning(
						"FUNDS_DO_NOT_ADD_UP", form.project() + "的资金总额 " + funds.total().in(MoneyUnit.WAN_YUAN)
								+ " 万元，各项来源合计 " + sum.in(MoneyUnit.WAN_YUAN) + " 万元，两者不符，已按原样读入",
						"请核对资金总额和各项来源", form.whole());
		}
	}

	private void reportWeights(List<Indicator> indicators) {
		List<BigDecimal> weights = indicators.stream()
			.flatMap(indicator -> Optional.ofNullable(indicator.weight()).stream())
			.toList();
		BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
		boolean full = sum.compareTo(BigDecimal.valueOf(90)) == 0 || sum.compareTo(BigDecimal.valueOf(100)) == 0;
		if (!weights.isEmpty() && !full) {
			form.notes()
				.hint("WEIGHTS_DO_NOT_ADD_UP", form.project() + "读入的权重合计 " + sum.stripTrailingZeros().toPlainString()
						+ "，不是 90（另有执行率 10）或 100", "请核对各指标的权重，或表是否完整", form.whole());
		}
	}

}
