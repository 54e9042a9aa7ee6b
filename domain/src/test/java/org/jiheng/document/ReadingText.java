package org.jiheng.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.Project;
import org.jiheng.budget.Target;
import org.jiheng.review.Finding;
import org.jiheng.shared.Money;
import org.jiheng.shared.MoneyUnit;
import org.jspecify.annotations.Nullable;

/** A reading written down line by line, so that it can be held to what was expected. */
public final class ReadingText {

	private final List<String> lines = new ArrayList<>();

	private ReadingText() {
	}

	public static String of(Reading reading) {
		ReadingText text = new ReadingText();
		switch (reading) {
			case Reading.Understood understood -> text.understood("READ", understood);
			case Reading.Unplaced unplaced -> text.understood("READ WITHOUT DEPARTMENT CODE", unplaced.understood());
			case Reading.Blank blank -> text.lines.add("BLANK");
			case Reading.Refused refused -> text.lines.add("REFUSED");
		}
		reading.findings().forEach(text::finding);
		return String.join("\n", text.lines) + "\n";
	}

	private void understood(String how, Reading.Understood read) {
		lines.add(how + " | " + read.budget().department() + " " + read.departmentName() + " | " + read.budget().year()
				+ " | " + read.text().title());
		for (Project project : read.text().projects()) {
			lines.add("project " + project.sequence() + " | "
					+ (project.unit() == null ? "-" : project.unit().code() + " " + project.unit().name()) + " | "
					+ project.name() + " | total " + money(project.funds().total()) + " fiscal "
					+ money(project.funds().fiscal()) + " other " + money(project.funds().other()));
			project.goals().forEach(goal -> lines.add("  goal | " + goal));
			project.lastingGoals().forEach(goal -> lines.add("  lasting goal | " + goal));
			read.text()
				.indicators()
				.stream()
				.filter(indicator -> Objects.equals(indicator.project(), project.key()))
				.forEach(this::indicator);
		}
	}

	private void indicator(Indicator indicator) {
		lines.add("  " + indicator.level1() + " | " + indicator.level2() + " | " + indicator.level3() + " | "
				+ target(indicator.target()) + " | weight " + plain(indicator.weight())
				+ (indicator.lastingTarget() == null ? "" : " | lasting " + target(indicator.lastingTarget())));
	}

	private static String target(Target target) {
		return switch (target) {
			case Target.Numeric numeric ->
				numeric.raw() + " = " + numeric.comparator() + " " + plain(numeric.value()) + " " + numeric.unit();
			case Target.Range range ->
				range.raw() + " = " + plain(range.lower()) + " to " + plain(range.upper()) + " " + range.unit();
			case Target.Deadline deadline -> deadline.raw() + " = by " + deadline.date();
			case Target.Qualitative statement -> statement.raw() + " = statement";
			case Target.Classified classified -> "classified";
			case Target.Undecidable undecidable -> undecidable.raw() + " = undecidable";
		};
	}

	private void finding(Finding finding) {
		lines.add(
				finding.severity() + " " + finding.code() + " | " + finding.place().text() + " | " + finding.message());
	}

	private static String money(@Nullable Money money) {
		return money == null ? "-" : money.in(MoneyUnit.YUAN).toPlainString() + "元";
	}

	private static String plain(@Nullable BigDecimal number) {
		return number == null ? "-" : number.stripTrailingZeros().toPlainString();
	}

}
