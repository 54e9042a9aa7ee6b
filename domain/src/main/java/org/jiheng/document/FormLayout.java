package org.jiheng.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.IndicatorFrame;
import org.jiheng.budget.PaymentMilestone;
import org.jiheng.budget.Project;
import org.jiheng.document.FormCell.Kind;
import org.jiheng.shared.Money;
import org.jiheng.shared.MoneyUnit;
import org.jiheng.shared.Wording;
import org.jspecify.annotations.Nullable;

/** Lays a budget out as the form prints it. */
final class FormLayout {

	/** A longer title is cut in its heading; the name stands whole in its table. */
	private static final int LONGEST_TITLE = 120;

	/** Goals for longer than the year, and beside them those of the year. */
	private static final String LASTING = "中期目标";

	private static final String ANNUAL = "年度目标";

	private static final String CHINESE = "一二三四五六七八九十";

	private final FormSubject subject;

	private final BudgetText text;

	private final FormVersion version;

	/** Whether people are to write in it. */
	private final boolean toFill;

	FormLayout(FormSubject subject, BudgetText text, List<IndicatorFrame> frames, boolean toFill) {
		this.subject = subject;
		this.text = text;
		this.version = FormVersion.of(subject.budget(), frame(text, frames).map(IndicatorFrame::id).orElse(""));
		this.toFill = toFill;
	}

	/** A form with one table that nobody has filled in. */
	OfficialForm blank(IndicatorFrame frame, Imprint imprint) {
		List<List<FormCell>> upper = upper("", "", List.of("", "", ""), "", List.of(), List.of(), List.of("1."));
		return form(List.of(new FormSheet("1.绩效目标表", "", FillTable.blank(version, upper, frame))), imprint);
	}

	/** Which form it is stands on it. */
	private OfficialForm form(List<FormSheet> sheets, Imprint imprint) {
		return new OfficialForm(version.id(), front(), chapters(), sheets,
				new Imprint(imprint.edition() + "，表式 " + version.id(), imprint.seal()));
	}

	OfficialForm form(Imprint imprint) {
		return form(text.projects().stream().map(this::sheet).toList(), imprint);
	}

	/** The frame that knows most of the indicators, of equals the newest. */
	static Optional<IndicatorFrame> frame(BudgetText text, List<IndicatorFrame> frames) {
		return frames.stream()
			.max(Comparator.<IndicatorFrame>comparingLong(frame -> known(text, frame))
				.thenComparing(IndicatorFrame::id));
	}

	private static long known(BudgetText text, IndicatorFrame frame) {
		return text.indicators().stream().filter(row -> frame.knows(row.level1(), row.level2())).count();
	}

	private OfficialForm.Front front() {
		List<String> below = new ArrayList<>();
		String year = subject.budget().year() + "年";
		if (!Wording.key(text.title()).contains(year)) {
			below.add(year);
		}
		below.add("部门代码：" + subject.budget().department());
		below.add(subject.departmentName() + "编制");
		below.add(subject.countyName() + "财政局审核");
		return new OfficialForm.Front(subject.departmentName(), text.title(), subject.mark(), below);
	}

	private List<FormChapter> chapters() {
		List<FormChapter> chapters = new ArrayList<>();
		chapters.add(chapter(Section.OVERALL, "一", text.overallGoals(), FormLayout::bracketed));
		chapters.add(chapter(Section.ITEMISED, "二", text.itemisedGoals(), FormLayout::chinese));
		chapters.add(chapter(Section.SAFEGUARDS, "三", text.safeguards(), FormLayout::dotted));
		List<Indicator> own = text.indicators().stream().filter(each -> each.project() == null).toList();
		if (!own.isEmpty()) {
			chapters.add(new FormChapter("四、" + Section.WHOLE.heading(), List.of(),
					new IndicatorRows(version, own).alone()));
		}
		return chapters;
	}

	private static FormChapter chapter(Section section, String number, List<String> goals, Numbered numbered) {
		return new FormChapter(number + "、" + section.heading(), numbered(goals, numbered), null);
	}

	/** How the nth sentence is numbered. */
	private interface Numbered {

		String number(int n, String sentence);

	}

	private static List<String> numbered(List<String> sentences, Numbered numbered) {
		List<String> all = new ArrayList<>();
		for (String sentence : sentences) {
			String words = Wording.withoutNoise(sentence);
			all.add(numbered.number(all.size() + 1, words) + words);
		}
		return all;
	}

