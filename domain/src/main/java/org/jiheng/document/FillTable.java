package org.jiheng.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.budget.Comparator;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.IndicatorFrame;
import org.jiheng.budget.Target;
import org.jiheng.document.FormCell.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The table of a form to be filled in: classes stand in each row, so that rows can be put
 * in and taken out, and sign, value and unit of a target in cells of their own. A target
 * that would not be read again as it was stays whole in the value's cell.
 */
final class FillTable {

	private static final List<Integer> WIDTHS = List.of(95, 105, 165, 90, 90, 65, 105, 75, 210);

	private static final List<Integer> WEIGHTED = List.of(90, 100, 155, 85, 85, 60, 100, 70, 200, 55);

	private static final List<Integer> LASTING = List.of(90, 100, 155, 85, 85, 90, 60, 95, 65, 175);

	private static final List<Integer> LASTING_WEIGHTED = List.of(85, 95, 145, 80, 80, 90, 55, 95, 60, 165, 50);

	/** Where the columns of the official form begin here, and where its last ends. */
	private static final List<Integer> PLACES = List.of(0, 1, 2, 3, 4, 5, 8, 9);

	/** The place of the column of what is promised for longer than the year. */
	private static final int BEFORE_SIGN = 5;

	private static final Map<String, Comparator> SIGNS = Map.of("≥", Comparator.GE, ">", Comparator.GT, "≤",
			Comparator.LE, "<", Comparator.LT);

	private static final Pattern PARTS = Pattern.compile("([≥>≤<])([0-9]{1,15}(?:\\.[0-9]{1,6})?)([^0-9.,，\\s]{0,10})");

	private static final int LAST = 9;

	private final boolean weighted;

	private final FormVersion version;

	/** Whether anything is promised for longer than the year. */
	private final boolean lasting;

	private FillTable(FormVersion version, boolean weighted, boolean lasting) {
		this.version = version;
		this.weighted = weighted;
		this.lasting = lasting;
	}

	static FormTable of(FormVersion version, List<List<FormCell>> upper, List<Indicator> indicators) {
		FillTable table = new FillTable(version, indicators.stream().anyMatch(each -> each.weight() != null),
				indicators.stream().anyMatch(each -> each.lastingTarget() != null));
		return table.below(upper, indicators.stream().map(table::row).toList());
	}

	/** All classes of a frame, and nothing in them. */
	static FormTable blank(FormVersion version, List<List<FormCell>> upper, IndicatorFrame frame) {
		FillTable table = new FillTable(version, false, false);
		List<List<FormCell>> rows = frame.level1()
			.stream()
			.flatMap(level1 -> level1.level2()
				.stream()
				.map(level2 -> table.row(List.of(level1.name(), level2, "", "", "", "", "", "", "", ""))))
			.toList();
		return table.below(upper, rows);
	}

	private FormTable below(List<List<FormCell>> upper, List<List<FormCell>> rows) {
		List<List<FormCell>> wider = upper.stream().map(row -> row.stream().map(this::wider).toList()).toList();
		List<Integer> widths = lasting ? weighted ? LASTING_WEIGHTED : LASTING : weighted ? WEIGHTED : WIDTHS;
		return new FormTable(widths, wider, header(), rows);
	}

	private FormCell wider(FormCell cell) {
		int begin = place(cell.column());
		int end = place(cell.after());
		boolean month = cell.kind() == Kind.LABEL && cell.text().matches("[0-9]{1,2}月底");
		return new FormCell(begin, end - begin, cell.rows(), cell.text(), month ? Kind.WORDS : cell.kind());
	}

	private int place(int column) {
		int place = PLACES.get(column);
		return place + (lasting && place > BEFORE_SIGN ? 1 : 0) + (weighted && place == LAST ? 1 : 0);
	}

	private List<FormCell> header() {
		List<String> words = new ArrayList<>();
		for (Label label : List.of(Label.LEVEL1, Label.LEVEL2, Label.LEVEL3, Label.DESCRIPTION, Label.LASTING_TARGET,
				Label.SIGN, Label.TARGET, Label.MEASURE, Label.BASIS)) {
			words.add(label == Label.TARGET && lasting ? IndicatorRows.ANNUAL : version.word(label));
		}
		words.add(weighted ? version.word(Label.WEIGHT) : "");
		return row(words).stream()
			.map(cell -> new FormCell(cell.column(), cell.span(), 1, cell.text(), Kind.LABEL))
			.toList();
	}

	private List<FormCell> row(Indicator row) {
		boolean hidden = row.target() instanceof Target.Classified;
		BigDecimal weight = row.weight();
		String lasts = IndicatorRows.raw(row.lastingTarget());
		List<String> target = lasts != null && IndicatorDraft.isBare(lasts) ? whole(row.target())
				: target(row.target());
		return row(List.of(row.level1(), row.level2(), shown(row.level3(), hidden), shown(row.description(), hidden),
				shown(lasts, hidden), target.get(0), target.get(1), target.get(2), shown(row.basis(), hidden),
				weight == null ? "" : weight.stripTrailingZeros().toPlainString()));
	}

	private static String shown(@Nullable String words, boolean hidden) {
		return hidden ? IndicatorRows.CLASSIFIED : words == null ? "" : words;
	}

	private List<FormCell> row(List<String> words) {
		List<FormCell> cells = new ArrayList<>();
		int column = 0;
		for (int i = 0; i < (weighted ? words.size() : words.size() - 1); i++) {
			if (i == 4 && !lasting) {
				continue;
			}
			boolean few = i < 2 || (i > 4 && i < 8) || i == 9;
			int span = i == 3 ? 2 : 1;
			cells.add(new FormCell(column, span, 1, words.get(i), few ? Kind.WORDS : Kind.TEXT));
			column += span;
		}
		return cells;
	}

	/** With nothing beside it, which would be read of a bare number for longer too. */
	private static List<String> whole(Target target) {
		return List.of("", target.raw() == null ? "" : target.raw(), "");
	}

	/** Sign, value and unit. */
	private static List<String> target(Target target) {
		if (target instanceof Target.Classified) {
			return List.of("", IndicatorRows.CLASSIFIED, "");
		}
		String raw = target.raw() == null ? "" : target.raw();
		Matcher parts = PARTS.matcher(raw);
		boolean same = parts.matches() && target instanceof Target.Numeric numeric
				&& numeric.comparator() == SIGNS.get(parts.group(1))
				&& numeric.value().compareTo(new BigDecimal(parts.group(2))) == 0
				&& parts.group(3).equals(numeric.unit() == null ? "" : numeric.unit());
		return same ? List.of(parts.group(1), parts.group(2), parts.group(3)) : List.of("", raw, "");
	}

}
