package org.jiheng.document;

import org.jiheng.budget.Provenance;
import org.jiheng.review.Place;
import org.jiheng.shared.Wording;
import org.jspecify.annotations.Nullable;

/** Words of a document with the place where they stand: a paragraph's or a cell's. */
record Quote(int line, @Nullable Integer table, @Nullable Integer row, @Nullable Integer cell, String verbatim,
		String text, String key) {

	/** The text is the words without layout noise, the key the words for recognition. */
	Quote(int line, @Nullable Integer table, @Nullable Integer row, @Nullable Integer cell, String verbatim) {
		this(line, table, row, cell, verbatim, Wording.withoutNoise(verbatim), Wording.key(verbatim));
	}

	static Quote of(SourceDocument.Paragraph paragraph) {
		return new Quote(paragraph.line(), null, null, null, paragraph.text());
	}

	boolean isBlank() {
		return text.isEmpty();
	}

	Provenance as(String field) {
		return new Provenance(field, line, table, row, cell, verbatim);
	}

	Place place(@Nullable Integer project, @Nullable String field) {
		return new Place(line, table, row, cell, project, field);
	}
}
