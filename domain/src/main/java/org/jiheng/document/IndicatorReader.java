package org.jiheng.document;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an indicator table, over all its pages. An empty level means as above; a
 * row without levels and target goes on with the texts above it. A row that does not fit
 * its header is reported and left out, never shifted into place.
 */
final class IndicatorReader {

	private static final List<Label> COLUMNS = List.of(Label.LEVEL3, Label.DESCRIPTION, Label.TARGET, Label.BASIS);

	/** Columns that some forms have beside the value. */
	private static final List<Label> BESIDE = List.of(Label.SIGN, Label.MEASURE, Label.WEIGHT, Label.DIRECTION,
			Label.LASTING_TARGET);

	/** What may go on in a later row. */
	private static final List<Label> CONTINUED = List.of(Label.LEVEL3, Label.DESCRIPTION, Label.TARGET,
			Label.LASTING_TARGET, Label.BASIS);

	/** What a cell merged over rows says of each of them. */
	private static final List<Label> REACHING = List.of(Label.LEVEL3, Label.DESCRIPTION, Label.TARGET,
			Label.LASTING_TARGET, Label.BASIS, Label.SIGN, Label.MEASURE, Label.DIRECTION);

	private static final Set<Label> NAMES = Set.of(Label.LEVEL1, Label.LEVEL2, Label.LEVEL3);

	private final FormContext form;

	private final Levels levels;

	private final List<IndicatorDraft> drafts = new ArrayList<>();

	private @Nullable IndicatorColumns columns;

	private @Nullable IndicatorDraft last;

	private @Nullable TableRow previous;

	/** The cells that reach down from above, as far as the file says that they do. */
	private final Map<Label, Quote> reaching = new EnumMap<>(Label.class);

	private @Nullable Quote level1;

	private @Nullable Quote level2;

	private final boolean blankClasses;

	private final Map<IndicatorColumns, List<TableRow>> read = new LinkedHashMap<>();

	private final IndicatorRemarks remarks;

	IndicatorReader(FormContext form, Levels levels) {
		this(form, levels, false);
	}

	/**
	 * @param blankClasses whether the form prints all classes, and those stay blank that
	 * the project does not need
	 */
	IndicatorReader(FormContext form, Levels levels, boolean blankClasses) {
		this.form = form;
		this.levels = levels;
		this.remarks = new IndicatorRemarks(form);
		this.blankClasses = blankClasses;
	}

	List<IndicatorDraft> read(List<TableRow> rows) {
		for (TableRow row : rows) {
			Abandoned.check();
			if (FormParts.isIndicatorHeader(row)) {
				columns = IndicatorColumns.of(row);
				remarks.header(row, rows);
				previous = null;
			}
			else if (columns != null) {
				row(row, columns);
				previous = row;
			}
		}
		read.forEach(remarks::slipped);
		if (!form.isOfDepartment()) {
			levels.requireAll(drafts, form);
		}
		return drafts;
	}

	private void row(TableRow row, IndicatorColumns header) {
		if (misfits(row, header)) {
			last = null;
			return;
		}
		REACHING.forEach(label -> reach(row, header, label));
		boolean noName = NAMES.stream().allMatch(label -> header.cell(row, label).isEmpty());
		boolean cutByPage = isAfterBreak(row);
		if (noName && (header.cell(row, Label.TARGET).isEmpty() || cutByPage)) {
			continuation(row, header, cutByPage);
		}
		else {
			indicator(row, header);
		}
	}

	private void reach(TableRow row, IndicatorColumns header, Label label) {
		Optional<Quote> cell = header.cell(row, label);
		if (cell.isPresent()) {
			reaching.put(label, cell.get());
		}
		else if (!header.isCovered(row, label)) {
			reaching.remove(label);
		}
	}

	/**
	 * Whether a page break or a repeated header parts the row from what was read last.
	 */
	private boolean isAfterBreak(TableRow row) {
		TableRow above = previous;
		return above == null ? last != null : !above.isInTableOf(row);
	}

	private boolean misfits(TableRow row, IndicatorColumns header) {
		Optional<Quote> outside = header.outside(row);
		if (!header.fit(row)) {
			form.notes()
				.error("INDICATOR_ROW_SHORT", form.project() + "的指标表这一行只有 " + row.size() + " 格，表头有 " + header.size()
						+ " 格，无法确定缺的是哪一格，这一行没有读入", "请补全这一行的各格", form.place(row, "indicators"));
		}
		else if (outside.isPresent()) {
			form.notes()
				.error("INDICATOR_ROW_LONG", form.project() + "的指标表这一行在表头各列之外还有内容，无法确定属于哪一列，这一行没有读入", "请使各行的格数与表头一致",
						form.place(outside.get(), "indicators"));
		}
		else if (header.mayBeCut(row)) {
			form.notes()
				.warning("INDICATOR_ROW_CUT", form.project() + "的指标表这一行比表头少格，最后一格可能不完整", "请核对最后一格",
						form.place(row, "indicators"));
		}
		return !header.fit(row) || outside.isPresent();
	}

