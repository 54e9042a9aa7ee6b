package org.jiheng.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jiheng.document.SourceDocument.Block;
import org.jiheng.document.SourceDocument.Paragraph;
import org.jiheng.document.SourceDocument.Table;
import org.jiheng.review.Finding;

/**
 * Text whose cells are parted by pipes, as tables look once their lines are gone. A cell
 * may go on in the next line. Merged cells have left no trace: rows are shorter than
 * their header and begin further right than they look; {@link PipeRows} puts them back.
 */
final class PipeText {

	private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

	private static final Pattern RULE = Pattern.compile("\\|?(?:\\s*:?-{2,}:?\\s*\\|)+\\s*:?-*:?\\s*");

	private static final int FEWEST_ROWS = 3;

	private final List<Block> blocks = new ArrayList<>();

	private final List<Finding> remarks = new ArrayList<>();

	private final List<PipeRow> rows = new ArrayList<>();

	private StringBuilder open = new StringBuilder();

	private int begun;

	private int tables;

	private PipeText() {
	}

	/** The document; none when the text is not of this kind. */
	static Optional<SourceDocument> of(String text) {
		String[] lines = LINE_END.split(text, -1);
		long piped = List.of(lines).stream().filter(line -> line.startsWith("|")).count();
		if (text.indexOf('\t') >= 0 || piped < FEWEST_ROWS) {
			return Optional.empty();
		}
		TextLimits.requireRows(lines.length);
		PipeText pipes = new PipeText();
		for (int i = 0; i < lines.length; i++) {
			pipes.line(i + 1, lines[i].strip());
		}
		pipes.endRow();
		pipes.endTable();
		return Optional.of(new SourceDocument(pipes.blocks, pipes.remarks));
	}

	private void line(int number, String line) {
		Abandoned.check();
		if (RULE.matcher(line).matches()) {
			return;
		}
		boolean goesOn = !open.isEmpty() && (!line.startsWith("|") || !endsClosed());
		if (goesOn && !line.isEmpty()) {
			open.append('\n').append(line);
			return;
		}
		endRow();
		if (line.startsWith("|")) {
			open.append(line);
			begun = number;
		}
		else {
			endTable();
			paragraph(number, line);
		}
	}

	private boolean endsClosed() {
		return open.length() > 1 && open.charAt(open.length() - 1) == '|';
	}

	private void paragraph(int number, String line) {
		TextLimits.requireCell(line.length(), "第 " + number + " 行");
		if (!line.isBlank()) {
			blocks.add(new Paragraph(number, line));
		}
	}

	private void endRow() {
		if (open.isEmpty()) {
			return;
		}
		PipeRow row = PipeRow.of(begun, open.toString());
		TextLimits.requireColumns(row.cells().size(), "第 " + begun + " 行");
		row.cells().forEach(cell -> TextLimits.requireCell(cell.length(), "第 " + begun + " 行"));
		open = new StringBuilder();
		if (rows.isEmpty() && row.isAlone()) {
			paragraph(begun, row.cells().getFirst());
		}
		else if (row.isAlone() && !Label.isWord(row.key(0))) {
			endTable();
			paragraph(begun, row.cells().getFirst());
		}
		else {
			rows.add(row);
		}
	}

	private void endTable() {
		if (!rows.isEmpty()) {
			tables++;
			PipeRows table = new PipeRows(tables, remarks);
			rows.forEach(table::add);
			blocks.add(new Table(tables, table.rows(), null, true));
			rows.clear();
		}
	}

}
