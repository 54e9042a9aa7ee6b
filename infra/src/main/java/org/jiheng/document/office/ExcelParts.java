package org.jiheng.document.office;

import java.io.IOException;
import java.io.OutputStream;

/** The parts of a workbook of one sheet, and how they belong together. */
final class ExcelParts {

	private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

	private static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

	private ExcelParts() {
	}

	static void write(OutputStream out, String name, PackedOut.Part styles, PackedOut.Part sheet) throws IOException {
		PackedOut packed = new PackedOut(out);
		packed.xml("[Content_Types].xml", ExcelParts::types);
		packed.xml("_rels/.rels", xml -> {
			relations(xml);
			relation(xml, 1, "officeDocument", "xl/workbook.xml");
		});
		packed.xml("xl/workbook.xml", xml -> {
			xml.begin("workbook", "xmlns", ExcelSheet.NAMESPACE, "xmlns:r", OFFICE).begin("sheets");
			xml.empty("sheet", "name", name, "sheetId", 1, "r:id", "rId1").end();
			xml.begin("definedNames").begin("definedName", "name", "_xlnm.Print_Titles", "localSheetId", 0);
			xml.text("'" + name + "'!$2:$2").end().end();
		});
		packed.xml("xl/_rels/workbook.xml.rels", xml -> {
			relations(xml);
			relation(xml, 1, "worksheet", "worksheets/sheet1.xml");
			relation(xml, 2, "styles", "styles.xml");
		});
		packed.xml("xl/styles.xml", styles);
		packed.xml("xl/worksheets/sheet1.xml", sheet);
		packed.finish();
	}

	private static void types(XmlOut xml) throws IOException {
		xml.begin("Types", "xmlns", "http://schemas.openxmlformats.org/package/2006/content-types");
		xml.empty("Default", "Extension", "rels", "ContentType",
				"application/vnd.openxmlformats-package.relationships+xml");
		xml.empty("Default", "Extension", "xml", "ContentType", "application/xml");
		xml.empty("Override", "PartName", "/xl/workbook.xml", "ContentType", EXCEL + "sheet.main+xml");
		xml.empty("Override", "PartName", "/xl/styles.xml", "ContentType", EXCEL + "styles+xml");
		xml.empty("Override", "PartName", "/xl/worksheets/sheet1.xml", "ContentType", EXCEL + "worksheet+xml");
	}

	private static void relations(XmlOut xml) throws IOException {
		xml.begin("Relationships", "xmlns", "http://schemas.openxmlformats.org/package/2006/relationships");
	}

	private static void relation(XmlOut xml, int id, String type, String target) throws IOException {
		xml.empty("Relationship", "Id", "rId" + id, "Type", OFFICE + "/" + type, "Target", target);
	}

}
