package org.jiheng.document.office;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiheng.document.DocumentAnnotator;
import org.jiheng.document.Mark;
import org.jspecify.annotations.Nullable;

/**
 * Writes opinions into a .docx: cells and paragraphs coloured and commented on; what has
 * no place in it stands in paragraphs above everything.
 */
final class WordAnnotator {

	private static final String BODY = "word/document.xml";

	private static final String COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

	/** What stands behind the shading in the properties of a cell. */
	private static final Set<String> AFTER_IN_CELL = Set.of("noWrap", "tcMar", "textDirection", "tcFitText", "vAlign",
			"hideMark", "headers", "cellIns", "cellDel", "cellMerge", "tcPrChange");

	/** What stands before the shading in the properties of a paragraph. */
	private static final Set<String> BEFORE_IN_PARAGRAPH = Set.of("pStyle", "keepNext", "keepLines", "pageBreakBefore",
			"framePr", "widowControl", "numPr", "suppressLineNumbers", "pBdr");

	private final PackedCopy copy;

	private final Map<Integer, List<Mark>> places = new HashMap<>();

	private final List<Mark> others = new ArrayList<>();

	/** The comments by their numbers. */
	private final Map<Integer, List<Mark>> comments = new LinkedHashMap<>();

	/** What is put in before a paragraph ends, by its depth. */
	private final Map<Integer, String> endings = new HashMap<>();

	private int next;

	private List<Mark> waiting = List.of();

	private int waitingAt;

	private WordAnnotator(PackedCopy copy) {
		this.copy = copy;
	}

	static byte[] annotate(byte[] bytes, List<Mark> marks) {
		PackedCopy copy = PackedCopy.of(bytes);
		WordAnnotator annotator = new WordAnnotator(copy);
		annotator.clean();
		WordPlaces found = new WordPlaces(marks.stream().flatMap(mark -> mark.places().stream()).toList());
		Word.find(Packed.of(copy.bytes()), found);
		for (Mark mark : marks) {
			Set<Integer> elements = mark.places()
				.stream()
				.flatMap(place -> found.of(place).stream())
				.collect(Collectors.toSet());
			elements.forEach(each -> annotator.places.computeIfAbsent(each, any -> new ArrayList<>()).add(mark));
			if (elements.isEmpty()) {
				annotator.others.add(mark);
			}
		}
		annotator.write(marks);
		return annotator.copy.bytes();
	}

	/** Takes out what was written into the file before, by an earlier turn. */
	private void clean() {
		Set<String> ours = new HashSet<>();
		copy.related(BODY, "comments").filter(copy::has).ifPresent(part -> copy.change(part, tags -> {
			int begin = -1;
			while (tags.next()) {
				String w = tags.prefix();
				boolean own = tags.attribute(w + "author").filter(MarkWords.AUTHOR::equals).isPresent();
				if (tags.starts("comment")) {
					begin = own ? tags.from() : -1;
					tags.attribute(w + "id").filter(id -> own).ifPresent(ours::add);
				}
				if (tags.ends("comment") && begin >= 0) {
					tags.cut(begin);
				}
			}
		}));
		copy.change(BODY, tags -> {
			int begin = 0;
			while (tags.next()) {
				String w = tags.prefix();
				begin = tags.starts("p") && tags.depth() == 3 ? tags.from() : begin;
				boolean anchor = tags.isEmpty() && tags.local().startsWith("comment")
						&& tags.attribute(w + "id").filter(ours::contains).isPresent();
				boolean colour = tags.starts("shd") && tags.isEmpty()
						&& tags.attribute(w + "fill").filter(MarkWords::isOurs).isPresent();
				if (anchor || colour) {
					tags.replace("");
				}
				else if (tags.ends("p") && tags.depth() == 3
						&& tags.between(begin, tags.to()).contains(">" + DocumentAnnotator.SIGN)) {
					tags.cut(begin);
				}
			}
		});
	}

	private void write(List<Mark> marks) {
		String part = copy.related(BODY, "comments").filter(copy::has).orElse(null);
		next = part == null ? 0 : afterLast(copy.tags(part));
		copy.change(BODY, tags -> body(tags, marks));
		if (!comments.isEmpty()) {
			comments(part);
		}
	}

	private static int afterLast(Tags tags) {
		int last = -1;
		while (tags.next()) {
			if (tags.starts("comment")) {
				last = Math.max(last, tags.number(tags.prefix() + "id", -1));
			}
		}
		return last + 1;
	}

	private void body(Tags tags, List<Mark> marks) {
		while (tags.next()) {
			if (tags.starts("body") && tags.depth() == 2) {
				tags.after(top(tags.prefix(), marks));
			}
			List<Mark> own = tags.starts("p") && tags.depth() == waitingAt ? waiting : List.of();
			if (tags.starts("tc") && places.containsKey(tags.started())) {
				waiting = places.getOrDefault(tags.started(), List.of());
				waitingAt = tags.depth() + 1;
				cell(tags);
			}
			else if (tags.starts("p")) {
				paragraph(tags, own, places.getOrDefault(tags.started(), List.of()));
			}
			if (tags.ends("p")) {
				Optional.ofNullable(endings.remove(tags.depth())).ifPresent(tags::before);
			}
		}
	}

	private static String shading(String w, List<Mark> marks) {
		return "<" + w + "shd " + w + "val=\"clear\" " + w + "color=\"auto\" " + w + "fill=\""
				+ MarkWords.colour(MarkWords.worst(marks)) + "\"/>";
	}

