package org.jiheng.document.office;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jiheng.document.FormCell;
import org.jiheng.document.FormChapter;
import org.jiheng.document.FormSheet;
import org.jiheng.document.FormTable;
import org.jiheng.document.Imprint;
import org.jiheng.document.OfficialForm;

/**
 * One sheet of the written workbook: its rows with their heights, since merged cells do
 * not grow with their words by themselves.
 */
final class ExcelSheet {

	static final String NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

	/** Of all columns together, in characters. */
	private static final double WIDTH = 80;

	/** Of a character of the standard font, in points. */
	private static final double CHARACTER = 5.7;

	private static final double TALLEST = 405;

	/** Of a page less its margins, in points. */
	private static final double PAGE = 719;

	private static final int LONGEST_NAME = 31;

	private static final int LONGEST_FOOTER = 250;

	private static final int MOST_DIGITS = 15;

	private record Cell(int column, int span, int rows, String text, ExcelStyle style) {
	}

	private record Line(double height, List<Cell> cells) {
	}

	private final String name;

	private final List<Integer> widths;

	private final List<Line> lines = new ArrayList<>();

	private final List<String> links = new ArrayList<>();

	/** Where cells offer a choice, and where that is written. */
	private final Map<String, String> choices = new LinkedHashMap<>();

	/** Whether words of the form itself are kept from being changed. */
	private boolean locked;

	private int header;

	private boolean cover;

	/** Whether pages are counted from here. */
	private boolean first;

