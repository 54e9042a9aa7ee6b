package org.jiheng.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jiheng.budget.Funds;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.Project;
import org.jiheng.budget.ProjectCode;
import org.jiheng.budget.ProjectKey;
import org.jiheng.budget.Provenance;
import org.jiheng.budget.TargetReader;
import org.jiheng.document.FormParts.Part;
import org.jiheng.shared.MoneyUnit;
import org.jiheng.shared.Wording;
import org.jspecify.annotations.Nullable;

/** Reads one form: the project and its indicators. */
final class ProjectReader {

	private static final Pattern CODE = Pattern.compile("[0-9A-Za-z-]{1,40}");

	/** A project as read, its indicators, and the quotes that may be kept of it. */
	record Read(Project project, List<Indicator> indicators, FormContext form) {
	}

	private final FormSource source;

	private final FormContext form;

	private final FormParts parts;

	private final HeadReader head;

	private final ProjectRemarks remarks;

	private final List<Provenance> provenance = new ArrayList<>();

	ProjectReader(FormSource source, FormContext form) {
		this.source = source;
		this.form = form;
		this.parts = FormParts.of(source.rows);
		this.head = new HeadReader(parts.of(Part.HEAD), form);
		this.remarks = new ProjectRemarks(form, parts);
	}

	Optional<Read> read(FormIdentity identity, @Nullable MoneyUnit declared, Levels levels) {
		ProjectKey key = identity.nextProject();
		remarks.unread(source);
		String name = head.valueOf(Label.NAME, "name").map(quote -> kept(quote, "name")).orElse(null);
		ProjectCode code = head.valueOf(Label.CODE, "code").flatMap(this::code).orElse(null);
		FundsReader money = new FundsReader(source, form, head, declared);
		Funds funds = money.read();
		provenance.addAll(money.provenance());
		PlanReader plan = new PlanReader(form);
		plan.read(parts.of(Part.PLAN));
		provenance.addAll(plan.provenance());
		List<IndicatorDraft> drafts = drafts(levels);
		String purpose = form.classified() ? null : purpose();
		List<String> goals = form.classified() ? List.of() : goals();
		remarks.name(name);
		if (form.classified()) {
			remarks.mixed(drafts);
		}
		if (name == null || funds == null) {
			return Optional.empty();
		}
		Project project = new Project(key, form.sequence(), code, name, UnitReader.of(source.unit), funds, purpose,
				plan.milestones(), goals, form.classified(), withUnit());
		return Optional.of(new Read(project, indicators(drafts, key, identity), form));
	}

	private List<Provenance> withUnit() {
		Quote unit = source.unit;
		if (unit != null && UnitReader.of(unit) != null) {
			provenance.add(unit.as("unit"));
		}
		return provenance;
	}

	private String kept(Quote quote, String field) {
		provenance.add(quote.as(field));
		form.kept().add(quote);
		return quote.text();
	}

	private Optional<ProjectCode> code(Quote quote) {
		String code = Wording.folded(quote.key());
		if (!CODE.matcher(code).matches()) {
			form.notes()
				.error("PROJECT_CODE_UNREADABLE", form.project() + "的项目编码看不懂：" + form.words(quote) + "，没有读入",
						"项目编码由数字和拉丁字母组成，请改正", form.place(quote, "code"));
			return Optional.empty();
		}
		kept(quote, "code");
		return Optional.of(new ProjectCode(code));
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
		quotes.forEach(quote -> provenance.add(quote.as("purpose")));
		return Wording.withoutNoise(String.join("\n", quotes.stream().map(Quote::verbatim).toList()));
	}

	private List<String> goals() {
		GoalReader reader = new GoalReader("goals", form.sequence(), form.notes());
		parts.filled(Part.GOALS).filter(quote -> !Label.GOALS.isIn(quote)).forEach(reader::read);
		provenance.addAll(reader.provenance());
		if (reader.goals().isEmpty()) {
			form.notes().error("GOALS_MISSING", form.project() + "没有绩效目标", "请补上绩效目标", form.whole());
		}
		return reader.goals();
	}

	private List<IndicatorDraft> drafts(Levels levels) {
		List<TableRow> rows = parts.of(Part.INDICATORS);
		if (rows.isEmpty()) {
			form.notes().error("INDICATORS_MISSING", form.project() + "没有指标表", "请补上指标表", form.whole());
			return List.of();
		}
		return new IndicatorReader(form, levels).read(rows);
	}

	private List<Indicator> indicators(List<IndicatorDraft> drafts, ProjectKey project, FormIdentity identity) {
		TargetReader targets = new TargetReader(identity.budget().year());
		List<Indicator> indicators = new ArrayList<>();
		for (IndicatorDraft draft : drafts) {
			Abandoned.check();
			int sequence = indicators.size() + 1;
			Indicator indicator = form.classified() ? draft.classified(identity.nextIndicator(), project, sequence)
					: draft.open(identity.nextIndicator(), project, sequence, targets);
			indicators.add(indicator);
			remarks.target(indicator.target(), draft);
			if (!form.classified()) {
				remarks.direction(indicator.target(), draft);
			}
			if (form.classified()) {
				form.kept().addAll(draft.quotes(Label.LEVEL1));
				form.kept().addAll(draft.quotes(Label.LEVEL2));
			}
		}
		return indicators;
	}

}
