package org.jiheng.document.office;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jiheng.document.SourceDocument;
import org.jiheng.document.SourceDocument.Paragraph;
import org.jiheng.document.SourceDocument.Table;
import org.jiheng.review.Finding;
import org.junit.jupiter.api.Test;

/** What office workers leave in their files, and what is read of it. */
class HazardTests {

	@Test
	void deletedAndHiddenWordsAreNotRead() throws IOException {
		String body = "<w:p><w:r><w:t>甲</w:t></w:r><w:del><w:r><w:delText>乙</w:delText></w:r></w:del>"
				+ "<w:ins><w:r><w:t>丙</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>丁</w:t></w:r>"
				+ "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>";
		assertThat(paragraphs(word(body, ""))).containsExactly("甲丙");
	}

	@Test
	void signsOfSymbolFontsAndSoftHyphensAreReadAsPrinted() throws IOException {
		String body = "<w:p><w:r><w:sym w:font='Symbol' w:char='F0B3'/><w:t>9\u00AD5%</w:t><w:noBreakHyphen/></w:r></w:p>";
		assertThat(paragraphs(word(body, ""))).containsExactly("≥95%-");
	}

	@Test
	void aTextBoxIsReadOnce() throws IOException {
		String box = "<w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent>";
		String body = "<w:p><w:r><x:AlternateContent xmlns:x='x'><x:Choice>" + box + "</x:Choice><x:Fallback>" + box
				+ "</x:Fallback></x:AlternateContent><w:t>文</w:t></w:r></w:p>";
		assertThat(paragraphs(word(body, ""))).containsExactly("文", "框");
	}

	@Test
	void numbersThatWordCountsStandBeforeTheirParagraphs() throws IOException {
		String numbering = "<w:numbering xmlns:w='w'><w:abstractNum w:abstractNumId='7'><w:lvl w:ilvl='0'><w:start w:val='1'/>"
				+ "<w:numFmt w:val='chineseCounting'/><w:lvlText w:val='（%1）'/></w:lvl></w:abstractNum>"
				+ "<w:num w:numId='2'><w:abstractNumId w:val='7'/></w:num></w:numbering>";
		String item = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='2'/></w:numPr></w:pPr><w:r><w:t>目标</w:t></w:r></w:p>";
		assertThat(paragraphs(word(item.repeat(11), numbering))).startsWith("（一）目标", "（二）目标").endsWith("（十一）目标");
	}

	@Test
	void mergedCellsOfWordAreOneCellWithBlankOnesAfterIt() throws IOException {
		String body = "<w:tbl><w:tblGrid><w:gridCol w:w='1000'/><w:gridCol w:w='2000'/><w:gridCol w:w='900'/></w:tblGrid>"
				+ "<w:tr>" + cell("<w:vMerge w:val='restart'/>", "甲") + cell("<w:gridSpan w:val='2'/>", "乙") + "</w:tr>"
				+ "<w:tr>" + cell("<w:vMerge/>", "") + cell("", "丙") + cell("", "丁") + "</w:tr></w:tbl>";
		assertThat(cells(word(body, ""))).containsExactly(List.of("甲", "乙", ""), List.of("", "丙", "丁"));
	}

	@Test
	void numbersOfExcelAreReadAsShownAndErrorsAreRefusedWithTheirPlace() throws IOException {
		try (var book = new XSSFWorkbook()) {
			XSSFSheet sheet = book.createSheet("表一");
			var row = sheet.createRow(2);
			Cell percent = row.createCell(0);
			percent.setCellValue(0.95);
			var style = book.createCellStyle();
			style.setDataFormat(book.createDataFormat().getFormat("0%"));
			percent.setCellStyle(style);
			row.createCell(1).setCellValue(4.5);
			row.createCell(2).setCellErrorValue(org.apache.poi.ss.usermodel.FormulaError.REF.getCode());
			row.createCell(3).setCellFormula("1+1");
			SourceDocument document = OfficeFiles.document(bytes(book));
			assertThat(cells(document)).containsExactly(List.of("95%", "4.5"));
			assertThat(document.remarks()).extracting(Finding::code)
				.containsExactly("CELL_ERROR", "CELL_NOT_CALCULATED");
			assertThat(document.remarks().getFirst().place().text()).isEqualTo("表一!C3");
		}
	}

	@Test
	void hiddenRowsAreReadAndToldHiddenSheetsAreNot() throws IOException {
		try (var book = new XSSFWorkbook()) {
			XSSFSheet sheet = book.createSheet("一");
			for (int i = 0; i < 2; i++) {
				var row = sheet.createRow(i);
				row.createCell(0).setCellValue("甲" + i);
				row.createCell(1).setCellValue("乙" + i);
			}
			sheet.getRow(1).setZeroHeight(true);
			sheet.addMergedRegion(new CellRangeAddress(0, 1, 0, 0));
			book.createSheet("二").createRow(0).createCell(0).setCellValue("丙");
			book.setSheetHidden(1, true);
			SourceDocument document = OfficeFiles.document(bytes(book));
			assertThat(cells(document)).containsExactly(List.of("甲0", "乙0"), List.of("", "乙1"));
			assertThat(document.remarks()).extracting(Finding::code).containsExactly("ROWS_HIDDEN", "SHEET_HIDDEN");
		}
	}

	private static String cell(String properties, String text) {
		return "<w:tc><w:tcPr>" + properties + "</w:tcPr><w:p><w:r><w:t>" + text + "</w:t></w:r></w:p></w:tc>";
	}

	private static List<String> paragraphs(SourceDocument document) {
		return document.blocks().stream().map(block -> ((Paragraph) block).text()).toList();
	}

	private static List<List<String>> cells(SourceDocument document) {
		return document.blocks()
			.stream()
			.flatMap(block -> ((Table) block).rows().stream())
			.map(row -> row.cells().stream().map(SourceDocument.Cell::text).toList())
			.toList();
	}

	private static byte[] bytes(XSSFWorkbook book) throws IOException {
		var out = new ByteArrayOutputStream();
		book.write(out);
		return out.toByteArray();
	}

	private static SourceDocument word(String body, String numbering) throws IOException {
		var bytes = new ByteArrayOutputStream();
		try (var out = new ZipOutputStream(bytes)) {
			out.putNextEntry(new ZipEntry("word/document.xml"));
			out.write(("<w:document xmlns:w='w'><w:body>" + body + "</w:body></w:document>").getBytes(UTF_8));
			if (!numbering.isEmpty()) {
				out.putNextEntry(new ZipEntry("word/numbering.xml"));
				out.write(numbering.getBytes(UTF_8));
			}
		}
		return OfficeFiles.document(bytes.toByteArray());
	}

}
