package org.jiheng.document;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.document.SeenWords.At;
import org.jiheng.document.SourceDocument.Cell;
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

	private final Set<At> kept = new HashSet<>();

	private boolean besideForms;

	/** Leaves out everything of a form but what is kept of it. */
	void hide(FormSource source, List<Quote> keptQuotes) {
		source.rows.forEach(row -> hiddenLines.add(row.line()));
		source.unread.forEach(quote -> hiddenLines.add(quote.line()));
		besideForms |= !source.unread.isEmpty();
		keptQuotes.forEach(quote -> kept.add(At.of(quote)));
	}

	String of(SourceDocument document) {
		StringBuilder words = new StringBuilder();
		for (SourceDocument.Block block : document.blocks()) {
			switch (block) {
				case Paragraph paragraph -> add(words, At.of(paragraph.line(), null), paragraph.text());
				case Table table -> table.rows().forEach(row -> add(words, row));
			}
		}
		return Digest.of(words.toString());
	}

	/** Whether words stand beside the table of a classified project. */
	boolean besideForms() {
		return besideForms;
	}

	/** The words that are not hidden, by their places. */
	Map<At, String> open(SourceDocument document) {
		Map<At, String> open = new HashMap<>();
		for (SourceDocument.Block block : document.blocks()) {
			switch (block) {
				case Paragraph paragraph -> open.put(At.of(paragraph.line(), null), paragraph.text());
				case Table table -> table.rows()
					.forEach(row -> row.cells()
						.forEach(cell -> open.put(At.of(row.line(), cell.number()), cell.text())));
			}
		}
		open.keySet().removeIf(place -> !isOpen(place));
		return open;
	}

	private boolean isOpen(At place) {
		return !hiddenLines.contains(place.line()) || kept.contains(place);
	}

	private void add(StringBuilder words, Row row) {
		Abandoned.check();
		for (Cell cell : row.cells()) {
			String heading = cell.heading();
			add(words, At.of(row.line(), cell.number()), heading == null ? cell.text() : cell.text() + "\t" + heading);
		}
	}

	private void add(StringBuilder words, At place, String text) {
		if (isOpen(place)) {
			words.append(place.line()).append('\t').append(place.cell()).append('\t').append(text).append('\n');
		}
	}

}
