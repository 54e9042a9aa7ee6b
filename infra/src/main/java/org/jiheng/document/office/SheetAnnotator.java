package org.jiheng.document.office;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.budget.Spot;
import org.jiheng.document.Mark;

/** Colours cells of one sheet and puts comments on them. */
final class SheetAnnotator {

	/** What stands behind the drawing of comments in a sheet. */
	private static final Set<String> AFTER = Set.of("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls",
			"webPublishItems", "tableParts", "extLst", "AlternateContent");

	private static final Pattern RANGE = Pattern
		.compile("\\$?([A-Z]{1,3})\\$?([0-9]{1,7}):\\$?([A-Z]{1,3})\\$?([0-9]{1,7})");

	private static final Pattern REFERENCE = Pattern.compile("\\$?([A-Z]{1,3})\\$?[0-9]{1,7}");

	private final PackedCopy copy;

	private final CellStyles styles;

	private final String part;

	/** The marks that are not in the sheet yet, by row and column. */
	private final NavigableMap<Integer, NavigableMap<Integer, List<Mark>>> left = new TreeMap<>();

	private int row;

	private int column;

	private boolean drawn;

	private String root = "";

	SheetAnnotator(PackedCopy copy, CellStyles styles, String part) {
		this.copy = copy;
		this.styles = styles;
		this.part = part;
	}

	void write(NavigableMap<Integer, NavigableMap<Integer, List<Mark>>> marks) {
		List<int[]> merged = merged();
		marks.forEach((at, cells) -> cells.forEach((cell, own) -> {
			int[] corner = corner(merged, at, cell);
			List<Mark> there = left.computeIfAbsent(corner[0], any -> new TreeMap<>())
				.computeIfAbsent(corner[1], any -> new ArrayList<>());
			own.stream().filter(mark -> !there.contains(mark)).forEach(there::add);
		}));
		SheetComments written = new SheetComments(copy, part);
		written.clean();
		if (!left.isEmpty()) {
			written.add(left);
		}
		String drawing = written.drawing();
		copy.change(part, tags -> {
			while (tags.next()) {
				cells(tags);
				drawing(tags, drawing);
			}
		});
	}

	private List<int[]> merged() {
		List<int[]> merged = new ArrayList<>();
		Tags tags = copy.tags(part);
		while (tags.next()) {
			Matcher range = RANGE.matcher(tags.starts("mergeCell") ? tags.attribute("ref").orElse("") : "");
			if (range.matches()) {
				merged.add(new int[] { Integer.parseInt(range.group(2)), column(range.group(1)),
						Integer.parseInt(range.group(4)), column(range.group(3)) });
			}
		}
		return merged;
	}

	/** Only the first of merged cells shows its colour and its comment. */
	private static int[] corner(List<int[]> merged, int row, int cell) {
		for (int[] range : merged) {
			if (row >= range[0] && row <= range[2] && cell >= range[1] && cell <= range[3]) {
				return range;
			}
		}
		return new int[] { row, cell };
	}

	private void cells(Tags tags) {
		if (tags.starts("row") && tags.depth() == 3) {
			row = tags.number("r", row + 1);
			column = 0;
			left.headMap(row).keySet().stream().toList().forEach(above -> tags.before(row(tags, above)));
			if (tags.isEmpty() && left.containsKey(row)) {
				tags.fill(cells(tags, row, Integer.MAX_VALUE));
			}
		}
		else if (tags.starts("c") && tags.depth() == 4) {
			cell(tags);
		}
		else if (tags.ends("row") && tags.depth() == 3) {
			tags.before(cells(tags, row, Integer.MAX_VALUE));
		}
		else if (tags.ends("sheetData") && tags.depth() == 2) {
			StringBuilder rows = new StringBuilder();
			List.copyOf(left.keySet()).forEach(below -> rows.append(row(tags, below)));
			if (tags.isEmpty()) {
				tags.fill(rows.toString());
			}
			else {
				tags.before(rows.toString());
			}
		}
	}

	private void cell(Tags tags) {
		Matcher reference = REFERENCE.matcher(tags.attribute("r").orElse(""));
		column = reference.matches() ? column(reference.group(1)) : column + 1;
		tags.before(cells(tags, row, column));
		NavigableMap<Integer, List<Mark>> own = left.getOrDefault(row, new TreeMap<>());
		List<Mark> marks = own.remove(column);
		int style = tags.number("s", 0);
		int plain = styles.plain(style);
		if (marks != null) {
			tags.set("s", styles.coloured(plain, MarkWords.worst(marks)));
		}
		else if (plain != style) {
			tags.set("s", plain);
		}
	}

	private String row(Tags tags, int number) {
		String cells = cells(tags, number, Integer.MAX_VALUE);
		String name = tags.prefix() + "row";
		return cells.isEmpty() ? "" : "<" + name + " r=\"" + number + "\">" + cells + "</" + name + ">";
	}

	/** The cells of a row before a column that are not in the sheet. */
	private String cells(Tags tags, int number, int before) {
		NavigableMap<Integer, List<Mark>> own = left.get(number);
		StringBuilder cells = new StringBuilder();
		while (own != null && !own.isEmpty() && own.firstKey() < before) {
			var next = own.pollFirstEntry();
			cells.append("<" + tags.prefix() + "c r=\"" + Spot.column(next.getKey()) + number + "\" s=\""
					+ styles.coloured(0, MarkWords.worst(next.getValue())) + "\"/>");
		}
		if (own != null && own.isEmpty()) {
			left.remove(number);
		}
		return cells.toString();
	}

	private void drawing(Tags tags, String relation) {
		root = tags.depth() == 1 ? tags.prefix() : root;
		drawn |= relation.isEmpty() || tags.starts("legacyDrawing");
		boolean behind = tags.depth() == 2 && tags.starts() && AFTER.contains(tags.local());
		boolean end = tags.depth() == 1 && tags.ends("worksheet");
		if (!drawn && (behind || end)) {
			tags.before(
					"<" + root + "legacyDrawing xmlns:rj=\"" + PackedCopy.OFFICE + "\" rj:id=\"" + relation + "\"/>");
			drawn = true;
		}
	}

	private static int column(String letters) {
		return letters.chars().reduce(0, (column, letter) -> column * 26 + letter - 'A' + 1);
	}

}
