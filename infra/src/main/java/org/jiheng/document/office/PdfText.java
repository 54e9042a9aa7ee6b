package org.jiheng.document.office;

import java.util.List;
import java.util.regex.Pattern;
import org.jiheng.budget.Spot;
import org.jiheng.document.SourceBlocks;
import org.jspecify.annotations.Nullable;

/**
 * Paragraphs put together from lines: a line that reaches the right margin goes on in the
 * next one, unless that begins with a number or a unit, or is indented like a new
 * paragraph.
 */
final class PdfText {

	private static final Pattern NUMBERED = Pattern.compile(
			"\\s*(?:[0-9]{6}(?![0-9])|[\\u4e00-\\u9fff]{0,4}单位(?:[(（]盖章[)）])?[:：]|"
					+ "[(（](?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})[)）]|(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})[.、．)）](?![0-9])).*",
			Pattern.DOTALL);

	private static final int LONGEST_WORD = 8;

	private final SourceBlocks blocks;

	private final double left;

	private final double right;

	private final StringBuilder paragraph = new StringBuilder();

	private @Nullable PdfLine last;

	private int page;

	PdfText(SourceBlocks blocks, List<PdfLine> all) {
		this.blocks = blocks;
		this.left = all.stream().mapToDouble(PdfLine::left).min().orElse(0);
		this.right = all.stream().mapToDouble(PdfLine::right).max().orElse(0);
	}

	void line(PdfLine line, int onPage) {
		PdfLine above = last;
		if (above != null && goesOn(above, line)) {
			paragraph.append(' ').append(line.text());
		}
		else {
			end();
			page = onPage;
			paragraph.append(line.text());
		}
		last = line;
	}

	/** What stands between belongs to no paragraph. */
	void end() {
		if (last != null) {
			blocks.paragraph(paragraph.toString(), Spot.page(page));
		}
		paragraph.setLength(0);
		last = null;
	}

	private boolean goesOn(PdfLine above, PdfLine line) {
		double size = above.size();
		boolean full = above.right() + firstWord(line.text()) * size > right - size * 1.2;
		boolean sameSize = Math.abs(size - line.size()) < 0.5;
		boolean atMargin = line.left() < left + size;
		boolean centred = Math.abs(above.middle() - line.middle()) < size && above.left() > left + size / 2;
		return full && sameSize && (atMargin || centred) && !NUMBERED.matcher(line.text()).matches();
	}

	/**
	 * How wide the word is that did not fit, in characters: Chinese breaks anywhere but
	 * before a stop.
	 */
	private static double firstWord(String line) {
		double width = 1;
		for (int i = 1; i < line.length() && width < LONGEST_WORD && !mayBreakBefore(line.charAt(i)); i++) {
			width += line.charAt(i) < 0x80 ? 0.6 : 1;
		}
		return width;
	}

	private static boolean mayBreakBefore(char c) {
		return c == ' ' || Character.isIdeographic(c);
	}

}
