package org.jiheng.document.office;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The first and last lines of pages that are none of the text: page numbers, and what
 * stands at the same height in the same words on at least half of the pages. The line
 * that names the unit or the money is never one.
 */
final class PdfMargins {

	private static final Pattern NUMBER = Pattern
		.compile("[-—–－ ]*\\d{1,4}[-—–－ ]*|第? ?\\d{1,4} ?页?(?: ?[,，/共] ?共? ?\\d{1,4} ?页?)|第 ?\\d{1,4} ?页");

	private static final Pattern OF_FORM = Pattern.compile(".*(?:单位|[0-9]{6}).*");

	/** Of what Jiheng writes itself; the hash may look like a code. */
	private static final Pattern IMPRINT = Pattern.compile("(?:快照摘要|核验：|内部版，|公开版，).*");

	private static final int FEWEST_PAGES = 3;

	private PdfMargins() {
	}

	/** Without what Jiheng prints below the pages of its own documents. */
	static List<List<PdfLine>> withoutImprint(List<List<PdfLine>> pages) {
		List<List<PdfLine>> kept = new ArrayList<>();
		for (List<PdfLine> page : pages) {
			List<PdfLine> lines = new ArrayList<>(page);
			while (!lines.isEmpty() && IMPRINT.matcher(lines.getLast().text()).matches()) {
				lines.removeLast();
			}
			kept.add(lines);
		}
		return kept;
	}

	static List<List<PdfLine>> without(List<List<PdfLine>> pages, List<List<PdfTable>> tables) {
		List<List<PdfLine>> kept = new ArrayList<>();
		for (int i = 0; i < pages.size(); i++) {
			List<PdfLine> lines = new ArrayList<>(pages.get(i));
			List<PdfTable> drawn = tables.get(i);
			last(pages.get(i), drawn).filter(line -> isMargin(line, pages, tables, false)).ifPresent(lines::remove);
			first(pages.get(i), drawn).filter(line -> isMargin(line, pages, tables, true)).ifPresent(lines::remove);
			kept.add(lines);
		}
		return kept;
	}

	private static boolean isMargin(PdfLine line, List<List<PdfLine>> pages, List<List<PdfTable>> tables, boolean top) {
		if (NUMBER.matcher(line.text().strip()).matches()) {
			return true;
		}
		if (OF_FORM.matcher(line.text()).matches()) {
			return false;
		}
		long same = 0;
		for (int i = 0; i < pages.size(); i++) {
			Optional<PdfLine> other = top ? first(pages.get(i), tables.get(i)) : last(pages.get(i), tables.get(i));
			same += other.filter(each -> each.text().equals(line.text()) && Math.abs(each.y() - line.y()) < 3)
				.isPresent() ? 1 : 0;
		}
		return same >= FEWEST_PAGES && same * 2 >= pages.size();
	}

	/** The first line, above all tables. */
	private static Optional<PdfLine> first(List<PdfLine> lines, List<PdfTable> tables) {
		return lines.stream()
			.findFirst()
			.filter(line -> tables.stream().allMatch(table -> line.y() <= table.top() + 1));
	}

	/** The last line, below all tables. */
	private static Optional<PdfLine> last(List<PdfLine> lines, List<PdfTable> tables) {
		return lines.isEmpty() ? Optional.empty() : Optional.of(lines.getLast())
			.filter(line -> tables.stream().allMatch(table -> line.y() >= table.bottom() - 1));
	}

}
