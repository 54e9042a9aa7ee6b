package org.jiheng.document;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.review.Place;
import org.jspecify.annotations.Nullable;

/**
 * One form while it is read: which project it is, whether 涉密, what was kept of it, what
 * is said about it.
 *
 * @param sequence of the project; 0 where it is about the department as a whole
 */
record FormContext(int sequence, boolean classified, Notes notes, List<Quote> kept) {

	private static final int LONGEST = 40;

	FormContext(int sequence, boolean classified, Notes notes) {
		this(sequence, classified, notes, new ArrayList<>());
	}

	/** Of the department as a whole. */
	static FormContext ofDepartment(Notes notes) {
		return new FormContext(0, false, notes);
	}

	boolean isOfDepartment() {
		return sequence == 0;
	}

	private @Nullable Integer inPlace() {
		return isOfDepartment() ? null : Integer.valueOf(sequence);
	}

	/** Words of a cell for a message; never those of a classified project. */
	String words(Quote quote) {
		if (classified) {
			return "（涉密，不显示）";
		}
		String text = quote.text().isEmpty() ? quote.key() : quote.text();
		return "“" + (text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text) + "”";
	}

	Place place(Quote quote, String field) {
		return quote.place(inPlace(), field);
	}

	Place place(TableRow row, String field) {
		Integer table = row.first().table();
		return new Place(row.line(), table, row.first().row(), null, inPlace(), field, row.first().spot());
	}

	Place whole() {
		return new Place(null, null, null, null, inPlace(), null);
	}

	String project() {
		return isOfDepartment() ? "部门整体" : "项目 " + sequence;
	}
}
