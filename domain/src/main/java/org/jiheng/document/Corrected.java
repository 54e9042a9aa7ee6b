package org.jiheng.document;

import java.util.List;
import org.jiheng.document.SourceDocument.Block;
import org.jiheng.document.SourceDocument.Cell;
import org.jiheng.document.SourceDocument.Paragraph;
import org.jiheng.document.SourceDocument.Row;
import org.jiheng.document.SourceDocument.Table;
import org.jspecify.annotations.Nullable;

/**
 * A document as it would be had its author written what was corrected, so that all rules
 * of reading hold for what persons write too.
 */
final class Corrected {

	private final List<Correction.Words> words;

	private Corrected(List<Correction.Words> words) {
		this.words = words;
	}

	static SourceDocument of(SourceDocument document, List<Correction> corrections) {
		if (corrections.isEmpty()) {
			return document;
		}
		var corrected = new Corrected(corrections.stream().flatMap(each -> each.cells().stream()).toList());
		return new SourceDocument(document.blocks().stream().map(corrected::block).toList(), document.remarks());
	}

	private Block block(Block block) {
		return switch (block) {
			case Paragraph paragraph ->
				new Paragraph(paragraph.line(), words(paragraph.line(), null, paragraph.text()), paragraph.spot());
			case Table table ->
				new Table(table.number(), table.rows().stream().map(this::row).toList(), table.spot(), table.loose());
		};
	}

	private Row row(Row row) {
		return new Row(row.line(), row.number(),
				row.cells()
					.stream()
					.map(cell -> new Cell(cell.number(), words(row.line(), cell.number(), cell.text()), cell.covered()))
					.toList());
	}

	/** What a reader of lines made cells of is still one paragraph here. */
	private String words(int line, @Nullable Integer cell, String text) {
		String read = text;
		for (Correction.Words each : words) {
			if (each.line() == line && (cell == null || cell.equals(each.cell()))) {
				read = each.in(read);
			}
		}
		return read;
	}

}
