package org.jiheng.document.office;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.budget.Spot;
import org.jiheng.document.Mark;

/**
 * The comments of one sheet, and the drawing of their boxes, which programs ask for.
 * Where a cell has a comment, the opinion goes on behind it.
 */
final class SheetComments {

	private static final String COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";

	private static final String DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing";

	private static final String BOX = "_x0000_t202";

	/** Begins what goes on behind somebody else's comment. */
	private static final String BEHIND = "\n" + MarkWords.AUTHOR + "：\n";

	private static final Pattern SHAPE = Pattern.compile("<v:shape\\s.*?</v:shape>", Pattern.DOTALL);

	private static final Pattern ROW = Pattern.compile("<x:Row>([0-9]{1,8})</x:Row>");

	private static final Pattern COLUMN = Pattern.compile("<x:Column>([0-9]{1,6})</x:Column>");

	private final PackedCopy copy;

	private final String sheet;

	private String drawing = "";

	SheetComments(PackedCopy copy, String sheet) {
		this.copy = copy;
		this.sheet = sheet;
	}

	/** The id of the drawing where the sheet has to name it; empty where it does. */
	String drawing() {
		return drawing;
	}

	void add(NavigableMap<Integer, NavigableMap<Integer, List<Mark>>> marks) {
		NavigableMap<Integer, NavigableMap<Integer, List<Mark>>> fresh = new TreeMap<>();
		marks.forEach((row, cells) -> fresh.put(row, new TreeMap<>(cells)));
		String part = copy.related(sheet, "comments").filter(copy::has).orElse("");
		if (part.isEmpty()) {
			part = copy.free("xl/commentsJiheng", ".xml");
			copy.write(part,
					xml -> xml.begin("comments", "xmlns", ExcelSheet.NAMESPACE).empty("authors").empty("commentList"));
			copy.type(part, COMMENTS_TYPE);
			copy.relate(sheet, "comments", part);
		}
		int author = authors(part).size();
		copy.change(part, tags -> write(tags, author, fresh));
		boxes(fresh);
	}

	private List<String> authors(String part) {
		List<String> authors = new ArrayList<>();
		Xml xml = new Xml(copy.part(part).orElseThrow(NotAnnotated::new));
		while (xml.next()) {
			if (xml.starts("author")) {
				authors.add(xml.whole());
			}
		}
		return authors;
	}

	/** Takes out what was written before, by an earlier turn, and its boxes. */
	void clean() {
		String part = copy.related(sheet, "comments").filter(copy::has).orElse("");
		if (part.isEmpty()) {
			return;
		}
		Set<String> ours = new HashSet<>();
		List<String> authors = authors(part);
		copy.change(part, tags -> {
			String cell = "";
			int begin = 0;
			while (tags.next()) {
				if (tags.starts("comment")) {
					int author = tags.number("authorId", -1);
					boolean own = author >= 0 && author < authors.size()
							&& authors.get(author).equals(MarkWords.AUTHOR);
					cell = own ? tags.attribute("ref").orElse("") : "";
				}
				boolean whole = !cell.isEmpty() && tags.depth() == 3;
				begin = tags.starts("comment") || (cell.isEmpty() && tags.starts("r")) ? tags.from() : begin;
				if (whole && tags.ends("comment")) {
					ours.add(cell);
					tags.cut(begin);
				}
				else if (cell.isEmpty() && tags.ends("r") && tags.between(begin, tags.to()).contains(">" + BEHIND)) {
					tags.cut(begin);
				}
			}
		});
		copy.related(sheet, "vmlDrawing").filter(copy::has).ifPresent(drawn -> without(drawn, ours));
	}

	private void without(String drawn, Set<String> cells) {
		String text = new String(copy.part(drawn).orElseThrow(NotAnnotated::new), UTF_8);
		String rest = SHAPE.matcher(text).replaceAll(shape -> {
			Matcher row = ROW.matcher(shape.group());
			Matcher column = COLUMN.matcher(shape.group());
			boolean own = row.find() && column.find() && cells
				.contains(Spot.column(Integer.parseInt(column.group(1)) + 1) + (Integer.parseInt(row.group(1)) + 1));
			return own ? "" : Matcher.quoteReplacement(shape.group());
		});
		copy.put(drawn, rest.getBytes(UTF_8));
	}

