package org.jiheng.document;

import java.util.List;

/**
 * A document as every reader delivers it, whatever its file format: paragraphs and tables
 * of cells, in order. The form grammar knows only this. Lines, tables, rows and cells
 * count from 1.
 */
public record SourceDocument(List<Block> blocks) {

	public SourceDocument {
		blocks = List.copyOf(blocks);
	}

	/** A paragraph or a table. */
	public sealed interface Block {

	}

	/** A paragraph with its words verbatim; the line is where a person finds it. */
	public record Paragraph(int line, String text) implements Block {
	}

	/** A table, rows in order. Tables that a page break cut apart arrive as several. */
	public record Table(int number, List<Row> rows) implements Block {

		public Table {
			rows = List.copyOf(rows);
		}
	}

	/**
	 * A row of a table. Merged cells arrive as one cell with text and empty ones after
	 * it.
	 */
	public record Row(int line, int number, List<Cell> cells) {

		public Row {
			cells = List.copyOf(cells);
		}
	}

	/** A cell with its words verbatim; empty when blank. */
	public record Cell(int number, String text) {
	}
}
