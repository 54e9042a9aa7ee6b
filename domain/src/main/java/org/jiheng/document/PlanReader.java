package org.jiheng.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.budget.PaymentMilestone;
import org.jiheng.budget.Provenance;

/**
 * 资金支出计划: months with their percents below them or beside them, in one row of the form or
 * several.
 */
final class PlanReader {

	private static final Pattern MONTH = Pattern.compile("(?<month>[0-9]{1,2})月(?:底|末|份)?");

	private static final Pattern PERCENT = Pattern.compile("(?<number>[0-9]{1,3}(?:\\.[0-9]{1,2})?)%?");

	private static final String ADVICE = "请补全各月底的累计支出百分比";

	private final FormContext form;

	private final List<PaymentMilestone> milestones = new ArrayList<>();

	private final List<Provenance> provenance = new ArrayList<>();

	private List<Quote> waiting = List.of();

	private int waitingSize;

	PlanReader(FormContext form) {
		this.form = form;
	}

	static boolean hasMonth(TableRow row) {
		return row.cells().stream().anyMatch(PlanReader::isMonth);
	}

	private static boolean isMonth(Quote quote) {
		return MONTH.matcher(quote.key()).matches();
	}

	void read(List<TableRow> rows) {
		rows.forEach(this::row);
		endWaiting();
		milestones.sort(Comparator.comparingInt(PaymentMilestone::month));
		if (rows.isEmpty() || milestones.isEmpty()) {
			form.notes().error("PAYMENT_PLAN_MISSING", form.project() + "没有资金支出计划", ADVICE, form.whole());
		}
		else if (!endsInDecember()) {
			form.notes().error("PAYMENT_PLAN_INCOMPLETE", form.project() + "的资金支出计划没有 12 月底", ADVICE, form.whole());
		}
	}

	private boolean endsInDecember() {
		return milestones.getLast().month() == 12;
	}

	List<PaymentMilestone> milestones() {
		return milestones;
	}

	List<Provenance> provenance() {
		return provenance;
	}

	private void row(TableRow row) {
		List<Quote> cells = row.filled().stream().filter(quote -> !Label.PLAN.isIn(quote)).toList();
		if (cells.stream().allMatch(PlanReader::isMonth)) {
			endWaiting();
			waiting = cells;
			waitingSize = row.size();
		}
		else if (isMonth(cells.getFirst())) {
			pairs(cells);
		}
		else {
			values(row, cells);
		}
	}

	/** 12月底 100%: each month with its percent beside it. */
	private void pairs(List<Quote> cells) {
		for (int i = 0; i < cells.size(); i += 2) {
			if (i + 1 == cells.size() || !isMonth(cells.get(i)) || isMonth(cells.get(i + 1))) {
				incomplete(cells.get(i));
				return;
			}
			milestone(cells.get(i), cells.get(i + 1));
		}
	}

	/** Percents below their months: as many of them, or under the same columns. */
	private void values(TableRow row, List<Quote> values) {
		boolean asMany = values.size() == waiting.size();
		boolean below = row.size() == waitingSize
				&& values.stream().allMatch(value -> waiting.stream().anyMatch(month -> sameColumn(month, value)));
		if (!asMany && !below) {
			incomplete(row.first());
			waiting = List.of();
			return;
		}
		for (int i = 0; i < waiting.size(); i++) {
			Quote month = waiting.get(i);
			Optional<Quote> value = asMany ? Optional.of(values.get(i))
					: values.stream().filter(any -> sameColumn(month, any)).findFirst();
			value.ifPresentOrElse(found -> milestone(month, found), () -> incomplete(month));
		}
		waiting = List.of();
	}

	private static boolean sameColumn(Quote one, Quote other) {
		return Objects.equals(one.cell(), other.cell());
	}

	private void milestone(Quote monthCell, Quote percentCell) {
		Matcher month = MONTH.matcher(monthCell.key());
		Matcher percent = PERCENT.matcher(percentCell.key());
		boolean possible = month.matches() && percent.matches() && Integer.parseInt(month.group("month")) <= 12
				&& Integer.parseInt(month.group("month")) >= 1;
		if (!possible) {
			form.notes()
				.error("PAYMENT_PLAN_UNREADABLE", form.project() + "的资金支出计划有看不懂的百分比：" + form.words(percentCell),
						"请写成 0 到 100 的百分数，如 25%", form.place(percentCell, "paymentPlan"));
			return;
		}
		add(Integer.parseInt(month.group("month")), new BigDecimal(percent.group("number")), percentCell);
	}

	private void add(int month, BigDecimal percent, Quote cell) {
		if (milestones.stream().anyMatch(known -> known.month() == month)) {
			form.notes()
				.error("PAYMENT_PLAN_TWICE", form.project() + "的资金支出计划中 " + month + " 月底出现两次，取第一次的值", "请每个月份只写一次",
						form.place(cell, "paymentPlan." + month));
			return;
		}
		milestones.add(new PaymentMilestone(month, percent));
		provenance.add(cell.as("paymentPlan." + month));
		form.kept().add(cell);
	}

	private void endWaiting() {
		waiting.forEach(this::incomplete);
		waiting = List.of();
	}

	private void incomplete(Quote at) {
		form.notes()
			.error("PAYMENT_PLAN_INCOMPLETE", form.project() + "的资金支出计划缺少百分比或月份，这一处没有读入", ADVICE,
					form.place(at, "paymentPlan"));
	}

}
