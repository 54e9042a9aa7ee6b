package org.jiheng.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jiheng.budget.ClassifiedMark;
import org.jiheng.budget.Funds;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.Project;
import org.jiheng.budget.ProjectCode;
import org.jiheng.budget.ProjectKey;
import org.jiheng.budget.Provenance;
import org.jiheng.budget.Target;
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

	private final List<Provenance> provenance = new ArrayList<>();

	ProjectReader(FormSource source, FormContext form) {
		this.source = source;
		this.form = form;
		this.parts = FormParts.of(source.rows);
		this.head = new HeadReader(parts.of(Part.HEAD), form);
	}

	Optional<Read> read(FormIdentity identity, @Nullable MoneyUnit declared, Levels levels) {
		ProjectKey key = identity.nextProject();
		reportUnread();
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
		requireName(name);
		if (form.classified()) {
			reportMixed(drafts);
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

	private void requireName(@Nullable String name) {
		if (name == null) {
			form.notes().refuse("PROJECT_NAME_MISSING", form.project() + "没有项目名称", "请在“项目名称”右边填上名称", form.whole());
		}
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
		List<Quote> quotes = parts.of(Part.PURPOSE)
			.stream()
			.flatMap(row -> row.filled().stream())
			.filter(quote -> !Label.PURPOSE.isIn(quote))
			.toList();
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
		goalCells().forEach(reader::read);
		provenance.addAll(reader.provenance());
		if (reader.goals().isEmpty()) {
			form.notes().error("GOALS_MISSING", form.project() + "没有绩效目标", "请补上绩效目标", form.whole());
		}
		return reader.goals();
	}

	private List<Quote> goalCells() {
		return parts.of(Part.GOALS)
			.stream()
			.flatMap(row -> row.filled().stream())
			.filter(quote -> !Label.GOALS.isIn(quote))
			.toList();
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
			int sequence = indicators.size() + 1;
			Indicator indicator = form.classified() ? draft.classified(identity.nextIndicator(), project, sequence)
					: draft.open(identity.nextIndicator(), project, sequence, targets);
			indicators.add(indicator);
			report(indicator.target(), draft);
			if (form.classified()) {
				form.kept().addAll(draft.quotes(Label.LEVEL1));
				form.kept().addAll(draft.quotes(Label.LEVEL2));
			}
		}
		return indicators;
	}

	private void report(Target target, IndicatorDraft draft) {
		List<Quote> cells = draft.quotes(Label.TARGET);
		if (maySignBeLost(target)) {
			form.notes()
				.warning("TARGET_SIGN_MAYBE_LOST",
						form.project() + "的指标值 " + form.words(cells.getFirst()) + " 可能是扫描识别把“≥”认成了“2”，已按原样保留", "请与原件核对",
						form.place(cells.getFirst(), "target"));
		}
		if (target instanceof Target.Undecidable && !cells.isEmpty()) {
			form.notes()
				.warning("TARGET_UNDECIDABLE", form.project() + "的指标值无法判定：" + form.words(cells.getFirst()) + "，已按原样保留",
						"请写明比较符、一个数值和单位，如 ≥95%", form.place(cells.getFirst(), "target"));
		}
	}

	/** 292% in a scanned form was ≥92%: the sign looks like a 2. */
	private static boolean maySignBeLost(Target target) {
		return target instanceof Target.Numeric numeric && numeric.raw().matches("2(?:[0-9]{2}|[0-9]{2}\\.[0-9]+)[%％]");
	}

	private void reportUnread() {
		for (TableRow row : parts.of(Part.UNREAD)) {
			form.notes()
				.error("ROW_NOT_READ", form.project() + "的表中这一行看不懂，没有读入：" + form.words(row.first()), "请核对表的行序和表头",
						form.place(row, "project"));
		}
		if (!form.classified()) {
			source.unread.forEach(quote -> form.notes()
				.hint("PARAGRAPH_NOT_READ", form.project() + "的表外有一段文字没有读入：" + form.words(quote), "若属于表内，请移入表中",
						form.place(quote, "project")));
		}
	}

	private void reportMixed(List<IndicatorDraft> drafts) {
		boolean mixed = drafts.stream().flatMap(draft -> draft.hidden().stream()).anyMatch(quote -> !marked(quote))
				|| goalCells().stream().anyMatch(quote -> !marked(quote))
				|| parts.of(Part.PURPOSE)
					.stream()
					.flatMap(row -> row.filled().stream())
					.anyMatch(quote -> !marked(quote))
				|| !parts.of(Part.UNREAD).isEmpty();
		if (mixed) {
			form.notes()
				.error("CLASSIFIED_MIXED", form.project() + "标为涉密，但表中夹有公开文字；这些文字没有读入，也没有保存",
						"涉密项目只填编码、名称、资金、支出计划和一、二级指标名称，其余各格写“涉密”", form.whole());
		}
	}

	private static boolean marked(Quote quote) {
		return ClassifiedMark.isIn(quote.verbatim()) || Label.of(quote).isPresent();
	}

}
