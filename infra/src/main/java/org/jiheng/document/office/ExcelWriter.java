package org.jiheng.document.office;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jiheng.document.DocumentFormat;
import org.jiheng.document.DocumentWriter;
import org.jiheng.document.FormChapter;
import org.jiheng.document.FormTable;
import org.jiheng.document.Imprint;
import org.jiheng.document.OfficialForm;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;

/**
 * The official form as an .xlsx: cover, contents and first part on a sheet each, and a
 * sheet for each table, so that its header is repeated on each printed page.
 */
final class ExcelWriter implements DocumentWriter {

	/** More parts than a file may have when it is read again. */
	private static final int MOST_SHEETS = 450;

	private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

	private static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

	@Override
	public DocumentFormat format() {
		return DocumentFormat.XLSX;
	}

	@Override
	public void write(OfficialForm form, OutputStream out) throws IOException {
		write(sheets(form), form, out);
	}

	static void write(List<ExcelSheet> sheets, OfficialForm form, OutputStream out) throws IOException {
		if (sheets.size() > MOST_SHEETS) {
			throw new ProblemException(new Problem.LimitExceeded("TOO_MANY_SHEETS",
					"这份文本有 " + form.sheets().size() + " 个项目，一个 Excel 文件放不下；请改用 docx 或 pdf", sheets.size(),
					MOST_SHEETS));
		}
		Imprint.Seal seal = form.imprint().seal();
		PackedOut packed = new PackedOut(out);
		packed.xml("[Content_Types].xml", xml -> types(xml, sheets.size(), seal != null));
		packed.xml("_rels/.rels", xml -> {
			relations(xml);
			relation(xml, 1, "officeDocument", "xl/workbook.xml");
		});
		packed.xml("xl/workbook.xml", xml -> workbook(xml, sheets));
		packed.xml("xl/_rels/workbook.xml.rels", xml -> {
			relations(xml);
			for (int i = 1; i <= sheets.size(); i++) {
				relation(xml, i, "worksheet", "worksheets/sheet" + i + ".xml");
			}
			relation(xml, sheets.size() + 1, "styles", "styles.xml");
		});
		packed.xml("xl/styles.xml", ExcelStyle::styles);
		for (int i = 0; i < sheets.size(); i++) {
			ExcelSheet sheet = sheets.get(i);
			packed.xml("xl/worksheets/sheet" + (i + 1) + ".xml", xml -> sheet.write(xml, form.imprint()));
		}
		if (seal != null) {
			verification(packed, seal);
		}
		packed.finish();
	}

	private static List<ExcelSheet> sheets(OfficialForm form) {
		List<ExcelSheet> sheets = new ArrayList<>();
		sheets.add(ExcelSheet.cover(form));
		sheets.add(ExcelSheet.firstPart(form));
		for (FormChapter chapter : form.chapters()) {
			FormTable table = chapter.table();
			if (table != null) {
				sheets.add(ExcelSheet.ofTable("整体指标", List.of(chapter.heading()), "", table));
			}
		}
		int number = 0;
		for (var sheet : form.sheets()) {
			number++;
			String name = number + "."
					+ sheet.title().replaceFirst("^(?:\\d+\\.|（\\d+）)", "").replaceFirst("绩效目标表$", "");
			sheets.add(ExcelSheet.ofTable(name, number == 1
					? List.of(String.join("　", OfficialForm.SECOND_PART), sheet.title()) : List.of(sheet.title()),
					sheet.unit(), sheet.table()));
		}
		sheets.add(1, ExcelSheet.contents(form, sheets));
		return sheets;
	}

	private static void workbook(XmlOut xml, List<ExcelSheet> sheets) throws IOException {
		xml.begin("workbook", "xmlns", ExcelSheet.NAMESPACE, "xmlns:r", OFFICE);
		xml.begin("bookViews").empty("workbookView", "activeTab", 0).end().begin("sheets");
		for (int i = 0; i < sheets.size(); i++) {
			xml.empty("sheet", "name", sheets.get(i).name(), "sheetId", i + 1, "r:id", "rId" + (i + 1));
		}
		xml.end();
		if (sheets.stream().anyMatch(sheet -> sheet.header() > 0)) {
			titles(xml, sheets);
		}
	}

	/** The rows that are printed on each page of a sheet. */
	private static void titles(XmlOut xml, List<ExcelSheet> sheets) throws IOException {
		xml.begin("definedNames");
		for (int i = 0; i < sheets.size(); i++) {
			int header = sheets.get(i).header();
			if (header > 0) {
				xml.begin("definedName", "name", "_xlnm.Print_Titles", "localSheetId", i)
					.text(sheets.get(i).quoted() + "!$" + header + ":$" + header)
					.end();
			}
		}
		xml.end();
	}

	private static void types(XmlOut xml, int sheets, boolean image) throws IOException {
		xml.begin("Types", "xmlns", "http://schemas.openxmlformats.org/package/2006/content-types");
		xml.empty("Default", "Extension", "rels", "ContentType",
				"application/vnd.openxmlformats-package.relationships+xml");
		xml.empty("Default", "Extension", "xml", "ContentType", "application/xml");
		if (image) {
			xml.empty("Default", "Extension", "png", "ContentType", "image/png");
			xml.empty("Override", "PartName", "/xl/drawings/drawing1.xml", "ContentType",
					"application/vnd.openxmlformats-officedocument.drawing+xml");
		}
		xml.empty("Override", "PartName", "/xl/workbook.xml", "ContentType", EXCEL + "sheet.main+xml");
		xml.empty("Override", "PartName", "/xl/styles.xml", "ContentType", EXCEL + "styles+xml");
		for (int i = 1; i <= sheets; i++) {
			xml.empty("Override", "PartName", "/xl/worksheets/sheet" + i + ".xml", "ContentType",
					EXCEL + "worksheet+xml");
		}
	}

	/**
	 * The square stands on the cover: footers of Excel hold no pictures that all programs
	 * show.
	 */
	private static void verification(PackedOut packed, Imprint.Seal seal) throws IOException {
		packed.xml("xl/worksheets/_rels/sheet1.xml.rels", xml -> {
			relations(xml);
			relation(xml, 1, "drawing", "../drawings/drawing1.xml");
		});
		packed.xml("xl/drawings/_rels/drawing1.xml.rels", xml -> {
			relations(xml);
			relation(xml, 1, "image", "../media/verification.png");
		});
		packed.bytes("xl/media/verification.png", Square.png(seal.code()));
		packed.xml("xl/drawings/drawing1.xml", ExcelSheet::square);
	}

	private static void relations(XmlOut xml) throws IOException {
		xml.begin("Relationships", "xmlns", "http://schemas.openxmlformats.org/package/2006/relationships");
	}

	private static void relation(XmlOut xml, int id, String type, String target) throws IOException {
		xml.empty("Relationship", "Id", "rId" + id, "Type", OFFICE + "/" + type, "Target", target);
	}

}
