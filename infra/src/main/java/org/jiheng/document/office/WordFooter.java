package org.jiheng.document.office;

import java.io.IOException;
import org.jiheng.document.Imprint;

/** The foot of each page: its number, which edition it is of, and how to verify it. */
final class WordFooter {

	/** Of the square's sides, in the units of drawings: 15 mm. */
	private static final int SIDE = 540_000;

	private static final int SQUARE_COLUMN = 1000;

	private final XmlOut xml;

	private final Imprint imprint;

	WordFooter(XmlOut xml, Imprint imprint) {
		this.xml = xml;
		this.imprint = imprint;
	}

	void write(boolean numbered) throws IOException {
		xml.begin("w:ftr", "xmlns:w", WordStyles.NAMESPACE, "xmlns:r",
				"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "xmlns:wp",
				"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", "xmlns:a",
				"http://schemas.openxmlformats.org/drawingml/2006/main", "xmlns:pic",
				"http://schemas.openxmlformats.org/drawingml/2006/picture");
		if (numbered) {
			number();
		}
		Imprint.Seal seal = imprint.seal();
		if (seal == null) {
			line("center", imprint.edition());
		}
		else {
			sealed(seal);
		}
	}

	private void number() throws IOException {
		xml.begin("w:p").begin("w:pPr").empty("w:pStyle", "w:val", "Foot");
		xml.empty("w:spacing", "w:line", 320, "w:lineRule", "exact").empty("w:jc", "w:val", "center").end();
		piece("— ");
		xml.begin("w:r");
		size();
		xml.empty("w:fldChar", "w:fldCharType", "begin").end();
		xml.begin("w:r");
		size();
		xml.begin("w:instrText", "xml:space", "preserve").text(" PAGE ").end().end();
		xml.begin("w:r");
		size();
		xml.empty("w:fldChar", "w:fldCharType", "separate").end();
		piece("1");
		xml.begin("w:r");
		size();
		xml.empty("w:fldChar", "w:fldCharType", "end").end();
		piece(" —");
		xml.end();
	}

	private void piece(String words) throws IOException {
		xml.begin("w:r");
		size();
		xml.begin("w:t", "xml:space", "preserve").text(words).end().end();
	}

	private void size() throws IOException {
		xml.begin("w:rPr").empty("w:sz", "w:val", 28).end();
	}

	private void sealed(Imprint.Seal seal) throws IOException {
		xml.begin("w:tbl").begin("w:tblPr").empty("w:tblW", "w:w", WordBody.WIDTH, "w:type", "dxa");
		xml.empty("w:tblLayout", "w:type", "fixed").end();
		xml.begin("w:tblGrid")
			.empty("w:gridCol", "w:w", WordBody.WIDTH - SQUARE_COLUMN)
			.empty("w:gridCol", "w:w", SQUARE_COLUMN)
			.end();
		xml.begin("w:tr");
		cell(WordBody.WIDTH - SQUARE_COLUMN);
		line("left", imprint.edition());
		line("left", "快照摘要（SHA-256）：" + seal.grouped());
		if (!seal.link().isEmpty()) {
			line("left", "核验：" + seal.link());
		}
		xml.end();
		cell(SQUARE_COLUMN);
		square();
		xml.end().end().end();
		line("left", "");
	}

	private void cell(int width) throws IOException {
		xml.begin("w:tc").begin("w:tcPr").empty("w:tcW", "w:w", width, "w:type", "dxa");
		xml.empty("w:vAlign", "w:val", "center").end();
	}

	private void line(String place, String words) throws IOException {
		xml.begin("w:p").begin("w:pPr").empty("w:pStyle", "w:val", "Foot").empty("w:jc", "w:val", place).end();
		if (!words.isEmpty()) {
			xml.begin("w:r").begin("w:t", "xml:space", "preserve").text(words).end().end();
		}
		xml.end();
	}

	private void square() throws IOException {
		xml.begin("w:p").begin("w:pPr").empty("w:pStyle", "w:val", "Foot");
		xml.empty("w:spacing", "w:line", 240, "w:lineRule", "auto").empty("w:jc", "w:val", "right").end();
		xml.begin("w:r").begin("w:drawing").begin("wp:inline", "distT", 0, "distB", 0, "distL", 0, "distR", 0);
		xml.empty("wp:extent", "cx", SIDE, "cy", SIDE).empty("wp:docPr", "id", 1, "name", "核验码", "descr", "核验链接的二维码");
		xml.begin("a:graphic")
			.begin("a:graphicData", "uri", "http://schemas.openxmlformats.org/drawingml/2006/picture");
		xml.begin("pic:pic").begin("pic:nvPicPr").empty("pic:cNvPr", "id", 1, "name", "verification.png");
		xml.empty("pic:cNvPicPr").end();
		xml.begin("pic:blipFill").empty("a:blip", "r:embed", "rId1").begin("a:stretch").empty("a:fillRect").end().end();
		xml.begin("pic:spPr").begin("a:xfrm").empty("a:off", "x", 0, "y", 0);
		xml.empty("a:ext", "cx", SIDE, "cy", SIDE).end();
		xml.begin("a:prstGeom", "prst", "rect").empty("a:avLst").end().end();
		xml.end().end().end().end().end().end().end();
	}

}
