package org.jiheng.document.office;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A line of text on a page: its words, its baseline, where it begins and ends. */
record PdfLine(String text, double y, double left, double right, double size) {

	/** The lines of these characters from top to bottom. */
	static List<PdfLine> of(List<PdfPage.Glyph> glyphs) {
		List<PdfPage.Glyph> sorted = new ArrayList<>(glyphs);
		sorted.sort(Comparator.comparingDouble(PdfPage.Glyph::y));
		List<PdfLine> lines = new ArrayList<>();
		List<PdfPage.Glyph> line = new ArrayList<>();
		for (PdfPage.Glyph glyph : sorted) {
			if (!line.isEmpty()
					&& glyph.y() - line.getFirst().y() > Math.max(glyph.size(), line.getFirst().size()) / 2) {
				lines.add(one(line));
				line.clear();
			}
			line.add(glyph);
		}
		if (!line.isEmpty()) {
			lines.add(one(line));
		}
		return lines;
	}

	static String text(List<PdfPage.Glyph> glyphs) {
		return String.join("\n", of(glyphs).stream().map(PdfLine::text).toList());
	}

	/** Wide gaps part columns, as between a title and its page. */
	private static PdfLine one(List<PdfPage.Glyph> glyphs) {
		List<PdfPage.Glyph> line = new ArrayList<>(glyphs);
		line.sort(Comparator.comparingDouble(PdfPage.Glyph::x));
		StringBuilder text = new StringBuilder();
		double end = line.getFirst().x();
		PdfPage.Glyph before = null;
		for (PdfPage.Glyph glyph : line) {
			if (before != null && isTwice(before, glyph)) {
				continue;
			}
			before = glyph;
			double gap = glyph.x() - end;
			text.append(gap > glyph.size() * 1.5 ? "  " : gap > glyph.size() * 0.2 ? " " : "").append(glyph.text());
			end = Math.max(end, glyph.x() + glyph.width());
		}
		return new PdfLine(text.toString(), line.getFirst().y(), line.getFirst().x(), end, line.getFirst().size());
	}

	/** Some print bold by printing twice. */
	private static boolean isTwice(PdfPage.Glyph one, PdfPage.Glyph other) {
		return one.text().equals(other.text()) && other.x() - one.x() < one.size() * 0.15;
	}

	double middle() {
		return (left + right) / 2;
	}
}