	/** What is left afterwards needs a box of its own. */
	private static void write(Tags tags, int author, NavigableMap<Integer, NavigableMap<Integer, List<Mark>>> fresh) {
		List<Mark> own = List.of();
		while (tags.next()) {
			String x = tags.prefix();
			if (tags.ends("authors")) {
				into(tags, "<" + x + "author>" + MarkWords.AUTHOR + "</" + x + "author>");
			}
			else if (tags.starts("comment")) {
				own = taken(fresh, tags.attribute("ref").orElse(""));
			}
			else if (!own.isEmpty() && tags.starts("t") && tags.depth() == 5) {
				tags.before("<" + x + "r>");
			}
			else if (!own.isEmpty() && tags.ends("t") && tags.depth() == 5) {
				tags.after("</" + x + "r>");
			}
			else if (tags.ends("text") && !own.isEmpty()) {
				into(tags, run(x, BEHIND + words(own)));
				own = List.of();
			}
			else if (tags.ends("commentList")) {
				StringBuilder comments = new StringBuilder();
				fresh.forEach((row,
						cells) -> cells.forEach((column,
								marks) -> comments.append("<" + x + "comment ref=\"" + Spot.column(column) + row
										+ "\" authorId=\"" + author + "\"><" + x + "text>" + run(x, words(marks)) + "</"
										+ x + "text></" + x + "comment>")));
				into(tags, comments.toString());
			}
		}
	}

	private static void into(Tags tags, String words) {
		if (tags.isEmpty()) {
			tags.fill(words);
		}
		else {
			tags.before(words);
		}
	}

	private static List<Mark> taken(NavigableMap<Integer, NavigableMap<Integer, List<Mark>>> fresh, String reference) {
		List<Mark> own = new ArrayList<>();
		fresh.forEach((row, cells) -> cells.entrySet().removeIf(cell -> {
			boolean same = reference.equals(Spot.column(cell.getKey()) + row);
			if (same) {
				own.addAll(cell.getValue());
			}
			return same;
		}));
		return own;
	}

	private static String words(List<Mark> marks) {
		return String.join("\n", marks.stream().flatMap(mark -> MarkWords.lines(mark).stream()).toList());
	}

	private static String run(String x, String words) {
		return "<" + x + "r><" + x + "rPr><" + x + "sz val=\"9\"/><" + x + "rFont val=\"宋体\"/><" + x
				+ "charset val=\"134\"/></" + x + "rPr><" + x + "t xml:space=\"preserve\">" + Tags.escaped(words) + "</"
				+ x + "t></" + x + "r>";
	}

	private void boxes(NavigableMap<Integer, NavigableMap<Integer, List<Mark>>> fresh) {
		String part = copy.related(sheet, "vmlDrawing").filter(copy::has).filter(each -> isNamed()).orElse("");
		if (part.isEmpty()) {
			part = copy.free("xl/drawings/vmlDrawingJiheng", ".vml");
			copy.put(part,
					("<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" "
							+ "xmlns:x=\"urn:schemas-microsoft-com:office:excel\"></xml>")
						.getBytes(UTF_8));
			copy.typeOfAll("vml", DRAWING_TYPE);
			drawing = copy.relate(sheet, "vmlDrawing", part);
		}
		String text = new String(copy.part(part).orElseThrow(NotAnnotated::new), UTF_8);
		int end = text.lastIndexOf("</xml>");
		if (end < 0) {
			throw new NotAnnotated();
		}
		StringBuilder shapes = new StringBuilder();
		if (!text.contains("id=\"" + BOX + "\"")) {
			shapes.append("<v:shapetype id=\"" + BOX + "\" coordsize=\"21600,21600\" o:spt=\"202\" "
					+ "path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/>"
					+ "<v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>");
		}
		int number = 1;
		for (var row : fresh.entrySet()) {
			for (var cell : row.getValue().entrySet()) {
				shapes.append(shape(number++, row.getKey(), cell.getKey(), cell.getValue().size()));
			}
		}
		copy.put(part, (text.substring(0, end) + shapes + text.substring(end)).getBytes(UTF_8));
	}

	/** Whether the sheet names a drawing of comments. */
	private boolean isNamed() {
		Tags tags = copy.tags(sheet);
		while (tags.next()) {
			if (tags.starts("legacyDrawing")) {
				return true;
			}
		}
		return false;
	}

	private static String shape(int number, int row, int column, int marks) {
		int top = Math.max(0, row - 2);
		return "<v:shape id=\"_jiheng" + number + "\" type=\"#" + BOX
				+ "\" style=\"position:absolute;visibility:hidden\" fillcolor=\"#ffffe1\" o:insetmode=\"auto\">"
				+ "<v:fill color2=\"#ffffe1\"/><v:path o:connecttype=\"none\"/>"
				+ "<v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div></v:textbox>"
				+ "<x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>" + column + ",12,"
				+ top + ",4," + (column + 3) + ",40," + (top + 3 + marks)
				+ ",10</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>" + (row - 1) + "</x:Row><x:Column>"
				+ (column - 1) + "</x:Column></x:ClientData></v:shape>";
	}

}
