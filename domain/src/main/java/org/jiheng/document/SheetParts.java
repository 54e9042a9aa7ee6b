package org.jiheng.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rows of a form that other provinces use: its head, the rows of indicators with
 * their headers, and among those the ones that are for longer than the year.
 */
record SheetParts(List<TableRow> head, List<TableRow> indicators, List<TableRow> lasting) {

	/** What stands below the indicators. */
	private static final Set<Label> ENDS = Set.of(Label.UNREAD, Label.REMARK);

	private static final Set<Label> OF_GOALS = Set.of(Label.GOALS, Label.EXPECTED, Label.ACHIEVED, Label.LASTING_GOALS);

	SheetParts {
		head = List.copyOf(head);
		indicators = List.copyOf(indicators);
		lasting = List.copyOf(lasting);
	}

	static SheetParts of(FormSource source) {
		TableRow listed = source.listed;
		if (listed != null) {
			List<TableRow> all = Stream.concat(Stream.of(listed), source.rows.stream()).toList();
			return new SheetParts(List.of(), all, List.of());
		}
		List<TableRow> head = new ArrayList<>();
		List<TableRow> indicators = new ArrayList<>();
		List<TableRow> lasting = new ArrayList<>();
		boolean inIndicators = false;
		boolean isLasting = false;
		for (TableRow row : withWholeHeaders(source.rows)) {
			boolean begins = FormParts.isIndicatorHeader(row);
			isLasting = Label.LASTING_GROUP.isIn(row) || (isLasting && !Label.ANNUAL_GROUP.isIn(row));
			boolean ends = inIndicators && !begins && Label.of(row.first()).filter(ENDS::contains).isPresent();
			inIndicators = begins || (inIndicators && !ends);
			boolean onlyGroup = !begins && isGroup(row);
			if (!inIndicators) {
				head.add(row);
			}
			else if (!isLasting && !onlyGroup) {
				indicators.add(row);
			}
			else if (isLasting && !onlyGroup && !begins) {
				lasting.add(row);
			}
		}
		return new SheetParts(head, indicators, lasting);
	}

	/**
	 * The first row of indicators that stands above those that the form calls annual, and
	 * is not said to be for longer.
	 */
	Optional<TableRow> aboveAnnual() {
		boolean annual = indicators.stream().anyMatch(Label.ANNUAL_GROUP::isIn);
		return !annual ? Optional.empty()
				: indicators.stream()
					.takeWhile(row -> !Label.ANNUAL_GROUP.isIn(row))
					.filter(row -> !FormParts.isIndicatorHeader(row) && !row.filled().isEmpty())
					.findFirst();
	}

	/**
	 * Whether a cell of the form is for goals. Where cells are lost, what is missing
	 * cannot be told from what was not found.
	 */
	boolean asksForGoals() {
		return Stream.concat(head.stream(), indicators.stream().limit(1))
			.filter(row -> !row.loose())
			.anyMatch(row -> OF_GOALS.stream().anyMatch(label -> label.isIn(row)));
	}

	/** The filled cells right of a label in the form's head. */
	List<Quote> valuesOf(Label label) {
		List<Quote> values = new ArrayList<>();
		for (TableRow row : head) {
			boolean ours = false;
			for (Quote cell : row.filled()) {
				Optional<Label> named = Label.of(cell);
				ours = named.map(found -> found == label).orElse(ours);
				if (ours && named.isEmpty()) {
					values.add(cell);
				}
			}
		}
		return values;
	}

	/**
	 * Headers of two rows made one: the lower row's words, and above its blank cells the
	 * upper row's.
	 */
	private static List<TableRow> withWholeHeaders(List<TableRow> rows) {
		List<TableRow> whole = new ArrayList<>();
		for (TableRow row : rows) {
			TableRow above = whole.isEmpty() ? null : whole.getLast();
			if (above != null && FormParts.isIndicatorHeader(row) && isUpper(above, row)) {
				whole.removeLast();
				whole.add(joined(above, row));
			}
			else {
				whole.add(row);
			}
		}
		return whole;
	}

	private static boolean isUpper(TableRow above, TableRow row) {
		boolean headersOnly = above.filled().stream().allMatch(quote -> Label.of(quote).isPresent());
		return isGroup(above) && headersOnly && !above.loose() && above.isInTableOf(row) && above.size() == row.size();
	}

	private static boolean isGroup(TableRow row) {
		return Label.GROUP.isIn(row) || Label.ANNUAL_GROUP.isIn(row) || Label.LASTING_GROUP.isIn(row);
	}

	private static TableRow joined(TableRow above, TableRow row) {
		List<Quote> cells = new ArrayList<>();
		for (int i = 0; i < row.size(); i++) {
			cells.add(row.isFilled(i) ? row.cells().get(i) : above.cells().get(i));
		}
		return new TableRow(row.line(), cells, false);
	}
}
