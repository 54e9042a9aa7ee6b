package org.jiheng.document.office;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * How cells of the written workbook look. Those whose words begin like a formula are
 * marked as text, so that no program takes them for one.
 */
enum ExcelStyle {

	PLAIN("仿宋", 11, "left", false),

	NOTE("仿宋", 12, "left", false),

	DEPARTMENT("方正小标宋简体", 26, "center", false),

	TITLE("方正小标宋简体", 30, "center", false),

	COVER("仿宋", 16, "center", false),

	IMPRINT("仿宋", 9, "center", false),

	HEADING("黑体", 18, "center", false),

	CHAPTER("黑体", 14, "left", false),

	TEXT("仿宋", 14, "left", false),

	ENTRY("仿宋", 12, "left", false),

	PAGE("仿宋", 12, "right", false),

	UNIT("仿宋", 11, "left", false),

	MONEY("仿宋", 11, "right", false),

	LABEL("黑体", 10.5, "center", true),

	WORDS("仿宋", 10.5, "center", true),

	CELL("仿宋", 10.5, "left", true),

	SMALL("仿宋", 8, "left", true),

	TINY("仿宋", 6, "left", true),

	AMOUNT("仿宋", 10.5, "right", true);

	private static final int OWN_FORMAT = 164;

	final double size;

	private final String font;

	private final String place;

	private final boolean ruled;

	ExcelStyle(String font, double size, String place, boolean ruled) {
		this.font = font;
		this.size = size;
		this.place = place;
		this.ruled = ruled;
	}

	/** The number of the style for these words. */
	int of(String words) {
		boolean like = !words.isEmpty() && "=+-@\t\r＝＋－＠".indexOf(words.charAt(0)) >= 0;
		return number() * 2 + (like ? 1 : 0);
	}

	/** Its place among all, as the file counts them. */
	private int number() {
		return List.of(values()).indexOf(this);
	}

	static void styles(XmlOut xml) throws IOException {
		xml.begin("styleSheet", "xmlns", ExcelSheet.NAMESPACE);
		xml.begin("numFmts", "count", 1).empty("numFmt", "numFmtId", OWN_FORMAT, "formatCode", "0.00####").end();
		xml.begin("fonts", "count", values().length);
		for (ExcelStyle style : values()) {
			boolean hei = style.font.equals("黑体");
			xml.begin("font").empty("sz", "val", String.format(Locale.ROOT, "%.1f", style.size));
			xml.empty("name", "val", style.font).empty("family", "val", hei ? 3 : 1).empty("charset", "val", 134).end();
		}
		xml.end();
		xml.begin("fills", "count", 2);
		xml.begin("fill").empty("patternFill", "patternType", "none").end();
		xml.begin("fill").empty("patternFill", "patternType", "gray125").end().end();
		xml.begin("borders", "count", 2);
		xml.begin("border").empty("left").empty("right").empty("top").empty("bottom").empty("diagonal").end();
		xml.begin("border");
		for (String side : new String[] { "left", "right", "top", "bottom" }) {
			xml.begin(side, "style", "thin").empty("color", "auto", 1).end();
		}
		xml.empty("diagonal").end().end();
		xml.begin("cellStyleXfs", "count", 1).empty("xf", "numFmtId", 0, "fontId", 0, "fillId", 0, "borderId", 0).end();
		xml.begin("cellXfs", "count", values().length * 2);
		for (ExcelStyle style : values()) {
			style.format(xml, 0);
			style.format(xml, 1);
		}
		xml.end();
		xml.begin("cellStyles", "count", 1).empty("cellStyle", "name", "Normal", "xfId", 0, "builtinId", 0).end();
	}

	private void format(XmlOut xml, int quoted) throws IOException {
		xml.begin("xf", "numFmtId", this == AMOUNT ? OWN_FORMAT : 0, "fontId", number(), "fillId", 0, "borderId",
				ruled ? 1 : 0, "xfId", 0, "applyNumberFormat", 1, "applyFont", 1, "applyBorder", 1, "applyAlignment", 1,
				"applyProtection", 1, "quotePrefix", quoted);
		boolean amount = this == AMOUNT;
		xml.empty("alignment", "horizontal", place, "vertical", "center", "wrapText", amount ? 0 : 1, "indent",
				amount ? 1 : 0, "shrinkToFit", amount ? 1 : 0)
			.empty("protection", "locked", this == LABEL || this == HEADING || this == MONEY ? 1 : 0)
			.end();
	}

}