	private void cell(Tags tags) {
		String w = tags.prefix();
		String shading = shading(w, waiting);
		if (tags.isFollowedBy("tcPr")) {
			tags.next();
			properties(tags, shading, false);
		}
		else if (!tags.isEmpty()) {
			tags.after("<" + w + "tcPr>" + shading + "</" + w + "tcPr>");
		}
	}

	/**
	 * A paragraph of a cell bears the cell's comment, another its own; the cell's first
	 * bears it alone.
	 */
	private void paragraph(Tags tags, List<Mark> ofCell, List<Mark> ofParagraph) {
		List<Mark> marks = ofCell.isEmpty() ? ofParagraph : ofCell;
		if (marks.isEmpty()) {
			return;
		}
		if (!ofCell.isEmpty()) {
			waitingAt = 0;
		}
		String w = tags.prefix();
		int number = next++;
		comments.put(number, marks);
		String begin = "<" + w + "commentRangeStart " + w + "id=\"" + number + "\"/>";
		String end = "<" + w + "commentRangeEnd " + w + "id=\"" + number + "\"/><" + w + "r><" + w + "commentReference "
				+ w + "id=\"" + number + "\"/></" + w + "r>";
		String shading = ofCell.isEmpty() ? shading(w, marks) : null;
		String own = shading == null ? "" : "<" + w + "pPr>" + shading + "</" + w + "pPr>";
		if (tags.isEmpty()) {
			tags.fill(own + begin + end);
			return;
		}
		int depth = tags.depth();
		if (tags.isFollowedBy("pPr")) {
			tags.next();
			properties(tags, shading, true);
			tags.after(begin);
		}
		else {
			tags.after(own + begin);
		}
		endings.put(depth, end);
	}

	/** Goes through the properties that begin here, to their end. */
	private static void properties(Tags tags, @Nullable String shading, boolean paragraph) {
		int depth = tags.depth();
		if (tags.isEmpty()) {
			if (shading != null) {
				tags.fill(shading);
			}
			return;
		}
		boolean placed = shading == null;
		while (tags.next() && tags.depth() > depth) {
			boolean child = tags.starts() && tags.depth() == depth + 1;
			if (shading == null || !child) {
				continue;
			}
			if (tags.starts("shd") && tags.isEmpty()) {
				tags.replace(placed ? "" : shading);
				placed = true;
			}
			else if (!placed && (paragraph ? !BEFORE_IN_PARAGRAPH.contains(tags.local())
					: AFTER_IN_CELL.contains(tags.local()))) {
				tags.before(shading);
				placed = true;
			}
		}
		if (!placed && shading != null) {
			tags.before(shading);
		}
	}

	/** What a person sees first: how much there is, and what has no place in the text. */
	private String top(String w, List<Mark> marks) {
		List<String> lines = new ArrayList<>();
		lines.add(DocumentAnnotator.SIGN + MarkWords.counted(marks) + "；有位置的见文中涂色处的批注。以“" + DocumentAnnotator.SIGN
				+ "”开头的各段由系统写入，重新导入时不读入，改完后可以删去。");
		for (Mark mark : others) {
			lines.add(DocumentAnnotator.SIGN + mark.finding().place().text() + "："
					+ String.join(" ", MarkWords.lines(mark)));
		}
		StringBuilder xml = new StringBuilder();
		for (int i = 0; i < lines.size(); i++) {
			boolean last = i == lines.size() - 1;
			xml.append("<w:p><w:pPr><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"FFF8E5\"/>"
					+ "<w:spacing w:before=\"60\" w:after=\"60\" w:line=\"320\" w:lineRule=\"atLeast\"/>"
					+ "<w:ind w:left=\"0\" w:firstLine=\"0\"/><w:jc w:val=\"left\"/></w:pPr>");
			xml.append(
					"<w:r><w:rPr><w:color w:val=\"9C2A00\"/><w:sz w:val=\"21\"/></w:rPr><w:t xml:space=\"preserve\">")
				.append(Tags.escaped(lines.get(i)))
				.append("</w:t></w:r>")
				.append(last ? "<w:r><w:br w:type=\"page\"/></w:r>" : "")
				.append("</w:p>");
		}
		return xml.toString().replace("<w:", "<" + w).replace("</w:", "</" + w).replace(" w:", " " + w);
	}

	private void comments(@Nullable String known) {
		String part = known == null ? copy.free("word/commentsJiheng", ".xml") : known;
		if (known == null) {
			copy.write(part, xml -> xml.begin("w:comments", "xmlns:w", WordStyles.NAMESPACE));
			copy.type(part, COMMENTS_TYPE);
			copy.relate(BODY, "comments", part);
		}
		StringBuilder xml = new StringBuilder();
		comments.forEach((number, marks) -> xml.append(comment(number, marks)));
		copy.inside(part, "comments",
				w -> xml.toString().replace("<w:", "<" + w).replace("</w:", "</" + w).replace(" w:", " " + w));
	}

	private static String comment(int number, List<Mark> marks) {
		StringBuilder xml = new StringBuilder("<w:comment w:id=\"" + number + "\" w:author=\"" + MarkWords.AUTHOR
				+ "\" w:initials=\"" + MarkWords.AUTHOR + "\">");
		for (Mark mark : marks) {
			for (String line : MarkWords.lines(mark)) {
				xml.append("<w:p><w:r><w:t xml:space=\"preserve\">")
					.append(Tags.escaped(line))
					.append("</w:t></w:r></w:p>");
			}
		}
		return xml.append("</w:comment>").toString();
	}

}
