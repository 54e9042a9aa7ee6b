package org.jiheng.document;

import java.util.List;
import org.jiheng.budget.Spot;
import org.jiheng.review.Finding;
import org.jiheng.shared.Wording;
import org.jspecify.annotations.Nullable;

/**
 * A document as every reader delivers it, whatever its file format: paragraphs and tables
 * of cells, in order, and what the reader has to remark. The form grammar knows only
 * this. Lines, tables, rows and cells count from 1.
 */
public record SourceDocument(List<Block> blocks, List<Finding> remarks) {

	public SourceDocument {
		blocks = List.copyOf(blocks);
		remarks = List.copyOf(remarks);
	}

	public SourceDocument(List<Block> blocks) {
		this(blocks, List.of());
	}

	/** A paragraph or a table. */
	public sealed interface Block {

	}

	/** A paragraph with its words verbatim; line and spot are where a person finds it. */
	public record Paragraph(int line, String text, @Nullable Spot spot) implements Block {

		/** In plain text. */
		public Paragraph(int line, String text) {
			this(line, text, null);
		}
	}

	/**
	 * A table, rows in order. Tables that a page break cut apart arrive as several. Loose
	 * when the file does not tell which column a cell is in, only which comes after
	 * which.
	 */
	public record Table(int number, List<Row> rows, @Nullable Spot spot, boolean loose) implements Block {

		public Table {
			rows = List.copyOf(rows);
		}

		public Table(int number, List<Row> rows, @Nullable Spot spot) {
			this(number, rows, spot, false);
		}

		/** In plain text. */
		public Table(int number, List<Row> rows) {
			this(number, rows, null);
		}
	}

	/**
	 * A row of a table. Merged cells arrive as one cell with text and empty ones after
	 * it, in the row and below.
	 */
	public record Row(int line, int number, List<Cell> cells) {

		public Row {
			cells = List.copyOf(cells);
		}
	}

	/**
	 * A cell with its words verbatim; empty when blank. Covered when it belongs to a cell
	 * that begins in a row above, as the file itself says. The heading is what the
	 * grammar reads instead of the words, where a person said what a column means; null
	 * elsewhere.
	 */
	public record Cell(int number, String text, boolean covered, @Nullable String heading) {

		public Cell(int number, String text, boolean covered) {
			this(number, text, covered, null);
		}

		public Cell(int number, String text) {
			this(number, text, false);
		}

		Cell headed(String words) {
			return new Cell(number, text, covered, words);
		}

		/** The words for recognition. */
		String key() {
			return Wording.key(heading == null ? text : heading);
		}
	}
}
