package org.jiheng.importing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jiheng.document.office.OfficeFiles;

/** Hostile files of Word and Excel, and archives. */
final class HostilePackages {

	private static final int MIB = 1024 * 1024;

	private static final String TEXT = "<w:p><w:r><w:t>%s</w:t></w:r></w:p>";

	private static final String XXE = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>";

	private static final String LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>"
			+ "<!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;'><!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;'>]>";

	private HostilePackages() {
	}

	static Stream<HostileFile> all() {
		return Stream.of(sizes(), entities(), closed(), shapes(), archives()).flatMap(files -> files);
	}

	private static Stream<HostileFile> sizes() {
		return Stream.of(
				file("50 MiB of XML in a docx", "UNPACKED_TOO_LARGE", () -> word(TEXT.formatted("a".repeat(50 * MIB)))),
				file("50 MiB of XML in an xlsx", "UNPACKED_TOO_LARGE", () -> book(row(1, "A1", "a".repeat(50 * MIB)))),
				file("50 MiB in an image", "UNPACKED_TOO_LARGE",
						() -> with(word(""), Map.of("word/media/a.png", new byte[50 * MIB]))),
				file("501 entries", "TOO_MANY_ENTRIES", () -> with(word(""), many(501))),
				file("50,000 entries", "TOO_MANY_ENTRIES", () -> with(word(""), many(50_000))),
				file("a long paragraph", "CELL_TOO_LONG", () -> word(TEXT.formatted("a".repeat(32_768)))),
				file("a long cell of Word", "CELL_TOO_LONG", () -> word(table(cells("a".repeat(32_768), "b")))),
				file("a long cell of Excel", "CELL_TOO_LONG", () -> book(row(1, "A1", "a".repeat(32_768)))),
				file("the 1,000,000th row", "TOO_MANY_ROWS", () -> book(row(1_000_000, "A1000000", "x"))),
				file("20,001 rows of Excel", "TOO_MANY_ROWS", () -> book(rows(20_001))),
				file("20,001 rows of Word", "TOO_MANY_ROWS", () -> word(table(cells("a", "b").repeat(20_001)))),
				file("20,001 paragraphs", "TOO_MANY_ROWS", () -> word(TEXT.formatted("a").repeat(20_001))),
				file("101 columns of Word", "TOO_MANY_COLUMNS",
						() -> word(table("<w:tr>" + "<w:tc><w:p/></w:tc>".repeat(101) + "</w:tr>"))),
				file("column XFD", "TOO_MANY_COLUMNS", () -> book(row(1, "XFD1", "x"))),
				file("column 101", "TOO_MANY_COLUMNS", () -> book(row(1, "CW1", "x"))));
	}

	private static Stream<HostileFile> entities() {
		return Stream.of(file("XXE in a docx", "XML_FORBIDDEN", () -> part(word(""), "word/document.xml", XXE)),
				file("XXE in numbering", "XML_FORBIDDEN", () -> part(word(""), "word/numbering.xml", XXE)),
				file("XXE in styles of Word", "XML_FORBIDDEN", () -> part(word(""), "word/styles.xml", XXE)),
				file("XXE in a sheet", "XML_FORBIDDEN", () -> part(book(""), "xl/worksheets/sheet1.xml", XXE)),
				file("XXE in shared strings", "XML_FORBIDDEN", () -> part(book(""), "xl/sharedStrings.xml", XXE)),
				file("XXE in styles of Excel", "XML_FORBIDDEN", () -> part(book(""), "xl/styles.xml", XXE)),
				file("XXE in a workbook", "XML_FORBIDDEN", () -> part(book(""), "xl/workbook.xml", XXE)),
				file("XXE in relationships", "XML_FORBIDDEN", () -> part(book(""), "xl/_rels/workbook.xml.rels", XXE)),
				file("an external DTD", "XML_FORBIDDEN",
						() -> part(word(""), "word/document.xml", "<!DOCTYPE x SYSTEM 'http://127.0.0.1:1/x.dtd'>")),
				file("a parameter entity", "XML_FORBIDDEN",
						() -> part(word(""), "word/document.xml",
								"<!DOCTYPE x [<!ENTITY % p SYSTEM 'http://127.0.0.1:1/'> %p;]>")),
				file("billion laughs in a docx", "XML_FORBIDDEN", () -> part(word(""), "word/document.xml", LAUGHS)),
				file("billion laughs in an xlsx", "XML_FORBIDDEN",
						() -> part(book(""), "xl/sharedStrings.xml", LAUGHS)),
				file("bytes that are no UTF-8", "FILE_DAMAGED",
						() -> with(word(""),
								Map.of("word/document.xml", "<x>卢龙县</x>".getBytes(Charset.forName("GBK"))))),
				file("an encoding that nobody knows", "FILE_DAMAGED",
						() -> with(word(""),
								Map.of("word/document.xml", bytes("<?xml version='1.0' encoding='x-y'?><x/>")))),
				file("an entity never declared", "FILE_DAMAGED", () -> word(TEXT.formatted("&nobody;"))),
				file("100,000 elements deep", "FILE_DAMAGED", () -> word("<w:x>".repeat(100_000))),
				file("20 tables in each other", "XML_TOO_DEEP",
						() -> word("<w:tbl><w:tr><w:tc>".repeat(20) + "</w:tc></w:tr></w:tbl>".repeat(20))));
	}

