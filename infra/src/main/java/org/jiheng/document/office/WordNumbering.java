package org.jiheng.document.office;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that Word prints before paragraphs and does not keep among their words: by
 * the list that a paragraph or its style belongs to, counted in the order of the text.
 */
final class WordNumbering {

	/** The list and the level that a paragraph belongs to. */
	record Item(@Nullable Integer list, int level) {
	}

	private record Level(String format, String text, int start) {
	}

	private final Map<Integer, Map<Integer, Level>> patterns = new HashMap<>();

	private final Map<Integer, Integer> patternOf = new HashMap<>();

	private final Map<Integer, Map<Integer, Integer>> restarts = new HashMap<>();

	private final Map<String, Item> styles = new HashMap<>();

	private final Map<String, String> parents = new HashMap<>();

	private final Map<Integer, Map<Integer, Integer>> counted = new HashMap<>();

	WordNumbering(Packed file) {
		file.part("word/numbering.xml").ifPresent(part -> lists(new Xml(part)));
		file.part("word/styles.xml").ifPresent(part -> styles(new Xml(part)));
	}

	private void lists(Xml xml) {
		while (xml.next()) {
			if (xml.starts("abstractNum")) {
				patterns.put(xml.number("abstractNumId", -1), levels(xml));
			}
			else if (xml.starts("num")) {
				list(xml);
			}
		}
	}

	private static Map<Integer, Level> levels(Xml xml) {
		Map<Integer, Level> levels = new HashMap<>();
		int outer = xml.depth();
		while (xml.nextIn(outer)) {
			if (xml.starts("lvl")) {
				levels.put(xml.number("ilvl", 0), level(xml));
			}
		}
		return levels;
	}

	private static Level level(Xml xml) {
		int outer = xml.depth();
		String format = "decimal";
		String text = "";
		int start = 1;
		while (xml.nextIn(outer)) {
			if (xml.starts("numFmt")) {
				format = xml.attribute("val").orElse(format);
			}
			else if (xml.starts("lvlText")) {
				text = xml.attribute("val").orElse("");
			}
			else if (xml.starts("start")) {
				start = xml.number("val", 1);
			}
		}
		return new Level(format, text, start);
	}

	private void list(Xml xml) {
		int number = xml.number("numId", 0);
		int outer = xml.depth();
		int level = 0;
		while (xml.nextIn(outer)) {
			if (xml.starts("abstractNumId")) {
				patternOf.put(number, xml.number("val", -1));
			}
			else if (xml.starts("lvlOverride")) {
				level = xml.number("ilvl", 0);
			}
			else if (xml.starts("startOverride")) {
				restarts.computeIfAbsent(number, any -> new HashMap<>()).put(level, xml.number("val", 1));
			}
		}
	}

	private void styles(Xml xml) {
		String style = "";
		while (xml.next()) {
			if (xml.starts("style")) {
				style = xml.attribute("styleId").orElse("");
			}
			else if (xml.starts("basedOn")) {
				parents.put(style, xml.attribute("val").orElse(""));
			}
			else if (xml.starts("numPr")) {
				styles.put(style, item(xml));
			}
		}
	}

	/** Reads the element numPr that has just started. */
	static Item item(Xml xml) {
		int outer = xml.depth();
		Integer list = null;
		int level = 0;
		while (xml.nextIn(outer)) {
			if (xml.starts("numId")) {
				list = xml.number("val", 0);
			}
			else if (xml.starts("ilvl")) {
				level = xml.number("val", 0);
			}
		}
		return new Item(list, level);
	}

	/** The number of the next paragraph of that list or style: （一）, 3. — or nothing. */
	String next(@Nullable Item own, @Nullable String style) {
		Item item = own != null && own.list() != null ? own : ofStyle(style, 0);
		Integer list = item == null ? null : item.list();
		Integer pattern = list == null ? null : patternOf.get(list);
		Map<Integer, Level> levels = pattern == null ? Map.of() : patterns.getOrDefault(pattern, Map.of());
		int at = own != null && own.list() == null ? own.level() : item == null ? 0 : item.level();
		Level level = levels.get(at);
		if (list == null || pattern == null || level == null) {
			return "";
		}
		count(list, pattern, at, level);
		return printed(levels, counted.getOrDefault(pattern, Map.of()), level);
	}

	private void count(int list, int pattern, int at, Level level) {
		Map<Integer, Integer> counts = counted.computeIfAbsent(pattern, any -> new HashMap<>());
		Integer restart = Optional.ofNullable(restarts.get(list)).map(levels -> levels.remove(at)).orElse(null);
		counts.put(at, restart != null ? restart : counts.containsKey(at) ? counts.get(at) + 1 : level.start());
		counts.keySet().removeIf(deeper -> deeper > at);
	}

	private @Nullable Item ofStyle(@Nullable String style, int steps) {
		if (style == null || steps > 20) {
			return null;
		}
		Item own = styles.get(style);
		return own != null && own.list() != null ? own : ofStyle(parents.get(style), steps + 1);
	}

	private static String printed(Map<Integer, Level> levels, Map<Integer, Integer> counts, Level level) {
		if (level.format().equals("bullet")) {
			return "";
		}
		String text = level.text();
		for (int i = 0; i < 9; i++) {
			Level each = levels.get(i);
			String mark = "%" + (i + 1);
			if (each != null && text.contains(mark)) {
				text = text.replace(mark, Numeral.of(counts.getOrDefault(i, each.start()), each.format()));
			}
		}
		return text;
	}

}
