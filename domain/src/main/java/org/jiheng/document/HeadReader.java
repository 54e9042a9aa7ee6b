package org.jiheng.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the cell that a label of a form's head belongs to: the filled one between it and
 * the next label.
 */
final class HeadReader implements Head {

	private final List<TableRow> rows;

	private final FormContext form;

	HeadReader(List<TableRow> rows, FormContext form) {
		this.rows = rows;
		this.form = form;
	}

	@Override
	public Optional<Quote> valueOf(Label label, String field) {
		List<Quote> values = new ArrayList<>();
		rows.forEach(row -> collect(row, label, values));
		List<String> different = values.stream().map(Quote::key).distinct().toList();
		if (different.size() > 1) {
			form.notes()
				.refuse("FIELD_AMBIGUOUS", form.project() + "的这一栏有 " + different.size() + " 个不同的值，无法确定取哪一个",
						"请只保留一个值；两张表粘在一起的请分开，并各自写上标题", form.place(values.getLast(), field));
		}
		return values.stream().findFirst();
	}

	/** Of several words for one thing the one that names a unit. */
	@Override
	public Optional<Quote> labelled(Label label) {
		List<Quote> labels = rows.stream().flatMap(row -> row.cells().stream()).filter(label::isIn).toList();
		return labels.stream().filter(AmountReader::namesUnitAtEnd).findFirst().or(() -> labels.stream().findFirst());
	}

	private static void collect(TableRow row, Label label, List<Quote> values) {
		boolean ours = false;
		for (Quote cell : row.cells()) {
			Optional<Label> named = Label.of(cell);
			if (named.isPresent()) {
				ours = named.get() == label;
			}
			else if (ours && !cell.isBlank()) {
				values.add(cell);
			}
		}
	}

}
