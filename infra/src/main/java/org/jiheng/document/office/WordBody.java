package org.jiheng.document.office;

import java.io.IOException;
import java.util.List;
import org.jiheng.document.FormCell;
import org.jiheng.document.FormCell.Kind;
import org.jiheng.document.FormChapter;
import org.jiheng.document.FormSheet;
import org.jiheng.document.FormTable;
import org.jiheng.document.OfficialForm;
import org.jspecify.annotations.Nullable;

/** The text of the .docx: cover, contents, first part, a page for each table. */
final class WordBody {

	/** Of the text, in twentieths of a point: A4 less its margins. */
	static final int WIDTH = 9070;

	private static final int PAGE_WIDTH = 11906;

	private static final int PAGE_HEIGHT = 16838;

	/** A row that holds more goes on over the page, or it could not be printed. */
	private static final int LONGEST_KEPT_TOGETHER = 250;

	private final XmlOut xml;

	private final OfficialForm form;

	private final PageEstimate pages;

	private int bookmarks;

	WordBody(XmlOut xml, OfficialForm form) {
		this.xml = xml;
		this.form = form;
		this.pages = PageEstimate.of(form);
	}

	void write() throws IOException {
		xml.begin("w:document", "xmlns:w", WordStyles.NAMESPACE, "xmlns:r",
				"http://schemas.openxmlformats.org/officeDocument/2006/relationships");
		xml.begin("w:body");
		cover();
		contents();
		part(OfficialForm.FIRST_PART, false);
		for (FormChapter chapter : form.chapters()) {
			chapter(chapter);
		}
		part(OfficialForm.SECOND_PART, true);
		boolean first = true;
		for (FormSheet sheet : form.sheets()) {
			sheet(sheet, !first);
			first = false;
		}
		section("rId5", true, null);
	}

	private void cover() throws IOException {
		OfficialForm.Front front = form.front();
		for (int i = 0; i < 3; i++) {
			paragraph("Cover", "");
		}
		paragraph("Department", front.department());
		paragraph("Title", front.title());
		if (!front.mark().isEmpty()) {
			paragraph("Cover", "（" + front.mark() + "）");
		}
		for (int i = 0; i < 9; i++) {
			paragraph("Cover", "");
		}
		for (String line : front.below()) {
			paragraph("Cover", line);
		}
	}

	/**
	 * Entries with the pages as they are estimated; the office program counts them anew.
	 */
	private void contents() throws IOException {
		xml.begin("w:p").begin("w:pPr").empty("w:pStyle", "w:val", "Contents").empty("w:pageBreakBefore").end();
		words("目  录");
		xml.end();
		entry("TOC1", OfficialForm.FIRST_PART.get(0) + "　" + OfficialForm.FIRST_PART.get(1), 0, pages.of(0), true);
		int mark = 0;
		for (FormChapter chapter : form.chapters()) {
			mark++;
			entry("TOC2", chapter.heading(), mark, pages.of(mark), false);
		}
		mark++;
		entry("TOC1", OfficialForm.SECOND_PART.get(0) + "　" + OfficialForm.SECOND_PART.get(1), mark, pages.of(mark),
				false);
		for (FormSheet sheet : form.sheets()) {
			mark++;
			entry("TOC2", sheet.title(), mark, pages.of(mark), false);
		}
		xml.begin("w:p").begin("w:pPr").empty("w:pStyle", "w:val", "Gap");
		section("rId4", false, "nextPage");
		xml.end().begin("w:r").empty("w:fldChar", "w:fldCharType", "end").end().end();
	}

	private void entry(String style, String title, int mark, int page, boolean begins) throws IOException {
		xml.begin("w:p").begin("w:pPr").empty("w:pStyle", "w:val", style).end();
		if (begins) {
			field("begin", null);
			instruction(" TOC \\o \"1-2\" \\h \\z ");
			field("separate", null);
		}
		xml.begin("w:hyperlink", "w:anchor", "_Toc" + mark, "w:history", 1);
		words(title);
		xml.begin("w:r").empty("w:tab").end();
		field("begin", "1");
		instruction(" PAGEREF _Toc" + mark + " \\h ");
		field("separate", null);
		words(String.valueOf(page));
		field("end", null);
		xml.end().end();
	}

	private void field(String type, @Nullable String dirty) throws IOException {
		xml.begin("w:r");
		if (dirty == null) {
			xml.empty("w:fldChar", "w:fldCharType", type);
		}
		else {
			xml.empty("w:fldChar", "w:fldCharType", type, "w:dirty", dirty);
		}
		xml.end();
	}

	private void instruction(String words) throws IOException {
		xml.begin("w:r").begin("w:instrText", "xml:space", "preserve").text(words).end().end();
	}

	private void part(List<String> names, boolean breaks) throws IOException {
		heading("Heading1", names.get(0) + "　" + names.get(1), breaks);
	}

	private void chapter(FormChapter chapter) throws IOException {
		heading("Heading2", chapter.heading(), false);
		for (String paragraph : chapter.paragraphs()) {
			paragraph("Text", paragraph);
		}
		FormTable table = chapter.table();
		if (table != null) {
			table(table);
		}
	}