	private static Stream<HostileFile> closed() {
		return Stream.of(
				file("macros of Word", "FILE_WITH_MACROS",
						() -> with(word(""), Map.of("word/vbaProject.bin", new byte[10]))),
				file("macros of Excel", "FILE_WITH_MACROS",
						() -> with(book(""), Map.of("xl/vbaProject.bin", new byte[10]))),
				file("macros of an xls", "FILE_WITH_MACROS", () -> container("Workbook", "_VBA_PROJECT_CUR")),
				file("an encrypted docx", "FILE_ENCRYPTED", () -> encrypted(OfficeFiles.published("docx"))),
				file("an encrypted xls", "FILE_ENCRYPTED", HostilePackages::encryptedXls),
				file("an encrypted zip", "FILE_ENCRYPTED", () -> flagged(OfficeFiles.published("docx"))),
				file("an old Word file", "FORMAT_NOT_READ", () -> container("WordDocument")),
				file("an old presentation", "FORMAT_NOT_READ", () -> container("PowerPoint Document")),
				file("a presentation", "FORMAT_NOT_READ",
						() -> zip(Map.of("[Content_Types].xml", bytes("<x/>"), "ppt/presentation.xml", bytes("<x/>")))),
				file("an OpenDocument text", "FORMAT_NOT_READ",
						() -> zip(Map.of("mimetype", bytes("application/vnd.oasis.opendocument.text")))),
				file("a binary workbook", "FORMAT_NOT_READ",
						() -> zip(Map.of("[Content_Types].xml", bytes("<x/>"), "xl/workbook.bin", new byte[9]))));
	}

