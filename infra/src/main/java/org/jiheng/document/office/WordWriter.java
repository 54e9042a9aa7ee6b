package org.jiheng.document.office;

import java.io.IOException;
import java.io.OutputStream;
import org.jiheng.document.DocumentFormat;
import org.jiheng.document.DocumentWriter;
import org.jiheng.document.Imprint;
import org.jiheng.document.OfficialForm;

/**
 * The official form as a .docx that an office edits on: its parts and how they belong
 * together.
 */
final class WordWriter implements DocumentWriter {

	private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

	private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

	@Override
	public DocumentFormat format() {
		return DocumentFormat.DOCX;
	}

	@Override
	public void write(OfficialForm form, OutputStream out) throws IOException {
		Imprint.Seal seal = form.imprint().seal();
		PackedOut packed = new PackedOut(out);
		packed.xml("[Content_Types].xml", xml -> types(xml, seal != null));
		packed.xml("_rels/.rels", xml -> relations(xml, "officeDocument", "word/document.xml"));
		packed.xml("word/_rels/document.xml.rels", xml -> relations(xml, "styles", "styles.xml", "fontTable",
				"fontTable.xml", "settings", "settings.xml", "footer", "footer1.xml", "footer", "footer2.xml"));
		packed.xml("word/styles.xml", WordStyles::styles);
		packed.xml("word/fontTable.xml", WordStyles::fonts);
		packed.xml("word/settings.xml", WordStyles::settings);
		for (int i = 1; i <= 2; i++) {
			boolean numbered = i == 2;
			packed.xml("word/footer" + i + ".xml", xml -> new WordFooter(xml, form.imprint()).write(numbered));
			if (seal != null) {
				packed.xml("word/_rels/footer" + i + ".xml.rels",
						xml -> relations(xml, "image", "media/verification.png"));
			}
		}
		if (seal != null) {
			packed.bytes("word/media/verification.png", Square.png(seal.code()));
		}
		packed.xml("word/document.xml", xml -> new WordBody(xml, form).write());
		packed.finish();
	}

	private static void types(XmlOut xml, boolean image) throws IOException {
		xml.begin("Types", "xmlns", "http://schemas.openxmlformats.org/package/2006/content-types");
		xml.empty("Default", "Extension", "rels", "ContentType",
				"application/vnd.openxmlformats-package.relationships+xml");
		xml.empty("Default", "Extension", "xml", "ContentType", "application/xml");
		if (image) {
			xml.empty("Default", "Extension", "png", "ContentType", "image/png");
		}
		type(xml, "document", "document.main");
		type(xml, "styles", "styles");
		type(xml, "fontTable", "fontTable");
		type(xml, "settings", "settings");
		type(xml, "footer1", "footer");
		type(xml, "footer2", "footer");
	}

	private static void type(XmlOut xml, String part, String type) throws IOException {
		xml.empty("Override", "PartName", "/word/" + part + ".xml", "ContentType", WORD + type + "+xml");
	}

	/** Types and targets in turn; the nth has the id rIdn. */
	private static void relations(XmlOut xml, String... typesAndTargets) throws IOException {
		xml.begin("Relationships", "xmlns", "http://schemas.openxmlformats.org/package/2006/relationships");
		for (int i = 0; i < typesAndTargets.length; i += 2) {
			xml.empty("Relationship", "Id", "rId" + (i / 2 + 1), "Type", OFFICE + typesAndTargets[i], "Target",
					typesAndTargets[i + 1]);
		}
	}

}