	private ExcelSheet(String name, List<Integer> widths) {
		String plain = name.replaceAll("[\\[\\]:*?/\\\\'\\p{Cntrl}]", "");
		this.name = plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME - 1) + "…" : plain;
		this.widths = widths;
	}

	static ExcelSheet cover(OfficialForm form) {
		ExcelSheet sheet = new ExcelSheet("封面", List.of(1000));
		sheet.cover = true;
		sheet.blank(120);
		sheet.line(form.front().department(), ExcelStyle.DEPARTMENT, 50);
		sheet.line(form.front().title(), ExcelStyle.TITLE, 60);
		sheet.line(form.front().mark().isEmpty() ? "" : "（" + form.front().mark() + "）", ExcelStyle.COVER, 30);
		sheet.blank(140);
		form.front().below().forEach(line -> sheet.line(line, ExcelStyle.COVER, 30));
		sheet.blank(30);
		sheet.line(form.imprint().edition(), ExcelStyle.IMPRINT, 15);
		Imprint.Seal seal = form.imprint().seal();
		if (seal != null) {
			sheet.line("快照摘要（SHA-256）：" + seal.grouped(), ExcelStyle.IMPRINT, 15);
			if (!seal.link().isEmpty()) {
				sheet.line("核验：" + seal.link(), ExcelStyle.IMPRINT, 15);
			}
		}
		return sheet;
	}

	static ExcelSheet contents(OfficialForm form, List<ExcelSheet> others) {
		ExcelSheet sheet = new ExcelSheet("目录", List.of(880, 120));
		sheet.lines.add(new Line(48, List.of(new Cell(0, 2, 1, "目录", ExcelStyle.HEADING))));
		sheet.links.add("");
		ExcelSheet first = others.get(1);
		sheet.entry(String.join("　", OfficialForm.FIRST_PART), 1, first.quoted());
		int page = 1 + first.pages().getLast();
		int alone = 2;
		int mark = 0;
		for (FormChapter chapter : form.chapters()) {
			if (chapter.table() == null) {
				sheet.entry("　" + chapter.heading(), first.pages().get(first.headings().get(mark)), first.quoted());
				mark++;
			}
			else {
				sheet.entry("　" + chapter.heading(), page, others.get(alone).quoted());
				page += others.get(alone).pages().getLast();
				alone++;
			}
		}
		sheet.entry(String.join("　", OfficialForm.SECOND_PART), page,
				form.sheets().isEmpty() ? first.quoted() : others.get(alone).quoted());
		for (int i = 0; i < form.sheets().size(); i++) {
			ExcelSheet table = others.get(alone + i);
			sheet.entry("　" + form.sheets().get(i).title(), page, table.quoted());
			page += table.pages().getLast();
		}
		return sheet;
	}

	/** On which of its printed pages each line stands. */
	private List<Integer> pages() {
		List<Integer> pages = new ArrayList<>();
		double used = 0;
		int page = 1;
		for (int i = 0; i < lines.size(); i++) {
			double height = Math.round(lines.get(i).height());
			if (used + height > PAGE && used > 0) {
				page++;
				used = header > 0 && i >= header ? lines.get(header - 1).height() : 0;
			}
			used += height;
			pages.add(page);
		}
		return pages;
	}

	/** Which lines are headings of chapters. */
	private List<Integer> headings() {
		return IntStream.range(0, lines.size())
			.filter(i -> lines.get(i).cells().getFirst().style() == ExcelStyle.CHAPTER)
			.boxed()
			.toList();
	}

	static ExcelSheet firstPart(OfficialForm form) {
		ExcelSheet sheet = new ExcelSheet("第一部分", List.of(1000));
		sheet.first = true;
		sheet.line(String.join("　", OfficialForm.FIRST_PART), ExcelStyle.HEADING, 40);
		for (FormChapter chapter : form.chapters()) {
			if (chapter.table() == null) {
				sheet.line(chapter.heading(), ExcelStyle.CHAPTER, 30);
				chapter.paragraphs().forEach(words -> sheet.line(words, ExcelStyle.TEXT, 24));
			}
		}
		return sheet;
	}

	static ExcelSheet ofTable(String name, List<String> titles, String unit, FormTable table) {
		ExcelSheet sheet = new ExcelSheet(name, table.widths());
		for (String title : titles) {
			sheet.line(title,
					titles.size() > 1 && title.equals(titles.getFirst()) ? ExcelStyle.HEADING : ExcelStyle.CHAPTER, 30);
		}
		if (!unit.isEmpty()) {
			sheet.line(unit, ExcelStyle.UNIT, 18);
		}
		if (!table.upper().isEmpty()) {
			sheet.line(FormSheet.MONEY, ExcelStyle.MONEY, 18);
		}
		table.upper().forEach(row -> sheet.row(table, row));
		sheet.row(table, table.header());
		sheet.header = sheet.lines.size();
		table.rows().forEach(row -> sheet.row(table, row));
		return sheet;
	}

	/** Lines of words, and below each other what is chosen from, a column each. */
	static ExcelSheet notes(String name, List<String> lines, List<List<String>> columns) {
		ExcelSheet sheet = new ExcelSheet(name,
				columns.isEmpty() ? List.of(1000) : Collections.nCopies(columns.size(), 1000 / columns.size()));
		for (String line : lines) {
			sheet.line(line, sheet.lines.isEmpty() ? ExcelStyle.CHAPTER : ExcelStyle.NOTE, 26);
		}
		int longest = columns.stream().mapToInt(List::size).max().orElse(0);
		for (int row = 0; row < longest; row++) {
			List<Cell> cells = new ArrayList<>();
			for (int column = 0; column < columns.size(); column++) {
				List<String> words = columns.get(column);
				cells.add(new Cell(column, 1, 1, row < words.size() ? words.get(row) : "", ExcelStyle.WORDS));
			}
			int width = 1000 / columns.size();
			sheet.lines.add(new Line(cells.stream()
				.mapToDouble(cell -> height(cell.text(), width, ExcelStyle.WORDS.size))
				.max()
				.orElse(0), cells));
		}
		return sheet;
	}

	/** The choice that the cells of a range offer: a range too, of another sheet. */
	void choose(String range, String from) {
		choices.merge(from, range, (one, other) -> one + " " + other);
	}

	void lock() {
		locked = true;
	}

	/** How many rows it has. */
	int size() {
		return lines.size();
	}

	String name() {
		return name;
	}

	/** The name as formulas and links give it. */
	String quoted() {
		return "'" + name + "'";
	}

	/** The row that is repeated on each page; 0 for none. */
	int header() {
		return header;
	}

	private void blank(double height) {
		lines.add(new Line(height, List.of()));
	}

	private void line(String words, ExcelStyle style, double least) {
		double height = Math.max(least, height(words, 1000, style.size));
		lines.add(new Line(Math.min(TALLEST, height), List.of(new Cell(0, widths.size(), 1, words, style))));
	}

	private void entry(String title, int page, String target) {
		double height = Math.max(22, height(title, widths.getFirst(), ExcelStyle.ENTRY.size));
		lines.add(new Line(height, List.of(new Cell(0, 1, 1, title, ExcelStyle.ENTRY),
				new Cell(1, 1, 1, String.valueOf(page), ExcelStyle.PAGE))));
		links.add(target);
	}

	/** Long words are set smaller: no row of Excel is taller than 409 points. */
	private void row(FormTable table, List<FormCell> row) {
		List<Cell> cells = new ArrayList<>();
		double tallest = 26;
		for (FormCell cell : row) {
			ExcelStyle style = switch (cell.kind()) {
				case LABEL -> ExcelStyle.LABEL;
				case WORDS -> ExcelStyle.WORDS;
				case AMOUNT -> ExcelStyle.AMOUNT;
				case TEXT -> ExcelStyle.CELL;
			};
			double height = height(cell.text(), table.width(cell), style.size);
			for (ExcelStyle smaller : List.of(ExcelStyle.SMALL, ExcelStyle.TINY)) {
				if (style.size > smaller.size && height > TALLEST) {
					style = smaller;
					height = height(cell.text(), table.width(cell), style.size);
				}
			}
			tallest = cell.rows() == 1 ? Math.max(tallest, height) : tallest;
			cells.add(new Cell(cell.column(), cell.span(), cell.rows(), cell.text(), style));
		}
		lines.add(new Line(Math.min(TALLEST, tallest), cells));
	}

	private static double height(String words, int width, double size) {
		double points = width * WIDTH * CHARACTER / 1000 - 6;
		long lines = words.lines()
			.mapToLong(line -> (long) Math
				.ceil(line.chars().mapToLong(c -> c < 0x80 ? 11 : 20).sum() * size / 20 / points * 1.03))
			.map(count -> Math.max(1, count))
			.sum();
		return Math.max(1, lines) * size * 1.32 + 6;
	}

	void write(XmlOut xml, Imprint imprint) throws IOException {
		xml.begin("worksheet", "xmlns", NAMESPACE, "xmlns:r",
				"http://schemas.openxmlformats.org/officeDocument/2006/relationships");
		xml.begin("sheetPr").empty("pageSetUpPr", "fitToPage", 1).end();
		xml.begin("sheetViews")
			.empty("sheetView", "showGridLines", 0, "tabSelected", cover ? 1 : 0, "workbookViewId", 0)
			.end();
		xml.empty("sheetFormatPr", "defaultRowHeight", 20).begin("cols");
		for (int i = 0; i < widths.size(); i++) {
			xml.empty("col", "min", i + 1, "max", i + 1, "width", widths.get(i) * WIDTH / 1000, "customWidth", 1);
		}
		xml.end().begin("sheetData");
		List<String> merged = new ArrayList<>();
		for (int i = 0; i < lines.size(); i++) {
			row(xml, i + 1, lines.get(i), merged);
		}
		xml.end();
		if (locked) {
			xml.empty("sheetProtection", "sheet", 1, "formatCells", 0, "formatColumns", 0, "formatRows", 0,
					"insertRows", 0, "deleteRows", 0);
		}
		if (!merged.isEmpty()) {
			xml.begin("mergeCells", "count", merged.size());
			for (String range : merged) {
				xml.empty("mergeCell", "ref", range);
			}
			xml.end();
		}
		choices(xml);
		links(xml);
		xml.empty("printOptions", "horizontalCentered", 1);
		xml.empty("pageMargins", "left", 0.7, "right", 0.7, "top", 0.8, "bottom", 0.9, "header", 0.3, "footer", 0.4);
		xml.empty("pageSetup", "paperSize", 9, "firstPageNumber", 1, "fitToWidth", 1, "fitToHeight", 0, "orientation",
				"portrait", "useFirstPageNumber", first ? 1 : 0);
		xml.begin("headerFooter").begin("oddFooter").text(footer(imprint)).end().end();
		if (cover && imprint.seal() != null) {
			xml.empty("drawing", "r:id", "rId1");
		}
	}

	private String footer(Imprint imprint) {
		Imprint.Seal seal = imprint.seal();
		String page = cover || !links.isEmpty() ? "&C" : "&C&12 — &P —\n";
		String whole = page + "&7 " + imprint.edition().replace("&", "&&")
				+ (seal == null ? "" : "\n快照摘要 " + seal.grouped());
		return whole.length() > LONGEST_FOOTER ? page : whole;
	}

	private static void row(XmlOut xml, int number, Line line, List<String> merged) throws IOException {
		xml.begin("row", "r", number, "ht", Math.round(line.height()), "customHeight", 1);
		for (Cell cell : line.cells()) {
			for (int column = cell.column(); column < cell.column() + cell.span(); column++) {
				cell(xml, place(column, number), cell, column == cell.column() && cell.rows() > 0);
			}
			if (cell.rows() > 0 && (cell.span() > 1 || cell.rows() > 1)) {
				merged.add(place(cell.column(), number) + ":"
						+ place(cell.column() + cell.span() - 1, number + cell.rows() - 1));
			}
		}
		xml.end();
	}

	private static void cell(XmlOut xml, String place, Cell cell, boolean begins) throws IOException {
		int style = cell.style().of(cell.text());
		if (!begins || cell.text().isEmpty()) {
			xml.empty("c", "r", place, "s", style);
		}
		else if (cell.style() == ExcelStyle.AMOUNT && new BigDecimal(cell.text()).precision() <= MOST_DIGITS) {
			xml.begin("c", "r", place, "s", style).begin("v").text(cell.text()).end().end();
		}
		else {
			xml.begin("c", "r", place, "s", style, "t", "inlineStr").begin("is");
			xml.begin("t", "xml:space", "preserve").text(cell.text()).end().end().end();
		}
	}

	/** Something else than what is offered is asked about, not refused. */
	private void choices(XmlOut xml) throws IOException {
		if (choices.isEmpty()) {
			return;
		}
		xml.begin("dataValidations", "count", choices.size());
		for (Map.Entry<String, String> choice : choices.entrySet()) {
			xml.begin("dataValidation", "type", "list", "errorStyle", "warning", "allowBlank", 1, "showErrorMessage", 1,
					"errorTitle", "请核对", "error", "下拉列表里没有这一项。确实要这样写，请选“是”。", "sqref", choice.getValue());
			xml.begin("formula1").text(choice.getKey()).end().end();
		}
		xml.end();
	}

	private void links(XmlOut xml) throws IOException {
		if (links.size() < 2) {
			return;
		}
		xml.begin("hyperlinks");
		for (int i = 1; i < links.size(); i++) {
			xml.empty("hyperlink", "ref", place(0, i + 1), "location", links.get(i) + "!A1");
		}
		xml.end();
	}

	static String place(int column, int row) {
		return (char) ('A' + column) + String.valueOf(row);
	}

	/** The square on the cover, below its lines. */
	static void square(XmlOut xml) throws IOException {
		xml.begin("xdr:wsDr", "xmlns:xdr", "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
				"xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main", "xmlns:r",
				"http://schemas.openxmlformats.org/officeDocument/2006/relationships");
		xml.begin("xdr:oneCellAnchor").begin("xdr:from");
		for (String each : List.of("col:0", "colOff:2700000", "row:14", "rowOff:60000")) {
			xml.begin("xdr:" + each.substring(0, each.indexOf(':'))).text(each.substring(each.indexOf(':') + 1)).end();
		}
		xml.end().empty("xdr:ext", "cx", 756000, "cy", 756000).begin("xdr:pic").begin("xdr:nvPicPr");
		xml.empty("xdr:cNvPr", "id", 2, "name", "核验码", "descr", "核验链接的二维码").empty("xdr:cNvPicPr").end();
		xml.begin("xdr:blipFill").empty("a:blip", "r:embed", "rId1").begin("a:stretch").empty("a:fillRect").end().end();
		xml.begin("xdr:spPr").begin("a:prstGeom", "prst", "rect").empty("a:avLst").end().end().end();
		xml.empty("xdr:clientData").end();
	}

}
