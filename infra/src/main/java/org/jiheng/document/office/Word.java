package org.jiheng.document.office;

import java.util.Optional;
import org.jiheng.budget.Spot;
import org.jiheng.document.SourceBlocks;
import org.jiheng.document.SourceDocument;

/**
 * A .docx: its text in order, without headers, footers, notes and comments, which stand
 * in parts of their own. Read as a stream, since the object model of a document takes ten
 * times its size.
 */
final class Word {

	private static final String BODY = "word/document.xml";

	private final SourceBlocks blocks = new SourceBlocks();

	private final WordNumbering numbering;

	private int tables;

	private final WordPlaces places;

	private Word(WordNumbering numbering, WordPlaces places) {
		this.numbering = numbering;
		this.places = places;
	}

	static Optional<SourceDocument> read(Packed file) {
		return file.part(BODY).map(body -> {
			Word word = new Word(new WordNumbering(file), WordPlaces.NONE);
			word.body(new Xml(body));
			return new SourceDocument(word.blocks.blocks());
		});
	}

	/** Reads once more, to find the elements that places are. */
	static void find(Packed file, WordPlaces places) {
		new Word(new WordNumbering(file), places).body(new Xml(file.required(BODY)));
	}

	private void body(Xml xml) {
		while (xml.next()) {
			if (xml.starts("p")) {
				int element = xml.started();
				String text = WordText.of(xml, numbering);
				places.paragraph(blocks.count(), text, element);
				blocks.paragraph(text, Spot.word());
			}
			else if (xml.starts("tbl")) {
				table(WordTable.of(xml, numbering, 1));
			}
			else if (xml.starts("del") || xml.starts("moveFrom") || xml.starts("Fallback")) {
				xml.skip();
			}
		}
	}

	private void table(WordTable table) {
		tables++;
		places.table(blocks.count(), tables, table);
		blocks.table(tables, table.drawn(), Spot.word());
		table.inner().forEach(this::table);
	}

}
