package org.jiheng.document;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jiheng.budget.Funds;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.Project;
import org.jiheng.budget.ProjectCode;
import org.jiheng.budget.ProjectKey;
import org.jiheng.document.FormParts.Part;
import org.jiheng.shared.MoneyUnit;
import org.jiheng.shared.Wording;
import org.jspecify.annotations.Nullable;

/** Reads one form: the project and its indicators. */
final class ProjectReader {

	/** A project as read, its indicators, and the quotes that may be kept of it. */
	record Read(Project project, List<Indicator> indicators, FormContext form) {
	}

	private final FormSource source;

	private final FormContext form;

	private final FormParts parts;

	private final HeadReader head;

	private final ProjectRemarks remarks;

	private final ProjectRecord record;

	ProjectReader(FormSource source, FormContext form) {
		this.source = source;
		this.form = form;
		this.parts = FormParts.of(source.rows);
		this.head = new HeadReader(parts.of(Part.HEAD), form);
		this.remarks = new ProjectRemarks(form, parts);
		this.record = new ProjectRecord(form, remarks);
	}

	Optional<Read> read(FormIdentity identity, @Nullable MoneyUnit declared, Levels levels) {
		ProjectKey key = identity.nextProject();
		remarks.unread(source);
		String name = head.valueOf(Label.NAME, "name").map(quote -> record.kept(quote, "name")).orElse(null);
		ProjectCode code = head.valueOf(Label.CODE, "code").flatMap(record::code).orElse(null);
		FundsReader money = new FundsReader(source, form, head, declared);
		Funds funds = money.read();
		record.stood(money.provenance());
		PlanReader plan = new PlanReader(form);
		plan.read(parts.of(Part.PLAN));
		record.stood(plan.provenance());
		List<IndicatorDraft> drafts = drafts(levels);
		String purpose = form.classified() ? null : purpose();
		List<String> goals = form.classified() ? List.of() : goals();
		List<String> lastingGoals = form.classified() ? List.of() : lastingGoals();
		remarks.name(name);
		if (form.classified()) {
			remarks.mixed(drafts);
		}
		if (name == null || funds == null) {
			return Optional.empty();
		}
		Project project = new Project(key, form.sequence(), code, name, UnitReader.of(source.unit), funds, purpose,
				plan.milestones(), goals, lastingGoals, form.classified(), record.withUnit(source.unit));
		return Optional.of(new Read(project, record.indicators(drafts, key, identity), form));
	}

	private @Nullable String purpose() {
		List<Quote> quotes = parts.filled(Part.PURPOSE).filter(quote -> !Label.PURPOSE.isIn(quote)).toList();
		if (quotes.isEmpty()) {
			form.notes().warning("PURPOSE_MISSING", form.project() + "没有资金用途", "请补上资金用途", form.whole());
			return null;
		}
		if (quotes.size() > 1) {
			form.notes()
				.warning("PURPOSE_IN_PARTS", form.project() + "的资金用途写在几格里，已按顺序接起来", "请核对资金用途",
						form.place(quotes.getLast(), "purpose"));
		}
		record.stood(quotes.stream().map(quote -> quote.as("purpose")).toList());
		return Wording.withoutNoise(String.join("\n", quotes.stream().map(Quote::verbatim).toList()));
	}

	private List<String> goals() {
		GoalReader reader = new GoalReader("goals", form.sequence(), form.notes());
		(besideLasting() ? new SheetGoals(parts.of(Part.GOALS), form).annual().stream()
				: parts.filled(Part.GOALS).filter(quote -> !Label.GOALS.isIn(quote)))
			.forEach(reader::read);
		record.stood(reader.provenance());
		if (reader.goals().isEmpty()) {
			form.notes().error("GOALS_MISSING", form.project() + "没有绩效目标", "请补上绩效目标", form.whole());
		}
		return reader.goals();
	}

	/** Few forms have them, and none misses them. */
	private List<String> lastingGoals() {
		GoalReader reader = new GoalReader("lastingGoals", form.sequence(), form.notes());
		Stream<Quote> beside = besideLasting() ? new SheetGoals(parts.of(Part.GOALS), form).lasting().stream()
				: Stream.empty();
		Stream.concat(beside, parts.filled(Part.LASTING_GOALS).filter(quote -> !Label.LASTING_GOALS.isIn(quote)))
			.forEach(reader::read);
		record.stood(reader.provenance());
		return reader.goals();
	}

	/** 中期目标 and 年度目标 in columns under 绩效目标. */
	private boolean besideLasting() {
		return parts.of(Part.GOALS).stream().anyMatch(Label.LASTING_GOALS::isIn);
	}

	private List<IndicatorDraft> drafts(Levels levels) {
		List<TableRow> rows = parts.of(Part.INDICATORS);
		if (rows.isEmpty()) {
			form.notes().error("INDICATORS_MISSING", form.project() + "没有指标表", "请补上指标表", form.whole());
			return List.of();
		}
		return new IndicatorReader(form, levels).read(rows);
	}

}
