package org.jiheng.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What speaks against the rows of an indicator table: columns that the header lacks or
 * nobody knows, and cells left blank where a row that is whole has them filled.
 */
final class IndicatorRemarks {

	/** What every row fills where the form has it, or the row has slipped. */
	private static final List<Label> EVERYWHERE = List.of(Label.WEIGHT, Label.SCORE, Label.ACTUAL, Label.DIRECTION,
			Label.LASTING_TARGET);

	private static final int FEWEST_OTHERS = 3;

	private final FormContext form;

	/** Header words that mean nothing known, each told once. */
	private final Set<String> unknown = new HashSet<>();

	/** Headers of pages that lack the same, each told once. */
	private final Set<String> lacking = new HashSet<>();

	IndicatorRemarks(FormContext form) {
		this.form = form;
	}

	/** What stands below a word that nobody knows is not read, and that is told. */
	void header(TableRow header, List<TableRow> rows) {
		int first = header.filledColumns().getFirst();
		for (int column = first; column < header.size(); column++) {
			Quote word = header.cells().get(column);
			int at = column;
			boolean filled = rows.stream()
				.anyMatch(row -> row.line() > header.line() && !FormParts.isIndicatorHeader(row) && row.isFilled(at));
			if (Label.of(word).isEmpty() && filled && unknown.add(word.isBlank() ? "column " + column : word.key())) {
				form.notes()
					.warning("COLUMN_NOT_READ",
							form.project() + "的指标表有一栏的表头" + (word.isBlank() ? "空白" : "看不懂：" + form.words(word))
									+ "，这一栏的内容没有读入",
							"请以 stage=true 暂存后用 mapStagedColumns 说明这一栏是什么，或改用常用的表头，如“指标值”“度量单位”“权重”；确实不需要的可以不管",
							form.place(word, "indicators"));
			}
		}
		lacking(header, IndicatorColumns.of(header));
	}

	/**
	 * Where a header cell is gone, those after it may stand over columns that are not
	 * theirs.
	 */
	private void lacking(TableRow header, IndicatorColumns columns) {
		if (!columns.has(Label.LEVEL3) && lacking.add(Label.LEVEL3.word())) {
			form.notes()
				.error("INDICATOR_NAME_COLUMN_MISSING",
						form.project() + "的指标表没有“" + Label.LEVEL3.word() + "”一栏，各行没有指标名称；表头若缺了一格，其后各栏也会错位",
						"请核对表头，补上“三级指标”一栏", form.place(header, "indicators"));
		}
		if (columns.has(Label.SCORE) && !columns.has(Label.WEIGHT) && lacking.add(Label.WEIGHT.word())) {
			form.notes()
				.warning("WEIGHT_COLUMN_MISSING",
						form.project() + "的指标表有“" + Label.SCORE.word() + "”而没有“分值”或“权重”一栏，权重没有读入；表头若缺了一格，其后各栏也会错位",
						"请核对表头，补上“分值”一栏", form.place(header, "weight"));
		}
	}

	/** A row that alone leaves blank what all others fill may have slipped to a side. */
	void slipped(IndicatorColumns header, List<TableRow> rows) {
		if (rows.size() <= FEWEST_OTHERS || form.classified()) {
			return;
		}
		Map<TableRow, List<String>> alone = new LinkedHashMap<>();
		for (Label label : EVERYWHERE) {
			List<TableRow> blank = rows.stream().filter(row -> header.cell(row, label).isEmpty()).toList();
			if (header.has(label) && blank.size() == 1) {
				alone.computeIfAbsent(blank.getFirst(), any -> new ArrayList<>()).add(label.word());
			}
		}
		alone.forEach((row, labels) -> form.notes()
			.warning("CELLS_MAY_HAVE_SLIPPED",
					form.project() + "的指标表只有这一行的“" + String.join("”“", labels) + "”空白，其他行都有；这一行的各格可能错位",
					"请核对这一行各格是否与表头对齐", form.place(row, "indicators")));
	}

	/** The cells beside the value: its sign, its unit, its weight. */
	void beside(TableRow row, IndicatorColumns header, IndicatorDraft draft) {
		if (form.classified()) {
			return;
		}
		weight(row, header, draft);
		List<Quote> values = draft.quotes(Label.TARGET);
		if (header.has(Label.SIGN) && draft.quotes(Label.SIGN).isEmpty()) {
			sign(row, values);
		}
		boolean bare = values.stream().anyMatch(value -> value.key().matches("[0-9.,]+"));
		if (bare && header.has(Label.MEASURE) && draft.quotes(Label.MEASURE).isEmpty()) {
			form.notes()
				.warning("TARGET_MEASURE_BLANK",
						form.project() + "的指标表这一行没有填“" + Label.MEASURE.word() + "”，指标值只是一个数："
								+ form.words(values.getFirst()),
						"请填上度量单位，如 %、个、万元；确实没有单位的可以不管", form.place(row, "target"));
		}
	}

	private void weight(TableRow row, IndicatorColumns header, IndicatorDraft draft) {
		header.cell(row, Label.WEIGHT)
			.filter(weight -> draft.weight() == null)
			.ifPresent(weight -> form.notes()
				.error("WEIGHT_UNREADABLE", form.project() + "的指标表这一行的权重看不懂：" + form.words(weight) + "，没有读入",
						"请写成 0 到 100 的数字", form.place(weight, "weight")));
		if (header.isCovered(row, Label.WEIGHT)) {
			form.notes()
				.warning("WEIGHT_SHARED", form.project() + "的指标表这一行与上一行合用一格权重，只记在上一行，这一行没有权重", "请把权重分到各行",
						form.place(row, "weight"));
		}
	}

	/** A value that carries its sign itself needs none beside it. */
	private void sign(TableRow row, List<Quote> values) {
		boolean number = values.stream().anyMatch(value -> value.key().matches("[0-9.,]+%?"));
		boolean words = values.stream().noneMatch(value -> value.key().chars().anyMatch(Character::isDigit));
		if (number) {
			form.notes()
				.warning("TARGET_SIGN_BLANK", form.project() + "的指标表这一行没有填“" + Label.SIGN.word() + "”，指标值按“=”理解",
						"请填上 ≥、≤、＝ 或定性", form.place(row, "target"));
		}
		else if (words && !values.isEmpty()) {
			form.notes()
				.hint("TARGET_SIGN_BLANK", form.project() + "的指标表这一行没有填“" + Label.SIGN.word() + "”，指标值按文字理解",
						"请填上“定性”；若指标性质写进了别的格，请移回来", form.place(row, "target"));
		}
	}

	void blank(TableRow row, IndicatorColumns header, Label label) {
		if (label == Label.TARGET) {
			form.notes().error("TARGET_BLANK", form.project() + "的指标表这一行没有指标值", "请补上指标值", form.place(row, "target"));
		}
		else if (header.has(label)) {
			form.notes()
				.warning("INDICATOR_CELL_BLANK", form.project() + "的指标表这一行的“" + label.word() + "”空白", "请补上，或确认本来就空白",
						form.place(row, IndicatorDraft.field(label)));
		}
	}

}
