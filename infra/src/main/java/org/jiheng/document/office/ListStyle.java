package org.jiheng.document.office;

import java.io.IOException;
import java.util.List;
import org.jiheng.review.Severity;

/** How the list of opinions looks in a workbook of its own. */
final class ListStyle {

	static final MarkList.Look LOOK = new MarkList.Look() {

		@Override
		public int title() {
			return 1;
		}

		@Override
		public int head() {
			return 2;
		}

		@Override
		public int cell() {
			return 3;
		}

		@Override
		public int severity(Severity severity) {
			return 4 + rank(severity);
		}
	};

	private ListStyle() {
	}

	private static int rank(Severity severity) {
		return List.of(Severity.values()).indexOf(severity);
	}

	static void styles(XmlOut xml) throws IOException {
		xml.begin("styleSheet", "xmlns", ExcelSheet.NAMESPACE);
		xml.begin("fonts", "count", 2);
		font(xml, "宋体", 10.5, false);
		font(xml, "黑体", 11, true);
		xml.end();
		xml.begin("fills", "count", 3 + Severity.values().length);
		xml.begin("fill").empty("patternFill", "patternType", "none").end();
		xml.begin("fill").empty("patternFill", "patternType", "gray125").end();
		xml.raw(fill("F2F2F2"));
		for (Severity severity : Severity.values()) {
			xml.raw(fill(MarkWords.colour(severity)));
		}
		xml.end();
		xml.begin("borders", "count", 2);
		xml.begin("border").empty("left").empty("right").empty("top").empty("bottom").empty("diagonal").end();
		xml.begin("border");
		for (String side : List.of("left", "right", "top", "bottom")) {
			xml.begin(side, "style", "thin").empty("color", "rgb", "FFBFBFBF").end();
		}
		xml.empty("diagonal").end().end();
		xml.begin("cellStyleXfs", "count", 1).empty("xf", "numFmtId", 0, "fontId", 0, "fillId", 0, "borderId", 0).end();
		xml.begin("cellXfs", "count", 4 + Severity.values().length);
		xml.raw(format(0, 0, 0, "left")).raw(format(1, 0, 0, "left")).raw(format(1, 2, 1, "center"));
		xml.raw(format(0, 0, 1, "left"));
		for (Severity severity : Severity.values()) {
			xml.raw(format(0, 3 + rank(severity), 1, "center"));
		}
		xml.end();
		xml.begin("cellStyles", "count", 1).empty("cellStyle", "name", "Normal", "xfId", 0, "builtinId", 0).end();
	}

	private static void font(XmlOut xml, String name, double size, boolean strong) throws IOException {
		xml.begin("font");
		if (strong) {
			xml.empty("b");
		}
		xml.empty("sz", "val", size).empty("name", "val", name).empty("charset", "val", 134).end();
	}

	static String fill(String colour) {
		return "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF" + colour
				+ "\"/><bgColor indexed=\"64\"/></patternFill></fill>";
	}

	private static String format(int font, int fill, int border, String place) {
		return "<xf numFmtId=\"0\" fontId=\"" + font + "\" fillId=\"" + fill + "\" borderId=\"" + border
				+ "\" xfId=\"0\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment horizontal=\""
				+ place + "\" vertical=\"center\" wrapText=\"1\"/></xf>";
	}

}
