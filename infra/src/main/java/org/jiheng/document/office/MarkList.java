package org.jiheng.document.office;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jiheng.budget.Spot;
import org.jiheng.document.DocumentAnnotator;
import org.jiheng.document.Mark;
import org.jiheng.review.Finding;
import org.jiheng.review.Place;
import org.jiheng.review.Severity;

/**
 * A sheet that lists opinions: each with its place, what stands there and how to mend it.
 * In the workbook that they are about, places are links.
 */
final class MarkList {

	static final String NAME = "导入意见";

	private static final List<String> HEADS = List.of("序号", "级别", "位置", "原文", "意见", "怎么改");

	private static final List<Integer> WIDTHS = List.of(6, 7, 30, 30, 42, 38);

	private static final double LINE = 15;

	private static final double TALLEST = 400;

	private final List<Mark> marks;

	private final Look look;

	/** The numbers of the styles that the list needs. */
	interface Look {

		int title();

		int head();

		int cell();

		int severity(Severity severity);

	}

	MarkList(List<Mark> marks, Look look) {
		this.marks = marks;
		this.look = look;
	}

	/** A workbook of nothing else. */
	static byte[] alone(List<Mark> marks) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try {
			ExcelParts.write(out, NAME, ListStyle::styles,
					xml -> new MarkList(marks, ListStyle.LOOK).write(xml, false));
		}
		catch (IOException impossible) {
			throw new UncheckedIOException(impossible);
		}
		return out.toByteArray();
	}

	void write(XmlOut xml, boolean linked) throws IOException {
		xml.begin("worksheet", "xmlns", ExcelSheet.NAMESPACE);
		xml.begin("sheetPr").empty("tabColor", "rgb", "FFC00000").empty("pageSetUpPr", "fitToPage", 1).end();
		xml.begin("sheetViews").begin("sheetView", "workbookViewId", 0);
		xml.empty("pane", "ySplit", 2, "topLeftCell", "A3", "activePane", "bottomLeft", "state", "frozen");
		xml.end().end();
		xml.empty("sheetFormatPr", "defaultRowHeight", 18).begin("cols");
		for (int i = 0; i < WIDTHS.size(); i++) {
			xml.empty("col", "min", i + 1, "max", i + 1, "width", WIDTHS.get(i), "customWidth", 1);
		}
		xml.end().begin("sheetData");
		String title = DocumentAnnotator.SIGN + MarkWords.counted(marks)
				+ (linked ? "。点“位置”到该单元格；此表由系统写入，重新导入时不读入，改完后可以删去" : "。请在原文件中改正后重新导入");
		xml.begin("row", "r", 1, "ht", 36, "customHeight", 1);
		cell(xml, "A1", look.title(), title);
		xml.end();
		xml.begin("row", "r", 2, "ht", 24, "customHeight", 1);
		for (int i = 0; i < HEADS.size(); i++) {
			cell(xml, reference(i, 2), look.head(), HEADS.get(i));
		}
		xml.end();
		for (int i = 0; i < marks.size(); i++) {
			row(xml, i);
		}
		xml.end();
		xml.begin("mergeCells", "count", 1).empty("mergeCell", "ref", "A1:F1").end();
		if (linked) {
			links(xml);
		}
		xml.empty("pageMargins", "left", 0.5, "right", 0.5, "top", 0.6, "bottom", 0.6, "header", 0.3, "footer", 0.3);
		xml.empty("pageSetup", "paperSize", 9, "orientation", "landscape", "fitToWidth", 1, "fitToHeight", 0);
		xml.begin("headerFooter").begin("oddFooter").text("&C— &P / &N —").end().end();
	}

	private void row(XmlOut xml, int index) throws IOException {
		Mark mark = marks.get(index);
		Finding finding = mark.finding();
		List<String> words = List.of(String.valueOf(index + 1), MarkWords.name(finding.severity()),
				finding.place().text(), mark.raw(), finding.message(), finding.advice());
		double height = LINE;
		for (int i = 0; i < words.size(); i++) {
			double needed = words.get(i).codePoints().map(c -> c < 0x80 ? 1 : 2).sum() / (WIDTHS.get(i) - 2.0);
			height = Math.max(height, Math.ceil(needed) * LINE);
		}
		int number = index + 3;
		xml.begin("row", "r", number, "ht", Math.min(TALLEST, height + 6), "customHeight", 1);
		for (int i = 0; i < words.size(); i++) {
			cell(xml, reference(i, number), i == 1 ? look.severity(finding.severity()) : look.cell(), words.get(i));
		}
		xml.end();
	}

	private void links(XmlOut xml) throws IOException {
		boolean any = marks.stream().anyMatch(mark -> mark.finding().place().sheet() != null);
		if (!any) {
			return;
		}
		xml.begin("hyperlinks");
		for (int i = 0; i < marks.size(); i++) {
			Place place = marks.get(i).finding().place();
			String sheet = place.sheet();
			if (sheet != null) {
				xml.empty("hyperlink", "ref", reference(2, i + 3), "location",
						"'" + sheet.replace("'", "''") + "'!" + target(place));
			}
		}
		xml.end();
	}

	private static String target(Place place) {
		Integer row = place.row();
		Integer cell = place.cell();
		return Spot.column(cell == null ? 1 : cell) + (row == null ? 1 : row);
	}

	private static String reference(int column, int row) {
		return Spot.column(column + 1) + row;
	}

	private static void cell(XmlOut xml, String reference, int style, String words) throws IOException {
		if (words.isEmpty()) {
			xml.empty("c", "r", reference, "s", style);
			return;
		}
		xml.begin("c", "r", reference, "s", style, "t", "inlineStr").begin("is");
		xml.begin("t", "xml:space", "preserve").text(words).end().end().end();
	}

}