	private static Stream<HostileFile> shapes() {
		return Stream.of(file("half a docx", "FILE_DAMAGED", () -> half(OfficeFiles.published("docx"))),
				file("half an xlsx", "FILE_DAMAGED", () -> half(OfficeFiles.published("xlsx"))),
				file("half an xls", "FILE_DAMAGED", () -> half(OfficeFiles.published("xls"))),
				file("a docx without its end", "FILE_DAMAGED", () -> cut(OfficeFiles.published("docx"), 30)),
				file("an xlsx without its end", "FILE_DAMAGED", () -> cut(OfficeFiles.published("xlsx"), 30)),
				file("a zip of noise", "FILE_DAMAGED", () -> noise("PK\3\4")),
				file("a container of noise", "FILE_DAMAGED",
						() -> noise("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1")),
				file("XML that breaks off", "FILE_DAMAGED",
						() -> zip(Map.of("word/document.xml", bytes("<w:document xmlns:w='x'><w:body>")))),
				file("a string that is not there", "FILE_DAMAGED",
						() -> book("<row r='1'><c r='A1' t='s'><v>99</v></c></row>")),
				file("a number that is none", "FILE_DAMAGED", () -> book("<row r='1'><c r='A1'><v>abc</v></c></row>")),
				file("a format of 10,000 characters", "FILE_DAMAGED",
						() -> with(book("<row r='1'><c r='A1' s='0'><v>1</v></c></row>"),
								Map.of("xl/styles.xml", bytes("<styleSheet><numFmts><numFmt numFmtId='200' formatCode='"
										+ "#,##0;".repeat(2_000)
										+ "'/></numFmts><cellXfs><xf numFmtId='200'/></cellXfs></styleSheet>")))),
				file("merged cells without end", "FILE_DAMAGED",
						() -> bytes(book(rows(5_000) + "</sheetData><mergeCells>"
								+ "<mergeCell ref='A1:CV20000'/>".repeat(5_000) + "</mergeCells><sheetData>"))),
				file("the same entry twice", "FILE_DAMAGED",
						() -> renamed(with(word(""), Map.of("word/documenx.xml", bytes("<x/>"))))),
				file("a workbook without its relationships", "FILE_DAMAGED",
						() -> zip(Map.of("xl/workbook.xml", bytes("<workbook/>")))),
				file("a docx without words", "NOT_A_BUDGET_TEXT", () -> word("")),
				file("an object inside a docx", "NOT_A_BUDGET_TEXT",
						() -> with(word("<w:p><w:r><w:object/></w:r></w:p>"),
								Map.of("word/embeddings/oleObject1.bin", new byte[1_000], "word/embeddings/x.docx",
										new byte[10]))),
				file("links to other places", "NOT_A_BUDGET_TEXT",
						() -> with(book(row(1, "A1", "x")),
								Map.of("xl/externalLinks/externalLink1.xml", bytes("<externalLink/>")))),
				file("entries outside of the folder", "NOT_A_BUDGET_TEXT",
						() -> with(word(""), Map.of("../../../etc/cron.d/x.xml", bytes("<x/>")))));
	}

	private static Stream<HostileFile> archives() {
		return Stream.of(file("a zip of texts", "ARCHIVE_NOT_READ", () -> zip(Map.of("a.txt", bytes("a")))),
				file("a zip in a zip", "ARCHIVE_NOT_READ",
						() -> zip(Map.of("a.zip", zip(Map.of("b.zip", zip(Map.of("c.txt", bytes("c")))))))),
				file("a docx in a zip", "ARCHIVE_NOT_READ", () -> zip(Map.of("a.docx", OfficeFiles.published("docx")))),
				file("a path that leads up", "ARCHIVE_NOT_READ", () -> zip(Map.of("../../x.txt", bytes("x")))),
				file("a gzip", "", () -> noise("\u001F\u008B\u0008")),
				file("a rar", "", () -> noise("Rar!\u001A\u0007")),
				file("a 7z", "", () -> noise("7z\u00BC\u00AF'\u001C")));
	}

	static HostileFile file(String name, String reason, HostileFile.Content content) {
		return new HostileFile(name, reason, content);
	}

	private static byte[] word(String body) throws IOException {
		return zip(Map.of("[Content_Types].xml", bytes("<Types/>"), "word/document.xml",
				bytes("<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>"
						+ body + "</w:body></w:document>")));
	}

	private static byte[] book(String rows) throws IOException {
		return zip(Map.of("[Content_Types].xml", bytes("<Types/>"), "xl/workbook.xml",
				bytes("<workbook xmlns:r='r'><sheets><sheet name='一' sheetId='1' r:id='r1'/></sheets></workbook>"),
				"xl/_rels/workbook.xml.rels",
				bytes("<Relationships><Relationship Id='r1' Target='worksheets/sheet1.xml'/></Relationships>"),
				"xl/sharedStrings.xml", bytes("<sst/>"), "xl/worksheets/sheet1.xml",
				bytes("<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>" + rows
						+ "</sheetData></worksheet>")));
	}

	private static String row(int number, String reference, String text) {
		return "<row r='" + number + "'><c r='" + reference + "' t='str'><v>" + text + "</v></c></row>";
	}

	private static String rows(int many) {
		StringBuilder rows = new StringBuilder();
		for (int i = 1; i <= many; i++) {
			rows.append(row(i, "A" + i, "x"));
		}
		return rows.toString();
	}

