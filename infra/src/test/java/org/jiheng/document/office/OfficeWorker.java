package org.jiheng.document.office;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Types forms into Word and Excel as office workers do: cells merged, numbers as numbers
 * with thousands and percent formats, titles merged over the table, and Word tables that
 * go on after a page header.
 */
final class OfficeWorker {

	private static final Pattern THOUSANDS = Pattern.compile("[0-9]{1,3}(?:,[0-9]{3})+\\.[0-9]{2}");

	private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,6}(?:\\.[0-9]{0,3}[1-9])?");

	private static final Pattern PERCENT = Pattern.compile("[0-9]{1,3}%");

	private OfficeWorker() {
	}

	/** In a format: docx, xlsx, xls. */
	static byte[] write(OfficeTable table, String format) {
		try {
			return switch (format) {
				case "docx" -> word(table, Integer.MAX_VALUE);
				case "xlsx" -> excel(table, new XSSFWorkbook());
				case "xls" -> excel(table, new HSSFWorkbook());
				default -> throw new IllegalArgumentException(format);
			};
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	/**
	 * A Word file whose table ends after so many rows below the indicators' header, and
	 * goes on as another one with the header again, below a line that says so.
	 */
	static byte[] continued(OfficeTable table, int rows) {
		try {
			return word(table, rows);
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	/** A Word file with a paragraph for each cell. */
	static byte[] paragraphs(OfficeTable table) {
		StringBuilder body = new StringBuilder();
		table.oneCellToALine().lines().forEach(line -> body.append(paragraph(line)));
		try {
			return packed(body.toString());
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	private static byte[] excel(OfficeTable table, Workbook workbook) throws IOException {
		try (workbook) {
			Sheet sheet = workbook.createSheet("绩效目标");
			Map<String, CellStyle> styles = styles(workbook);
			int at = 0;
			for (String line : table.lines()) {
				sheet.createRow(at).createCell(0).setCellValue(line);
				sheet.addMergedRegion(new CellRangeAddress(at, at, 0, table.width() - 1));
				at++;
			}
			for (int i = 0; i < table.rows().size(); i++) {
				Row row = sheet.createRow(at + i);
				for (OfficeTable.Merged cell : table.row(i)) {
					fill(row.createCell(cell.column()), cell.text(), styles);
					if (cell.height() > 1 || cell.width() > 1) {
						sheet.addMergedRegion(new CellRangeAddress(at + i, at + i + cell.height() - 1, cell.column(),
								cell.column() + cell.width() - 1));
					}
				}
			}
			var out = new ByteArrayOutputStream();
			workbook.write(out);
			return out.toByteArray();
		}
	}

	private static Map<String, CellStyle> styles(Workbook workbook) {
		Map<String, CellStyle> styles = new TreeMap<>();
		for (String format : List.of("#,##0.00", "0%", "0.00")) {
			CellStyle style = workbook.createCellStyle();
			style.setDataFormat(workbook.createDataFormat().getFormat(format));
			style.setWrapText(true);
			styles.put(format, style);
		}
		return styles;
	}

	private static void fill(Cell cell, String text, Map<String, CellStyle> styles) {
		if (THOUSANDS.matcher(text).matches()) {
			cell.setCellValue(Double.parseDouble(text.replace(",", "")));
			cell.setCellStyle(styles.get("#,##0.00"));
		}
		else if (NUMBER.matcher(text).matches()) {
			cell.setCellValue(Double.parseDouble(text));
		}
		else if (PERCENT.matcher(text).matches()) {
			cell.setCellValue(Double.parseDouble(text.replace("%", "")) / 100);
			cell.setCellStyle(styles.get("0%"));
		}
		else if (text.matches("[0-9]+\\.[0-9]{2}")) {
			cell.setCellValue(Double.parseDouble(text));
			cell.setCellStyle(styles.get("0.00"));
		}
		else if (!text.isEmpty()) {
			cell.setCellValue(text);
		}
	}

	private static byte[] word(OfficeTable table, int rows) throws IOException {
		StringBuilder body = new StringBuilder();
		table.lines().forEach(line -> body.append(paragraph(line)));
		begin(body, table.width());
		int header = table.header();
		for (int i = 0; i < table.rows().size(); i++) {
			if (i > header + 1 && (i - header - 1) % rows == 0) {
				body.append("</w:tbl>").append(paragraph("第2页")).append(paragraph("（续表）"));
				begin(body, table.width());
				row(body, table, header, false);
			}
			row(body, table, i, i > header + 1 && (i - header - 1) % rows == 0);
		}
		body.append("</w:tbl>");
		return packed(body.toString());
	}

	private static void begin(StringBuilder body, int width) {
		body.append("<w:tbl><w:tblPr><w:tblW w:w=\"14400\" w:type=\"dxa\"/><w:tblBorders>");
		for (String side : List.of("top", "left", "bottom", "right", "insideH", "insideV")) {
			body.append("<w:").append(side).append(" w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>");
		}
		body.append("</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>")
			.append(("<w:gridCol w:w=\"" + 14400 / width + "\"/>").repeat(width))
			.append("</w:tblGrid>");
	}

	/** On a new page the merged cells begin anew, blank. */
	private static void row(StringBuilder body, OfficeTable table, int row, boolean anew) {
		body.append("<w:tr>").append(row == 0 && table.header() == 0 ? "<w:trPr><w:tblHeader/></w:trPr>" : "");
		int column = 0;
		while (column < table.width()) {
			boolean above = table.isAbove(row, column);
			int width = above ? table.widthAbove(row, column) : width(table, row, column);
			boolean begins = !above && row + 1 < table.rows().size() && table.isAbove(row + 1, column);
			body.append("<w:tc><w:tcPr><w:tcW w:w=\"")
				.append(14400 / table.width() * width)
				.append("\" w:type=\"dxa\"/>");
			if (width > 1) {
				body.append("<w:gridSpan w:val=\"").append(width).append("\"/>");
			}
			if (begins || (above && anew)) {
				body.append("<w:vMerge w:val=\"restart\"/>");
			}
			else if (above) {
				body.append("<w:vMerge/>");
			}
			body.append("</w:tcPr>").append(paragraph(above ? "" : table.at(row, column))).append("</w:tc>");
			column += width;
		}
		body.append("</w:tr>");
	}

	private static int width(OfficeTable table, int row, int column) {
		int width = 1;
		while (column + width < table.width() && table.isLeft(row, column + width)) {
			width++;
		}
		return width;
	}

	private static String paragraph(String text) {
		String words = text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "</w:t><w:br/><w:t>");
		return "<w:p><w:r><w:rPr><w:sz w:val=\"16\"/></w:rPr><w:t xml:space=\"preserve\">" + words
				+ "</w:t></w:r></w:p>";
	}

	/** Whole, so that an office program opens it. */
	private static byte[] packed(String body) throws IOException {
		var bytes = new ByteArrayOutputStream();
		try (var out = new ZipOutputStream(bytes)) {
			entry(out, "[Content_Types].xml",
					"""
							<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" \
							ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" \
							ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""");
			entry(out, "_rels/.rels",
					"""
							<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" \
							Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" \
							Target="word/document.xml"/></Relationships>""");
			entry(out, "word/document.xml",
					"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
							+ body
							+ """
									<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1000" \
									w:right="1000" w:bottom="1000" w:left="1000"/></w:sectPr></w:body></w:document>""");
		}
		return bytes.toByteArray();
	}

	private static void entry(ZipOutputStream out, String name, String text) throws IOException {
		out.putNextEntry(new ZipEntry(name));
		out.write(text.getBytes(UTF_8));
	}

}