	private void sheet(FormSheet sheet, boolean breaks) throws IOException {
		heading("Heading3", sheet.title(), breaks);
		xml.begin("w:p").begin("w:pPr").empty("w:pStyle", "w:val", "Above").empty("w:keepNext").end();
		words(sheet.unit());
		xml.begin("w:r").empty("w:tab").end();
		words(FormSheet.MONEY);
		xml.end();
		table(sheet.table());
	}

	private void heading(String style, String words, boolean breaks) throws IOException {
		xml.begin("w:p").begin("w:pPr").empty("w:pStyle", "w:val", style);
		if (breaks) {
			xml.empty("w:pageBreakBefore");
		}
		xml.end();
		xml.empty("w:bookmarkStart", "w:id", bookmarks, "w:name", "_Toc" + bookmarks);
		words(words);
		xml.empty("w:bookmarkEnd", "w:id", bookmarks).end();
		bookmarks++;
	}

	private void paragraph(String style, String words) throws IOException {
		xml.begin("w:p").begin("w:pPr").empty("w:pStyle", "w:val", style).end();
		if (!words.isEmpty()) {
			words(words);
		}
		xml.end();
	}

	private void words(String words) throws IOException {
		xml.begin("w:r");
		String[] lines = words.split("\n", -1);
		for (int i = 0; i < lines.length; i++) {
			if (i > 0) {
				xml.empty("w:br");
			}
			xml.begin("w:t", "xml:space", "preserve").text(lines[i].replace('\t', ' ')).end();
		}
		xml.end();
	}

	/**
	 * What stands above the indicators is a table of its own, since Word repeats only the
	 * first rows of one.
	 */
	private void table(FormTable table) throws IOException {
		if (!table.upper().isEmpty()) {
			begin(table);
			for (List<FormCell> row : table.upper()) {
				row(table, row, false);
			}
			xml.end();
			paragraph("Gap", "");
		}
		begin(table);
		row(table, table.header(), true);
		for (List<FormCell> row : table.rows()) {
			row(table, row, false);
		}
		xml.end();
		paragraph("Gap", "");
	}

	private void begin(FormTable table) throws IOException {
		xml.begin("w:tbl").begin("w:tblPr").empty("w:tblW", "w:w", WIDTH, "w:type", "dxa");
		xml.empty("w:jc", "w:val", "center").begin("w:tblBorders");
		for (String side : List.of("top", "left", "bottom", "right", "insideH", "insideV")) {
			xml.empty("w:" + side, "w:val", "single", "w:sz", 4, "w:space", 0, "w:color", "000000");
		}
		xml.end().empty("w:tblLayout", "w:type", "fixed").begin("w:tblCellMar");
		for (String side : List.of("left", "right")) {
			xml.empty("w:" + side, "w:w", 70, "w:type", "dxa");
		}
		xml.end().end().begin("w:tblGrid");
		for (int width : table.widths()) {
			xml.empty("w:gridCol", "w:w", width * WIDTH / 1000);
		}
		xml.end();
	}

	private void row(FormTable table, List<FormCell> cells, boolean header) throws IOException {
		int longest = cells.stream().mapToInt(cell -> cell.text().length()).max().orElse(0);
		xml.begin("w:tr").begin("w:trPr");
		if (longest < LONGEST_KEPT_TOGETHER) {
			xml.empty("w:cantSplit");
		}
		xml.empty("w:trHeight", "w:val", 480, "w:hRule", "atLeast");
		if (header) {
			xml.empty("w:tblHeader");
		}
		xml.end();
		for (FormCell cell : cells) {
			cell(table, cell);
		}
		xml.end();
	}

	private void cell(FormTable table, FormCell cell) throws IOException {
		xml.begin("w:tc").begin("w:tcPr").empty("w:tcW", "w:w", table.width(cell) * WIDTH / 1000, "w:type", "dxa");
		if (cell.span() > 1) {
			xml.empty("w:gridSpan", "w:val", cell.span());
		}
		if (cell.rows() > 1) {
			xml.empty("w:vMerge", "w:val", "restart");
		}
		if (cell.isCovered()) {
			xml.empty("w:vMerge");
		}
		xml.empty("w:vAlign", "w:val", "center").end();
		xml.begin("w:p").begin("w:pPr").empty("w:pStyle", "w:val", cell.kind() == Kind.LABEL ? "Label" : "Cell");
		if (cell.kind() == Kind.AMOUNT) {
			xml.empty("w:jc", "w:val", "right");
		}
		if (cell.kind() == Kind.WORDS) {
			xml.empty("w:jc", "w:val", "center");
		}
		xml.end();
		if (!cell.text().isEmpty()) {
			words(cell.text());
		}
		xml.end().end();
	}

	private void section(String footer, boolean numbered, @Nullable String type) throws IOException {
		xml.begin("w:sectPr").empty("w:footerReference", "w:type", "default", "r:id", footer);
		if (type != null) {
			xml.empty("w:type", "w:val", type);
		}
		xml.empty("w:pgSz", "w:w", PAGE_WIDTH, "w:h", PAGE_HEIGHT);
		xml.empty("w:pgMar", "w:top", 1701, "w:right", 1418, "w:bottom", 1701, "w:left", 1418, "w:header", 850,
				"w:footer", 567, "w:gutter", 0);
		if (numbered) {
			xml.empty("w:pgNumType", "w:start", 1);
		}
		xml.end();
	}

}