	private void continuation(TableRow row, IndicatorColumns header, boolean cutByPage) {
		IndicatorDraft above = last;
		if (above == null) {
			form.notes()
				.error("CONTINUATION_WITHOUT_ROW", form.project() + "的指标表这一行像是上一行的续文，但上面没有读入的行，没有读入", "请把内容移到所属的指标行",
						form.place(row, "indicators"));
			return;
		}
		if (header.cell(row, Label.TARGET).isPresent()) {
			form.notes()
				.warning("TARGET_CONTINUED", form.project() + "的指标表这一行在换页之后没有各级指标名称，已作为上一页最后一行的续文接上", "请核对指标值是否接对",
						form.place(row, "target"));
		}
		if (!form.classified() && (!cutByPage || above.isClosed())) {
			form.notes()
				.warning("CONTINUATION_DOUBTFUL", form.project() + "的指标表这一行只有描述或依据，已接在上一行之后；但它不在换页之处，或上一行的文字已经完结",
						"请核对是否接对了行", form.place(row, "indicators"));
		}
		for (Label label : CONTINUED) {
			header.cell(row, label).ifPresent(quote -> above.add(label, quote));
		}
	}

	private void indicator(TableRow row, IndicatorColumns header) {
		header.cell(row, Label.LEVEL1).ifPresent(quote -> {
			level1 = quote;
			level2 = null;
		});
		Optional<Quote> own = header.cell(row, Label.LEVEL2).or(() -> overBothLevels(row, header));
		own.ifPresent(quote -> level2 = quote);
		Quote first = level1;
		Quote second = level2;
		last = null;
		if (blankClasses && CONTINUED.stream().allMatch(label -> header.cell(row, label).isEmpty())) {
			return;
		}
		if (first == null || second == null) {
			form.notes()
				.error("INDICATOR_LEVEL_MISSING",
						form.project() + "的指标表这一行没有" + (first == null ? "一级" : "二级") + "指标，上面也没有可沿用的，这一行没有读入",
						"请补上一级、二级指标名称", form.place(row, "indicators"));
			return;
		}
		if (own.isEmpty() && !header.isCovered(row, Label.LEVEL2)) {
			form.notes()
				.hint("LEVEL2_AS_ABOVE", form.project() + "的指标表这一行二级指标空白，按合并单元格理解为同上：" + form.words(second),
						"若不是合并单元格，请补上二级指标", form.place(row, "level2"));
		}
		if (previous != null && previous.text().equals(row.text()) && !form.classified()) {
			form.notes()
				.warning("INDICATOR_TWICE", form.project() + "的指标表这一行与上一行完全相同，两行都已读入", "若是重复粘贴，请删去一行",
						form.place(row, "indicators"));
		}
		if (levels.accept(first, second, row, form)) {
			draft(row, header, first, second);
		}
	}

	/** The name of a second level in the cell of the first, merged over both. */
	private static Optional<Quote> overBothLevels(TableRow row, IndicatorColumns header) {
		return header.cell(row, Label.LEVEL1).filter(quote -> {
			String name = IndicatorDraft.levelName(quote.key());
			return LabelWords.of("LEVEL2_NAME").contains(name) && !LabelWords.of("LEVEL1_NAME").contains(name);
		});
	}

	private void draft(TableRow row, IndicatorColumns header, Quote first, Quote second) {
		IndicatorDraft draft = new IndicatorDraft();
		draft.add(Label.LEVEL1, first);
		draft.add(Label.LEVEL2, second);
		for (Label label : COLUMNS) {
			Optional<Quote> cell = cell(row, header, label);
			cell.ifPresent(quote -> draft.add(label, quote));
			if (cell.isEmpty()) {
				remarks.blank(row, header, label);
			}
		}
		BESIDE.forEach(label -> cell(row, header, label).ifPresent(quote -> draft.add(label, quote)));
		remarks.beside(row, header, draft);
		drafts.add(draft);
		read.computeIfAbsent(header, any -> new ArrayList<>()).add(row);
		last = draft;
	}

	private Optional<Quote> cell(TableRow row, IndicatorColumns header, Label label) {
		return header.cell(row, label).or(() -> Optional.ofNullable(reaching.get(label)));
	}

}