	private static String table(String rows) {
		return "<w:tbl>" + rows + "</w:tbl>";
	}

	private static String cells(String one, String other) {
		return "<w:tr><w:tc>" + TEXT.formatted(one) + "</w:tc><w:tc>" + TEXT.formatted(other) + "</w:tc></w:tr>";
	}

	private static Map<String, byte[]> many(int entries) {
		Map<String, byte[]> many = new LinkedHashMap<>();
		for (int i = 0; i < entries; i++) {
			many.put("word/media/" + i + ".png", new byte[0]);
		}
		return many;
	}

	private static byte[] part(byte[] zip, String name, String beginning) throws IOException {
		return with(zip, Map.of(name, bytes(beginning + "<x>&e;</x>")));
	}

	private static byte[] with(byte[] zip, Map<String, byte[]> more) throws IOException {
		Map<String, byte[]> all = new LinkedHashMap<>();
		try (var in = new java.util.zip.ZipInputStream(new ByteArrayInputStream(zip))) {
			for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
				all.put(entry.getName(), in.readAllBytes());
			}
		}
		all.putAll(more);
		return zip(all);
	}

	private static byte[] zip(Map<String, byte[]> entries) throws IOException {
		var bytes = new ByteArrayOutputStream();
		try (var out = new ZipOutputStream(bytes)) {
			for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
				out.putNextEntry(new ZipEntry(entry.getKey()));
				out.write(entry.getValue());
			}
		}
		return bytes.toByteArray();
	}

	/** The second name made the first one's. */
	private static byte[] renamed(byte[] zip) {
		return latin(zip, text -> text.replace("word/documenx.xml", "word/document.xml"));
	}

	/** Says of each entry that it is encrypted. */
	private static byte[] flagged(byte[] zip) {
		byte[] flagged = zip.clone();
		for (int i = 0; i < flagged.length - 4; i++) {
			if (flagged[i] == 'P' && flagged[i + 1] == 'K' && flagged[i + 2] == 3 && flagged[i + 3] == 4) {
				flagged[i + 6] |= 1;
			}
		}
		return flagged;
	}

	private static byte[] latin(byte[] bytes, UnaryOperator<String> change) {
		return change.apply(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1))
			.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
	}

	private static byte[] encrypted(byte[] file) throws Exception {
		var bytes = new ByteArrayOutputStream();
		try (var container = new POIFSFileSystem()) {
			Encryptor encryptor = new EncryptionInfo(EncryptionMode.standard).getEncryptor();
			encryptor.confirmPassword("secret");
			try (OutputStream out = encryptor.getDataStream(container)) {
				out.write(file);
			}
			container.writeFilesystem(bytes);
		}
		return bytes.toByteArray();
	}

	private static byte[] encryptedXls() throws IOException {
		var bytes = new ByteArrayOutputStream();
		Biff8EncryptionKey.setCurrentUserPassword("secret");
		try (var book = new HSSFWorkbook(new ByteArrayInputStream(OfficeFiles.published("xls")))) {
			book.write(bytes);
		}
		finally {
			Biff8EncryptionKey.setCurrentUserPassword(null);
		}
		return bytes.toByteArray();
	}

	private static byte[] container(String... streams) throws IOException {
		var bytes = new ByteArrayOutputStream();
		try (var container = new POIFSFileSystem()) {
			for (String stream : streams) {
				container.createDocument(new ByteArrayInputStream(new byte[5_000]), stream);
			}
			container.writeFilesystem(bytes);
		}
		return bytes.toByteArray();
	}

	private static byte[] half(byte[] file) {
		return java.util.Arrays.copyOf(file, file.length / 2);
	}

	private static byte[] cut(byte[] file, int bytes) {
		return java.util.Arrays.copyOf(file, file.length - bytes);
	}

	static byte[] noise(String beginning) {
		byte[] noise = new byte[50_000];
		new java.util.Random(5).nextBytes(noise);
		byte[] first = beginning.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
		System.arraycopy(first, 0, noise, 0, first.length);
		return noise;
	}

	private static byte[] bytes(byte[] file) {
		return file;
	}

	private static byte[] bytes(String text) {
		return text.getBytes(UTF_8);
	}

}