	private static String bracketed(int n, String sentence) {
		return "（" + n + "）";
	}

	private static String chinese(int n, String sentence) {
		return "（" + (n > 99 ? n : inChinese(n)) + "）";
	}

	/** 1.3月底前 would read as 1.3. */
	private static String dotted(int n, String sentence) {
		return !sentence.isEmpty() && Character.isDigit(sentence.charAt(0)) ? bracketed(n, sentence) : n + ".";
	}

	private static String inChinese(int n) {
		int tens = n / 10;
		String ones = n % 10 == 0 ? "" : CHINESE.substring(n % 10 - 1, n % 10);
		return tens == 0 ? ones : (tens == 1 ? "" : CHINESE.substring(tens - 1, tens)) + "十" + ones;
	}

	private FormSheet sheet(Project project) {
		String name = Wording.withoutNoise(project.name());
		String title = name.length() > LONGEST_TITLE ? name.substring(0, LONGEST_TITLE) + "……" : name;
		var unit = project.unit();
		List<Indicator> rows = text.indicators().stream().filter(row -> project.key().equals(row.project())).toList();
		return new FormSheet(dotted(project.sequence(), title) + title + "绩效目标表",
				unit == null ? "" : unit.code() + " " + unit.name(),
				toFill ? FillTable.of(version, upper(project), rows)
						: new IndicatorRows(version, rows).below(upper(project)));
	}

	private List<List<FormCell>> upper(Project project) {
		var code = project.code();
		var funds = project.funds();
		String purpose = project.classified() ? "涉密" : project.purpose() == null ? "" : project.purpose();
		List<String> goals = project.classified() ? List.of("1.涉密") : numbered(project.goals(), FormLayout::dotted);
		return upper(code == null ? "" : code.value(), project.name(),
				List.of(words(funds.total()), words(funds.fiscal()), words(funds.other())), purpose,
				project.paymentPlan(), numbered(project.lastingGoals(), FormLayout::dotted), goals);
	}

	/** An amount in 万元, blank where there is none. */
	private static String words(@Nullable Money money) {
		BigDecimal amount = money == null ? null : money.in(MoneyUnit.WAN_YUAN);
		return amount == null ? "" : amount.toPlainString();
	}

	private List<List<FormCell>> upper(String code, String name, List<String> funds, String purpose,
			List<PaymentMilestone> plan, List<String> lasting, List<String> goals) {
		List<List<FormCell>> rows = new ArrayList<>();
		rows.add(List.of(label(0, 1, 1, "项目编码"), new FormCell(1, 2, 1, code, Kind.WORDS), label(3, 1, 1, "项目名称"),
				new FormCell(4, 3, 1, name, Kind.WORDS)));
		rows.add(List.of(label(0, 1, 2, "预算规模及资金用途"), label(1, 1, 1, "预算数"), amount(2, funds.get(0)),
				label(3, 1, 1, "其中：财政资金"), amount(4, funds.get(1)), label(5, 1, 1, "其他资金"), amount(6, funds.get(2))));
		rows.add(List.of(covered(0), new FormCell(1, 6, 1, purpose, Kind.TEXT)));
		rows.addAll(PlanRows.of(plan));
		rows.addAll(goals(LASTING, lasting));
		rows.addAll(
				goals(lasting.isEmpty() ? version.word(Label.GOALS) : ANNUAL, goals.isEmpty() ? List.of("") : goals));
		return rows;
	}

	private static FormCell amount(int column, String words) {
		return new FormCell(column, 1, 1, words, Kind.AMOUNT);
	}

	/** One row for each, so that each is read as it was. */
	private static List<List<FormCell>> goals(String label, List<String> goals) {
		List<List<FormCell>> rows = new ArrayList<>();
		for (String goal : goals) {
			rows.add(List.of(rows.isEmpty() ? label(0, 1, goals.size(), label) : covered(0),
					new FormCell(1, 6, 1, goal, Kind.TEXT)));
		}
		return rows;
	}

	static FormCell label(int column, int span, int rows, String word) {
		return new FormCell(column, span, rows, word, Kind.LABEL);
	}

	static FormCell covered(int column) {
		return new FormCell(column, 1, 0, "", Kind.LABEL);
	}

}
