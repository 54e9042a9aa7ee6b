package org.jiheng.document.office;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.budget.Spot;
import org.jiheng.document.SourceBlocks;
import org.jiheng.document.SourceDocument;

/**
 * Paragraphs and tables in the order of the pages. Tables that go on over pages share
 * their columns.
 */
final class PdfFlow {

	private final SourceBlocks blocks = new SourceBlocks();

	private final PdfText text;

	/** The parts of a table that the text has come to, page by page. */
	private final List<Part> open = new ArrayList<>();

	private record Part(int page, int number, PdfTable table) {
	}

	PdfFlow(List<PdfLine> all) {
		this.text = new PdfText(blocks, all);
	}

	void page(int page, List<PdfLine> lines, List<PdfTable> tables) {
		int next = 0;
		for (int i = 0; i < tables.size(); i++) {
			PdfTable table = tables.get(i);
			while (next < lines.size() && lines.get(next).y() < table.bottom()) {
				line(lines.get(next++), page);
			}
			text.end();
			part(new Part(page, i + 1, table));
		}
		while (next < lines.size()) {
			line(lines.get(next++), page);
		}
	}

	List<SourceDocument.Block> blocks() {
		end();
		text.end();
		return blocks.blocks();
	}

	private void line(PdfLine line, int page) {
		end();
		text.line(line, page);
	}

	private void part(Part part) {
		if (!open.isEmpty()
				&& !(open.getLast().page() == part.page() - 1 && part.table().mayGoOn(open.getLast().table()))) {
			end();
		}
		open.add(part);
	}

	private void end() {
		if (open.isEmpty()) {
			return;
		}
		Grid grid = PdfTable.grid(open.stream().map(Part::table).toList());
		open.forEach(part -> blocks.table(part.number(), part.table().rows(grid), Spot.page(part.page())));
		open.clear();
	}

}
