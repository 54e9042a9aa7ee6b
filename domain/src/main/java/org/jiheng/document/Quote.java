package org.jiheng.document;

import org.jiheng.budget.Provenance;
import org.jiheng.budget.Spot;
import org.jiheng.review.Place;
import org.jiheng.shared.Wording;
import org.jspecify.annotations.Nullable;

/**
 * Words of a document with the place where they stand: a paragraph's or a cell's. Covered
 * when the cell belongs to one that begins in a row above.
 */
record Quote(int line, @Nullable Integer table, @Nullable Integer row, @Nullable Integer cell, String verbatim,
		String text, String key, @Nullable Spot spot, boolean covered) {

	/** The text is the words without layout noise, the key the words for recognition. */
	private Quote(int line, @Nullable Integer table, @Nullable Integer row, @Nullable Integer cell, String verbatim,
			@Nullable Spot spot, boolean covered) {
		this(line, table, row, cell, verbatim, Wording.withoutNoise(verbatim), Wording.key(verbatim), spot, covered);
	}

	static Quote of(SourceDocument.Paragraph paragraph) {
		return new Quote(paragraph.line(), null, null, null, paragraph.text(), paragraph.spot(), false);
	}

	static Quote of(SourceDocument.Table table, SourceDocument.Row row, SourceDocument.Cell cell) {
		return new Quote(row.line(), table.number(), row.number(), cell.number(), cell.text(),
				Wording.withoutNoise(cell.text()), cell.key(), table.spot(), cell.covered());
	}

	/** A part of the words, at the same place. */
	Quote part(String words) {
		return new Quote(line, table, row, cell, words, spot, covered);
	}

	boolean isBlank() {
		return key.isEmpty();
	}

	Provenance as(String field) {
		return new Provenance(field, line, table, row, cell, verbatim, spot);
	}

	Place place(@Nullable Integer project, @Nullable String field) {
		return new Place(line, table, row, cell, project, field, spot);
	}
}
