package org.jiheng.document.office;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.jspecify.annotations.Nullable;

/** Draws words and rules on one page; all in points from its top left corner. */
final class PdfSheet {

	static final double HEIGHT = 841.89;

	static final double WIDTH = 595.28;

	/** Letters stand no farther apart than this, in ems, or they would read as words. */
	private static final double LOOSEST = 0.1;

	private final PDPageContentStream content;

	private final PdfFaces faces;

	PdfSheet(PDPageContentStream content, PdfFaces faces) {
		this.content = content;
		this.faces = faces;
	}

	/** A line with its baseline at y. */
	void words(String words, double x, double y, double size, boolean heading) throws IOException {
		words(words, x, y, size, heading, 0);
	}

	/** A line that is stretched to a width, as far as that can be done unseen. */
	void stretched(String words, double x, double y, double size, boolean heading, double width) throws IOException {
		int count = words.codePointCount(0, words.length());
		double missing = width - new PdfWrap(faces, heading).width(words) * size;
		double each = count < 2 ? 0 : missing / (count - 1);
		words(words, x, y, size, heading, each > 0 && each < LOOSEST * size ? each : 0);
	}

	private void words(String words, double x, double y, double size, boolean heading, double apart)
			throws IOException {
		double at = x;
		double begun = x;
		StringBuilder run = new StringBuilder();
		PDFont font = null;
		for (int c : words.codePoints().toArray()) {
			PDFont own = c == ' ' ? null : faces.font(c, heading);
			if (c == ' ' || !Objects.equals(own, font)) {
				run(run, font, begun, y, size, apart);
				begun = at;
				font = own;
			}
			if (c != ' ') {
				run.appendCodePoint(c);
			}
			at += faces.width(c, heading) * size + apart;
		}
		run(run, font, begun, y, size, apart);
	}

	private void run(StringBuilder run, @Nullable PDFont font, double x, double y, double size, double apart)
			throws IOException {
		if (font != null && !run.isEmpty()) {
			content.beginText();
			content.setFont(font, (float) size);
			content.setCharacterSpacing((float) apart);
			content.newLineAtOffset((float) x, (float) (HEIGHT - y));
			content.showText(run.toString());
			content.endText();
		}
		run.setLength(0);
	}

	/** The four sides of a cell. */
	void frame(double left, double top, double right, double bottom) throws IOException {
		content.setLineWidth(0.5f);
		line(left, top, right, top);
		line(left, bottom, right, bottom);
		line(left, top, left, bottom);
		line(right, top, right, bottom);
	}

	private void line(double fromX, double fromY, double toX, double toY) throws IOException {
		content.moveTo((float) fromX, (float) (HEIGHT - fromY));
		content.lineTo((float) toX, (float) (HEIGHT - toY));
		content.stroke();
	}

	/** Lines below each other in the middle of a box, each placed as asked. */
	void box(List<String> lines, double left, double top, double right, double bottom, double size, double leading,
			boolean heading, Place place) throws IOException {
		PdfWrap wrap = new PdfWrap(faces, heading);
		double y = (top + bottom - lines.size() * leading) / 2 + leading / 2 + size * 0.36;
		for (String line : lines) {
			double width = wrap.width(line) * size;
			double x = switch (place) {
				case LEFT -> left;
				case CENTRE -> (left + right - width) / 2;
				case RIGHT -> right - width;
			};
			words(line, x, y, size, heading);
			y += leading;
		}
	}

	/** Where a line stands in its box. */
	enum Place {

		LEFT, CENTRE, RIGHT

	}

}
