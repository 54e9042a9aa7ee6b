package org.jiheng.document;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jiheng.document.SourceDocument.Paragraph;
import org.jiheng.document.SourceDocument.Row;
import org.jiheng.document.SourceDocument.Table;
import org.jiheng.shared.Digest;

/**
 * SHA-256 over the words of a document and their places, without those that are
 * classified.
 */
final class DocumentDigest {

	private final Set<Integer> hiddenLines = new HashSet<>();

	private final Set<Place> kept = new HashSet<>();

	/** A cell by line and number; 0 for a paragraph. */
	private record Place(int line, int cell) {

		static Place of(Quote quote) {
			Integer cell = quote.cell();
			return new Place(quote.line(), cell == null ? 0 : cell);
		}
	}

	/** Leaves out everything of a form but what is kept of it. */
	void hide(FormSource source, List<Quote> keptQuotes) {
		source.rows.forEach(row -> hiddenLines.add(row.line()));
		source.unread.forEach(quote -> hiddenLines.add(quote.line()));
		keptQuotes.forEach(quote -> kept.add(Place.of(quote)));
	}

	String of(SourceDocument document) {
		StringBuilder words = new StringBuilder();
		for (SourceDocument.Block block : document.blocks()) {
			switch (block) {
				case Paragraph paragraph -> add(words, new Place(paragraph.line(), 0), paragraph.text());
				case Table table -> table.rows().forEach(row -> add(words, row));
			}
		}
		return Digest.of(words.toString());
	}

	private void add(StringBuilder words, Row row) {
		Abandoned.check();
		row.cells().forEach(cell -> add(words, new Place(row.line(), cell.number()), cell.text()));
	}

	private void add(StringBuilder words, Place place, String text) {
		if (!hiddenLines.contains(place.line()) || kept.contains(place)) {
			words.append(place.line()).append('\t').append(place.cell()).append('\t').append(text).append('\n');
		}
	}

}
