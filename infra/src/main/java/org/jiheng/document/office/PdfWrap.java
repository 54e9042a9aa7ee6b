package org.jiheng.document.office;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Breaks words into lines as Chinese is set: anywhere, but not inside a Latin word or a
 * number, not before a stop, not after an opening bracket; and never so that a line looks
 * like the beginning of another paragraph.
 */
final class PdfWrap {

	private static final String NOT_FIRST = "，。、；：！？）》〉」』】〕］｝”’…—·％,.;:!?)]}%‰℃～";

	private static final String NOT_LAST = "（《〈「『【〔［｛“‘([{";

	/** What begins a paragraph, or stands alone at the foot of a page. */
	private static final Pattern BEGINNING = Pattern.compile(
			"(?:[0-9]{6}|单位|[(（]?[0-9一二三四五六七八九十]{1,3}[)）.．、]|第[一二]部分).*" + "|[-—–－ ]*[0-9]{1,4}[-—–－ ]*",
			Pattern.DOTALL);

	private final PdfFaces faces;

	private final boolean heading;

	PdfWrap(PdfFaces faces, boolean heading) {
		this.faces = faces;
		this.heading = heading;
	}

	double width(String words) {
		return words.codePoints().mapToDouble(c -> faces.width(c, heading)).sum();
	}

	/** Whether all that cannot be broken fits into a width, in ems. */
	boolean fits(String words, double ems) {
		return pieces(words).stream().allMatch(piece -> width(piece) <= ems);
	}

	/** The lines of that width, the first one shorter by an indent; all in ems. */
	List<String> lines(String words, double ems, double indent) {
		List<String> lines = new ArrayList<>();
		for (String given : words.split("\n", -1)) {
			paragraph(given.replace('\t', ' '), ems, lines.isEmpty() ? indent : 0, lines);
		}
		return lines;
	}

	private void paragraph(String words, double ems, double indent, List<String> lines) {
		List<String> pieces = pieces(words);
		int from = 0;
		double room = ems - indent;
		while (from < pieces.size()) {
			int to = last(pieces, from, room);
			lines.add(String.join("", pieces.subList(from, to)).strip());
			from = to;
			room = ems;
		}
		if (pieces.isEmpty()) {
			lines.add("");
		}
	}

	/** How far a line reaches that begins with that piece. */
	private int last(List<String> pieces, int from, double room) {
		int to = from;
		double used = 0;
		while (to < pieces.size() && (to == from || used + width(pieces.get(to).stripTrailing()) <= room + 0.001)) {
			used += width(pieces.get(to));
			to++;
		}
		int back = to;
		while (to < pieces.size() && back > from + 1 && looksLikeBeginning(pieces, back)) {
			back--;
		}
		return to < pieces.size() && looksLikeBeginning(pieces, back) ? to : back;
	}

	private static boolean looksLikeBeginning(List<String> pieces, int at) {
		String next = String.join("", pieces.subList(at, Math.min(at + 8, pieces.size())));
		return BEGINNING.matcher(next).matches();
	}

	/** What stands together on a line; a space belongs to what is before it. */
	private static List<String> pieces(String words) {
		List<String> pieces = new ArrayList<>();
		StringBuilder piece = new StringBuilder();
		int before = 0;
		for (int c : words.codePoints().toArray()) {
			if (!piece.isEmpty() && mayBreak(before, c)) {
				pieces.add(piece.toString());
				piece.setLength(0);
			}
			piece.appendCodePoint(c);
			before = c;
		}
		if (!piece.isEmpty()) {
			pieces.add(piece.toString());
		}
		return pieces;
	}

	private static boolean mayBreak(int before, int next) {
		if (next == ' ' || NOT_FIRST.indexOf(next) >= 0 || NOT_LAST.indexOf(before) >= 0) {
			return false;
		}
		return before == ' ' || !(isLatin(before) && isLatin(next));
	}

	private static boolean isLatin(int c) {
		return c > ' ' && c < 0x250;
	}

}
