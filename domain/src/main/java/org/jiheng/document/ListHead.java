package org.jiheng.document;

import java.util.List;
import java.util.Optional;

/** The values of a project in a table of several: each below its column's header. */
record ListHead(TableRow header, List<TableRow> rows, FormContext form) implements Head {

	ListHead {
		rows = List.copyOf(rows);
	}

	@Override
	public Optional<Quote> valueOf(Label label, String field) {
		IndicatorColumns columns = IndicatorColumns.of(header);
		List<Quote> cells = rows.stream().flatMap(row -> columns.cell(row, label).stream()).toList();
		if (cells.stream().map(Quote::key).distinct().count() > 1) {
			form.notes()
				.refuse("FIELD_AMBIGUOUS", form.project() + "的“" + label.word() + "”在几行里各不相同，无法确定取哪一个", "请只在项目的第一行填写",
						form.place(cells.getLast(), field));
		}
		return cells.stream().findFirst();
	}

	@Override
	public Optional<Quote> labelled(Label label) {
		return header.cells().stream().filter(label::isIn).findFirst();
	}

}
