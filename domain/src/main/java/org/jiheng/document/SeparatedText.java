package org.jiheng.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jiheng.document.SourceDocument.Cell;

/**
 * Text whose cells are parted by commas (RFC 4180), as workbooks write it. Told from
 * other text by its records: at least three cells each, and all equally many.
 */
final class SeparatedText {

	private static final int FEWEST_CELLS = 3;

	private static final int FEWEST_RECORDS = 3;

	private final String text;

	private final List<SheetRow> rows = new ArrayList<>();

	private int at;

	private int width = -1;

	private SeparatedText(String text) {
		this.text = text;
	}

	/** The document; none when the text is not of this kind. */
	static Optional<SourceDocument> of(String text) {
		if (text.indexOf('\t') >= 0) {
			return Optional.empty();
		}
		SeparatedText separated = new SeparatedText(text);
		if (!separated.read()) {
			return Optional.empty();
		}
		SourceBlocks blocks = new SourceBlocks();
		blocks.sheet(separated.rows, null);
		return Optional.of(new SourceDocument(blocks.blocks()));
	}

	/** Whether every record was as wide as the first. */
	private boolean read() {
		int records = 0;
		while (at < text.length()) {
			Abandoned.check();
			List<Cell> cells = record();
			width = width < 0 ? cells.size() : width;
			if (cells.size() != width || width < FEWEST_CELLS) {
				return false;
			}
			records++;
			List<Cell> filled = cells.stream().filter(cell -> !cell.text().isBlank()).toList();
			if (!filled.isEmpty()) {
				rows.add(new SheetRow(records, filled));
			}
		}
		return records >= FEWEST_RECORDS;
	}

	private List<Cell> record() {
		List<Cell> cells = new ArrayList<>();
		do {
			cells.add(new Cell(cells.size() + 1, cell()));
		}
		while (taken(','));
		if (!taken('\r') || !taken('\n')) {
			taken('\n');
		}
		return cells;
	}

	private String cell() {
		StringBuilder cell = new StringBuilder();
		boolean quoted = taken('"');
		while (at < text.length() && (quoted || ",\r\n".indexOf(text.charAt(at)) < 0)) {
			char c = text.charAt(at++);
			if (quoted && c == '"') {
				quoted = taken('"');
				if (!quoted) {
					continue;
				}
			}
			cell.append(c);
		}
		return cell.toString();
	}

	private boolean taken(char c) {
		boolean there = at < text.length() && text.charAt(at) == c;
		at += there ? 1 : 0;
		return there;
	}

}
