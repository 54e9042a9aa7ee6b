package org.jiheng.document.office;

import java.io.IOException;

/**
 * How official documents are set (GB/T 9704): 仿宋 size 3 for the text, 黑体 for headings,
 * each font with what may stand in for it where it is missing.
 */
final class WordStyles {

	static final String NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

	static final String SONG = "方正小标宋简体";

	static final String FANG = "仿宋";

	static final String HEI = "黑体";

	static final String KAI = "楷体";

	private WordStyles() {
	}

	static void fonts(XmlOut xml) throws IOException {
		xml.begin("w:fonts", "xmlns:w", NAMESPACE);
		font(xml, FANG, "仿宋_GB2312;FangSong;STFangsong;FandolFang;Noto Serif CJK SC;SimSun", "modern");
		font(xml, HEI, "SimHei;STHeiti;Noto Sans CJK SC;Microsoft YaHei", "modern");
		font(xml, KAI, "楷体_GB2312;KaiTi;STKaiti;LXGW WenKai;Noto Serif CJK SC", "modern");
		font(xml, SONG, "小标宋;FZXiaoBiaoSong-B05S;宋体;SimSun;Noto Serif CJK SC", "roman");
		font(xml, "Times New Roman", "Liberation Serif", "roman");
	}

	private static void font(XmlOut xml, String name, String instead, String family) throws IOException {
		xml.begin("w:font", "w:name", name).empty("w:altName", "w:val", instead);
		xml.empty("w:charset", "w:val", name.startsWith("Times") ? "00" : "86");
		xml.empty("w:family", "w:val", family).empty("w:pitch", "w:val", "variable").end();
	}

	static void settings(XmlOut xml) throws IOException {
		xml.begin("w:settings", "xmlns:w", NAMESPACE);
		xml.empty("w:zoom", "w:percent", 100);
		xml.empty("w:characterSpacingControl", "w:val", "compressPunctuation");
		xml.begin("w:compat")
			.empty("w:compatSetting", "w:name", "compatibilityMode", "w:uri",
					"http://schemas.microsoft.com/office/word", "w:val", 15)
			.end();
	}

	static void styles(XmlOut xml) throws IOException {
		xml.begin("w:styles", "xmlns:w", NAMESPACE);
		xml.begin("w:docDefaults").begin("w:rPrDefault").begin("w:rPr");
		faces(xml, FANG);
		size(xml, 16);
		xml.empty("w:lang", "w:val", "en-US", "w:eastAsia", "zh-CN").end().end();
		xml.begin("w:pPrDefault").begin("w:pPr");
		xml.empty("w:spacing", "w:after", 0, "w:line", 560, "w:lineRule", "exact").end().end().end();
		paragraph(xml, "Normal", "Normal", FANG, 16, "both", 560, -1, 0);
		paragraph(xml, "Text", "正文缩进", FANG, 16, "both", 560, -1, 200);
		paragraph(xml, "Department", "封面单位", SONG, 30, "center", 800, -1, 0);
		paragraph(xml, "Title", "Title", SONG, 36, "center", 900, -1, 0);
		paragraph(xml, "Cover", "封面", FANG, 18, "center", 640, -1, 0);
		paragraph(xml, "Contents", "目录标题", HEI, 22, "center", 900, -1, 0);
		paragraph(xml, "Part", "部分", HEI, 22, "center", 760, -1, 0);
		paragraph(xml, "Heading1", "heading 1", HEI, 22, "center", 760, 0, 0);
		paragraph(xml, "Heading2", "heading 2", HEI, 16, "left", 560, 1, 200);
		paragraph(xml, "Heading3", "heading 3", HEI, 16, "center", 480, 1, 0);
		paragraph(xml, "Above", "表头行", FANG, 11, "left", 320, -1, 0);
		paragraph(xml, "Foot", "footer", FANG, 8, "left", 200, -1, 0);
		paragraph(xml, "Gap", "表间", FANG, 1, "left", 20, -1, 0);
		paragraph(xml, "Cell", "表格", FANG, 10.5, "left", 260, -1, 0);
		paragraph(xml, "Label", "表格栏目", HEI, 10.5, "center", 260, -1, 0);
		contents(xml, "TOC1", "toc 1", 0);
		contents(xml, "TOC2", "toc 2", 320);
	}

	private static void paragraph(XmlOut xml, String id, String name, String font, double points, String place,
			int line, int outline, int indent) throws IOException {
		boolean base = id.equals("Normal");
		xml.begin("w:style", "w:type", "paragraph", base ? "w:default" : "w:customStyle", base ? 1 : 0, "w:styleId",
				id);
		xml.empty("w:name", "w:val", name);
		if (!base) {
			xml.empty("w:basedOn", "w:val", "Normal");
		}
		xml.empty("w:qFormat").begin("w:pPr");
		if (outline >= 0) {
			xml.empty("w:keepNext");
		}
		if (id.equals("Above")) {
			xml.begin("w:tabs").empty("w:tab", "w:val", "right", "w:pos", WordBody.WIDTH).end();
		}
		xml.empty("w:spacing", "w:before", 0, "w:after", 0, "w:line", line, "w:lineRule",
				id.equals("Cell") || id.equals("Label") ? "atLeast" : "exact");
		if (indent > 0) {
			xml.empty("w:ind", "w:firstLineChars", indent, "w:firstLine", (int) (points * indent / 5));
		}
		xml.empty("w:jc", "w:val", place);
		if (outline >= 0) {
			xml.empty("w:outlineLvl", "w:val", outline);
		}
		xml.end().begin("w:rPr");
		faces(xml, font);
		size(xml, points);
		xml.end().end();
	}

	private static void contents(XmlOut xml, String id, String name, int left) throws IOException {
		xml.begin("w:style", "w:type", "paragraph", "w:styleId", id).empty("w:name", "w:val", name);
		xml.empty("w:basedOn", "w:val", "Normal").begin("w:pPr");
		xml.begin("w:tabs").empty("w:tab", "w:val", "right", "w:leader", "dot", "w:pos", WordBody.WIDTH).end();
		xml.empty("w:spacing", "w:after", 0, "w:line", 480, "w:lineRule", "exact");
		xml.empty("w:ind", "w:left", left).empty("w:jc", "w:val", "left").end();
		xml.begin("w:rPr");
		faces(xml, FANG);
		size(xml, 14);
		xml.end().end();
	}

	/** Latin letters and digits are set as official documents set them. */
	private static void faces(XmlOut xml, String font) throws IOException {
		xml.empty("w:rFonts", "w:ascii", "Times New Roman", "w:hAnsi", "Times New Roman", "w:cs", "Times New Roman",
				"w:eastAsia", font);
	}

	private static void size(XmlOut xml, double points) throws IOException {
		xml.empty("w:sz", "w:val", Math.round(points * 2)).empty("w:szCs", "w:val", Math.round(points * 2));
	}

}
