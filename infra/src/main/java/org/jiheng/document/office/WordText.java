package org.jiheng.document.office;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words of a paragraph as Word prints them: deleted and hidden ones left out, the
 * number of its list before them, text boxes after them.
 */
final class WordText {

	/** Not text, or text that is not there any more. */
	private static final Set<String> SKIPPED = Set.of("del", "moveFrom", "instrText", "delText", "delInstrText", "rt",
			"Fallback", "sectPr", "pPrChange", "rPrChange", "tblPrChange", "annotationRef");

	/** Signs of the font Symbol, which Word keeps as places of that font. */
	private static final Map<Integer, String> SYMBOLS = Map.of(0xB3, "≥", 0xA3, "≤", 0xB1, "±", 0xB9, "≠", 0x3C, "<",
			0x3E, ">", 0x3D, "=", 0x25, "%", 0xB4, "×");

	private final WordNumbering numbering;

	private final StringBuilder text = new StringBuilder();

	private final List<String> boxes = new ArrayList<>();

	private WordNumbering.@Nullable Item item;

	private @Nullable String style;

	private WordText(WordNumbering numbering) {
		this.numbering = numbering;
	}

	/** Reads the paragraph that has just started. */
	static String of(Xml xml, WordNumbering numbering) {
		WordText words = new WordText(numbering);
		words.inside(xml);
		String text = words.text.toString();
		String number = text.isBlank() ? "" : numbering.next(words.item, words.style);
		words.boxes.addFirst(number + text);
		return String.join("\n", words.boxes);
	}

	private void inside(Xml xml) {
		int outer = xml.depth();
		while (xml.nextIn(outer)) {
			if (xml.starts()) {
				element(xml);
			}
		}
	}

	private void element(Xml xml) {
		String name = xml.name();
		if (SKIPPED.contains(name)) {
			xml.skip();
			return;
		}
		switch (name) {
			case "r" -> run(xml);
			case "numPr" -> item = WordNumbering.item(xml);
			case "pStyle" -> style = xml.attribute("val").orElse(null);
			case "t" -> text.append(plain(xml.whole()));
			case "tab", "ptab" -> tab(xml);
			case "br", "cr" -> text.append('\n');
			case "noBreakHyphen" -> text.append('-');
			case "sym" -> text.append(symbol(xml));
			case "txbxContent" -> boxes.add(box(xml));
			default -> {
			}
		}
	}

	/** A tab in the properties of a paragraph is a stop, not a character. */
	private void tab(Xml xml) {
		if (xml.attribute("pos").isEmpty()) {
			text.append('\t');
		}
	}

	/** A run is hidden as a whole. */
	private void run(Xml xml) {
		int before = text.length();
		int outer = xml.depth();
		boolean hidden = false;
		while (xml.nextIn(outer)) {
			if (xml.starts("vanish")) {
				hidden |= xml.isOn();
			}
			else if (xml.starts()) {
				element(xml);
			}
		}
		if (hidden) {
			text.setLength(before);
		}
	}

	private String box(Xml xml) {
		List<String> paragraphs = new ArrayList<>();
		int outer = xml.depth();
		while (xml.nextIn(outer)) {
			if (xml.starts("p")) {
				paragraphs.add(of(xml, numbering));
			}
		}
		return String.join("\n", paragraphs);
	}

	private static String symbol(Xml xml) {
		try {
			int code = xml.attribute("char").map(hex -> Integer.parseInt(hex, 16)).orElse(0);
			return SYMBOLS.getOrDefault(code & 0xFF, "□");
		}
		catch (NumberFormatException none) {
			return "□";
		}
	}

	private static String plain(String words) {
		StringBuilder plain = new StringBuilder(words.length());
		for (int i = 0; i < words.length(); i++) {
			char c = words.charAt(i);
			if (c >= '\uF000' && c <= '\uF0FF') {
				plain.append(SYMBOLS.getOrDefault(c & 0xFF, "□"));
			}
			else if (c != '\u00AD') {
				plain.append(c);
			}
		}
		return plain.toString();
	}

}
