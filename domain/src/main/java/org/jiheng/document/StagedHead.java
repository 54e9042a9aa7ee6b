package org.jiheng.document;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A form whose funds stand in a table of their own: 年初预算数, 全年预算数, 全年执行数 side by side, a
 * line for each source. The budget's are those of the beginning of the year; what was
 * executed is not read. Where the columns are lost, a line that is not as long as its
 * header is doubtful and said to be.
 */
final class StagedHead implements Head {

	private static final Set<Label> STAGES = Set.of(Label.INITIAL, Label.CURRENT, Label.EXECUTED, Label.WEIGHT,
			Label.RATE, Label.SCORE);

	private static final Set<Label> SOURCES = Set.of(Label.TOTAL, Label.FISCAL, Label.OTHER, Label.OWN, Label.CARRIED);

	private static final Pattern AMOUNT = Pattern.compile("[0-9]");

	private final Head rest;

	private final List<TableRow> rows;

	private final TableRow header;

	private final FormContext form;

	/** Whose doubts have been told. */
	private final Set<Label> told = EnumSet.noneOf(Label.class);

	private StagedHead(Head rest, List<TableRow> rows, TableRow header, FormContext form) {
		this.rest = rest;
		this.rows = rows;
		this.header = header;
		this.form = form;
	}

	static Head of(Head rest, List<TableRow> rows, FormContext form) {
		Optional<TableRow> header = rows.stream().filter(Label.INITIAL::isIn).findFirst();
		header.ifPresent(found -> reportUnnamed(rows, found, form));
		return header.<Head>map(found -> new StagedHead(rest, rows, found, form)).orElse(rest);
	}

	/** Amounts in a line that names no source belong to none. */
	private static void reportUnnamed(List<TableRow> rows, TableRow header, FormContext form) {
		for (TableRow row : rows.subList(rows.indexOf(header) + 1, rows.size())) {
			Set<Label> labels = Set.copyOf(Label.of(row).values());
			if (!labels.isEmpty() && labels.stream().noneMatch(SOURCES::contains)) {
				return;
			}
			boolean amounts = row.filled().stream().anyMatch(quote -> AMOUNT.matcher(quote.key()).find());
			if (labels.isEmpty() && amounts) {
				form.notes()
					.warning("AMOUNTS_WITHOUT_SOURCE",
							form.project() + "的资金表这一行看不出是哪项资金来源，没有读入：" + form.words(row.first()),
							"请写明资金来源，如“财政拨款”“其他资金”", form.place(row, "funds"));
			}
		}
	}

	@Override
	public Optional<Quote> valueOf(Label label, String field) {
		if (!SOURCES.contains(label)) {
			return rest.valueOf(label, field);
		}
		return rows.stream().filter(label::isIn).findFirst().flatMap(row -> initial(row, label, field));
	}

	private Optional<Quote> initial(TableRow row, Label label, String field) {
		List<Integer> stages = columns(header);
		Integer below = stages.stream().filter(column -> isAt(column, Label.INITIAL)).findFirst().orElseThrow();
		if (!row.loose()) {
			Optional<Quote> own = row.at(below).filter(quote -> !quote.isBlank());
			if (own.isEmpty() && stages.stream().anyMatch(row::isFilled) && told.add(label)) {
				form.notes()
					.warning("AMOUNT_BLANK_BESIDE_OTHERS",
							form.project() + "的“" + label.word() + "”没有年初预算数，同一行的其他栏却有数；各格可能错位", "请核对年初预算数，确实没有的可以不管",
							form.place(row, field));
			}
			return own;
		}
		List<Quote> values = row.filled().stream().filter(quote -> Label.of(quote).isEmpty()).toList();
		if (values.isEmpty()) {
			return Optional.empty();
		}
		int place = stages.indexOf(below);
		@Nullable Quote value = place < values.size() ? values.get(place) : null;
		if (value != null && values.size() != stages.size() && told.add(label)) {
			form.notes()
				.warning("AMOUNT_DOUBTFUL",
						form.project() + "的“" + label.word() + "”有 " + values.size() + " 个数，表头有 " + stages.size()
								+ " 栏，已按顺序取 " + form.words(value) + " 为年初预算数",
						"请核对；最好上传保留单元格的 .docx 或 .xlsx", form.place(value, field));
		}
		return Optional.ofNullable(value);
	}

	private boolean isAt(int column, Label label) {
		return label.isIn(header.cells().get(column));
	}

	private static List<Integer> columns(TableRow header) {
		Map<Integer, Label> labels = Label.of(header);
		return labels.keySet().stream().filter(column -> STAGES.contains(labels.get(column))).sorted().toList();
	}

	@Override
	public Optional<Quote> labelled(Label label) {
		Optional<Quote> own = rest.labelled(label).filter(found -> AmountReader.namesUnitAtEnd(found));
		return own.or(() -> rest.labelled(Label.SCALE));
	}

}
