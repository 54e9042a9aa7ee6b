package org.jiheng.document.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFComment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.Provenance;
import org.jiheng.budget.Spot;
import org.jiheng.county.Region;
import org.jiheng.document.Annotating;
import org.jiheng.document.DocumentFormat;
import org.jiheng.document.FormReader;
import org.jiheng.document.Importing;
import org.jiheng.document.Imports;
import org.jiheng.document.KnownDepartments;
import org.jiheng.document.LulongJustice2024;
import org.jiheng.document.Mark;
import org.jiheng.document.Reading;
import org.jiheng.document.Reception;
import org.jiheng.document.WrittenDocument;
import org.jiheng.membership.Membership;
import org.jiheng.review.Anchor;
import org.jiheng.review.CheckFinding;
import org.jiheng.review.CheckInput;
import org.jiheng.review.Checks;
import org.jiheng.review.Finding;
import org.jiheng.review.Place;
import org.jiheng.review.Severity;
import org.jiheng.shared.Wording;
import org.jiheng.tenancy.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A file comes back with each opinion at its cell, everything else as it was, and is read
 * again as before.
 */
class AnnotatedCopyTests {

	private static final OfficeAnnotator ANNOTATOR = new OfficeAnnotator();

	private static final DataFormatter FORMATTER = new DataFormatter();

	@Test
	void eachOpinionStandsOnItsCellOfTheWorkbook() throws IOException {
		byte[] file = OfficeFiles.published("xlsx");
		Reading.Understood reading = OfficeFiles.understood(file);
		List<Mark> marks = everywhere(reading);
		byte[] copy = annotated(file, marks, DocumentFormat.XLSX);
		keep("marked-everywhere.xlsx", copy);
		try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(copy))) {
			XSSFSheet sheet = workbook.getSheet("Sheet1");
			assertThat(sheet.getCellComments()).hasSizeGreaterThan(400);
			for (Map.Entry<CellAddress, ? extends Comment> comment : sheet.getCellComments().entrySet()) {
				Cell cell = sheet.getRow(comment.getKey().getRow()).getCell(comment.getKey().getColumn());
				assertThat(comment.getValue().getAuthor()).isEqualTo("绩衡");
				assertThat(comment.getValue().getString().getString())
					.contains("原文“" + key(FORMATTER.formatCellValue(cell)));
				assertThat(cell.getCellStyle().getFillPattern()).isEqualTo(FillPatternType.SOLID_FOREGROUND);
			}
			assertThat(workbook.getSheetName(0)).isEqualTo("导入意见");
			assertThat(workbook.getActiveSheetIndex()).isOne();
			assertThat(workbook.getSheetAt(0).getLastRowNum()).isEqualTo(marks.size() + 1);
			try (XSSFWorkbook original = new XSSFWorkbook(new ByteArrayInputStream(file))) {
				same(original.getSheet("Sheet1"), sheet);
			}
		}
		readsAs(copy, reading);
	}

	@Test
	void eachOpinionStandsOnItsCellOfTheWordFile() throws IOException {
		byte[] file = OfficeFiles.published("docx");
		Reading.Understood reading = OfficeFiles.understood(file);
		byte[] copy = annotated(file, everywhere(reading), DocumentFormat.DOCX);
		keep("marked-everywhere.docx", copy);
		int seen = 0;
		try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(copy))) {
			Map<String, XWPFComment> comments = new HashMap<>();
			for (XWPFComment comment : document.getDocComments().getComments()) {
				comments.put(comment.getId(), comment);
				assertThat(comment.getAuthor()).isEqualTo("绩衡");
			}
			for (XWPFTable table : document.getTables()) {
				for (XWPFTableRow row : table.getRows()) {
					for (XWPFTableCell cell : row.getTableCells()) {
						for (String id : ranges(cell)) {
							assertThat(comments.get(id).getText()).contains("原文“" + key(cell.getText()) + "”");
							assertThat(cell.getColor()).isNotNull();
							seen++;
						}
					}
				}
			}
			assertThat(comments.size() - seen).as("of paragraphs outside tables").isBetween(20, 40);
		}
		assertThat(seen).isGreaterThan(400);
		readsAs(copy, reading);
	}

	/** A clerk who mended most of it sees what is left, and nothing of before. */
	@Test
	void aCopyMarkedAgainShowsOnlyWhatIsLeft() throws IOException {
		Reading.Understood reading = OfficeFiles.understood(OfficeFiles.published("docx"));
		byte[] word = annotated(OfficeFiles.published("docx"), everywhere(reading), DocumentFormat.DOCX);
		word = annotated(word, everywhere(reading).subList(0, 1), DocumentFormat.DOCX);
		try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(word))) {
			assertThat(document.getDocComments().getComments()).hasSize(1);
			assertThat(document.getParagraphs().stream().filter(each -> each.getText().startsWith("【绩衡意见】")))
				.hasSize(1);
			long coloured = document.getTables()
				.stream()
				.flatMap(table -> table.getRows().stream())
				.flatMap(row -> row.getTableCells().stream())
				.filter(cell -> cell.getColor() != null)
				.count();
			assertThat(coloured).isOne();
		}
		readsAs(word, reading);
	}

	@Test
	void aWorkbookMarkedAgainShowsOnlyWhatIsLeft() throws IOException {
		byte[] file = OfficeFiles.published("xlsx");
		Reading.Understood reading = OfficeFiles.understood(file);
		byte[] copy = annotated(file, everywhere(reading), DocumentFormat.XLSX);
		copy = annotated(copy, everywhere(reading).subList(0, 1), DocumentFormat.XLSX);
		try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(copy))) {
			assertThat(workbook.getNumberOfSheets()).isEqualTo(2);
			assertThat(workbook.getSheetAt(0).getLastRowNum()).isEqualTo(2);
			assertThat(workbook.getSheetAt(1).getCellComments()).hasSize(1);
			List<String> coloured = new ArrayList<>();
			workbook.getSheetAt(1).forEach(row -> row.forEach(cell -> {
				if (cell.getCellStyle().getFillPattern() == FillPatternType.SOLID_FOREGROUND) {
					coloured.add(cell.getAddress().formatAsString());
				}
			}));
			assertThat(coloured).hasSize(1);
		}
		readsAs(copy, reading);
		byte[] again = annotated(annotated(workbook(), List.of(mark("项目表", 2, 2, "改这里")), DocumentFormat.XLSX),
				List.of(), DocumentFormat.XLSX);
		try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(again))) {
			assertThat(workbook.getSheet("项目表").getCellComment(new CellAddress("B2")).getString().getString())
				.isEqualTo("问过了");
		}
	}

	@Test
	void whatHasNoCellIsListedBeforeEverything() throws IOException {
		Mark whole = new Mark(new Finding(Severity.ERROR, "X", "缺少“项目”一栏", "请补上 <项目> & 重传", Place.WHOLE), "");
		byte[] workbook = annotated(OfficeFiles.published("xlsx"), List.of(whole), DocumentFormat.XLSX);
		try (XSSFWorkbook copy = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
			var row = copy.getSheet("导入意见").getRow(2);
			assertThat(row.getCell(1).toString()).isEqualTo("错误");
			assertThat(row.getCell(4).toString()).isEqualTo("缺少“项目”一栏");
			assertThat(row.getCell(5).toString()).isEqualTo("请补上 <项目> & 重传");
			assertThat(copy.getSheet("Sheet1").getCellComments()).isEmpty();
		}
		byte[] word = annotated(OfficeFiles.published("docx"), List.of(whole), DocumentFormat.DOCX);
		try (XWPFDocument copy = new XWPFDocument(new ByteArrayInputStream(word))) {
			assertThat(copy.getParagraphs().get(1).getText()).contains("全文：【错误】缺少“项目”一栏 怎么改：请补上 <项目> & 重传");
		}
	}

	/** Comments, colours, merged and missing cells of one's own, other sheets, names. */
	@Test
	void whatAWorkbookHasOfItsOwnStays() throws IOException {
		byte[] file = workbook();
		List<Mark> marks = List.of(mark("项目表", 1, 1, "标题"), mark("项目表", 2, 2, "改这里"), mark("项目表", 2, 3, "也改"),
				mark("项目表", 2, 5, "空格"), mark("项目表", 9, 1, "空行"), mark("项目表", 5, 2, "并格"), mark("没有这张表", 1, 1, "无处可写"));
		byte[] bytes = annotated(file, marks, DocumentFormat.XLSX);
		try (XSSFWorkbook copy = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
			XSSFSheet sheet = copy.getSheet("项目表");
			Map<String, String> comments = new TreeMap<>();
			sheet.getCellComments()
				.forEach((at, comment) -> comments.put(at.formatAsString(),
						comment.getAuthor() + " " + comment.getString().getString().replace("\n", "|")));
			assertThat(comments).containsOnly(Map.entry("A1", "绩衡 【警告】标题|怎么改：请核对"),
					Map.entry("A9", "绩衡 【警告】空行|怎么改：请核对"), Map.entry("B2", "王科长 问过了|绩衡：|【警告】改这里|怎么改：请核对"),
					Map.entry("C2", "绩衡 【警告】也改|怎么改：请核对"), Map.entry("E2", "绩衡 【警告】空格|怎么改：请核对"),
					Map.entry("A5", "绩衡 【警告】并格|怎么改：请核对"), Map.entry("D4", "王科长 别的"));
			CellStyle style = sheet.getRow(1).getCell(1).getCellStyle();
			assertThat(style.getDataFormatString()).isEqualTo("0.000");
			assertThat(style.getFillPattern()).isEqualTo(FillPatternType.SOLID_FOREGROUND);
			assertThat(copy.getFontAt(style.getFontIndex()).getBold()).isTrue();
			assertThat(sheet.getRow(1).getCell(1).getNumericCellValue()).isEqualTo(12.5);
			assertThat(sheet.getRow(2).getCell(1).getCellStyle().getFillPattern()).isEqualTo(FillPatternType.NO_FILL);
			assertThat(copy.getPrintArea(copy.getSheetIndex("第二张"))).isEqualTo("第二张!$A$1:$B$2");
			assertThat(copy.getSheetName(copy.getActiveSheetIndex())).isEqualTo("第二张");
		}
		assertThat(OfficeFiles.document(bytes).blocks()).isEqualTo(OfficeFiles.document(file).blocks());
	}

	/** A clerk cannot write into these, so a list says where to look. */
	@ParameterizedTest
	@ValueSource(strings = { "pdf", "xls", "csv" })
	void ofOtherFormatsAListComesBack(String format) throws IOException {
		byte[] file = OfficeFiles.published(format);
		List<Mark> marks = everywhere(OfficeFiles.understood(file));
		byte[] list = annotated(file, marks, DocumentFormat.XLSX);
		keep("list-of-" + format + ".xlsx", list);
		try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(list))) {
			assertThat(workbook.getNumberOfSheets()).isOne();
			XSSFSheet sheet = workbook.getSheetAt(0);
			assertThat(sheet.getLastRowNum()).isEqualTo(marks.size() + 1);
			assertThat(sheet.getRow(2).getCell(2).toString()).isEqualTo(marks.getFirst().finding().place().text());
			assertThat(sheet.getRow(2).getCell(3).toString()).isEqualTo(marks.getFirst().raw());
		}
	}

	private static byte[] workbook() throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (XSSFWorkbook workbook = new XSSFWorkbook()) {
			XSSFSheet sheet = workbook.createSheet("项目表");
			sheet.createRow(0).createCell(0).setCellValue("标题");
			CellStyle style = workbook.createCellStyle();
			style.setDataFormat(workbook.createDataFormat().getFormat("0.000"));
			var font = workbook.createFont();
			font.setBold(true);
			style.setFont(font);
			for (int row : List.of(1, 2)) {
				Cell cell = sheet.createRow(row).createCell(1);
				cell.setCellValue(12.5);
				cell.setCellStyle(style);
				sheet.getRow(row).createCell(3).setCellValue("右边");
			}
			sheet.createRow(4).createCell(0).setCellValue("并起来的");
			sheet.addMergedRegion(new CellRangeAddress(4, 5, 0, 2));
			for (String at : List.of("B2", "D4")) {
				ClientAnchor anchor = workbook.getCreationHelper().createClientAnchor();
				Comment comment = sheet.createDrawingPatriarch().createCellComment(anchor);
				comment.setAddress(new CellAddress(at));
				comment.setAuthor("王科长");
				comment.setString(workbook.getCreationHelper().createRichTextString(at.equals("B2") ? "问过了" : "别的"));
			}
			workbook.createSheet("第二张").createRow(0).createCell(0).setCellValue("x");
			workbook.setPrintArea(1, 0, 1, 0, 1);
			workbook.setActiveSheet(1);
			workbook.write(out);
		}
		return out.toByteArray();
	}

	private static Mark mark(String sheet, int row, int cell, String words) {
		return new Mark(new Finding(Severity.WARNING, "X", words, "请核对",
				new Place(null, null, row, cell, null, null, Spot.sheet(sheet))), "");
	}

	/** An opinion on each value that was read, which says what it says there. */
	private static List<Mark> everywhere(Reading.Understood reading) {
		List<Mark> marks = new ArrayList<>();
		Stream
			.concat(reading.text().projects().stream().flatMap(project -> project.provenance().stream()),
					Stream.concat(reading.text().indicators().stream().flatMap(each -> each.provenance().stream()),
							reading.text().provenance().stream()))
			.forEach(
					value -> marks.add(
							new Mark(
									new Finding(
											marks.size() % 3 == 0 ? Severity.ERROR
													: marks.size() % 3 == 1 ? Severity.WARNING : Severity.HINT,
											value.field(), "这里的原文“" + key(value.raw()) + "”", "请核对", place(value)),
									value.raw())));
		return marks;
	}

	private static Place place(Provenance value) {
		return new Place(value.line(), value.table(), value.row(), value.cell(), null, null, value.spot());
	}

	private static String key(String words) {
		return Wording.key(words);
	}

	private static byte[] annotated(byte[] file, List<Mark> marks, DocumentFormat format) {
		WrittenDocument document = ANNOTATOR.annotate(file, marks);
		assertThat(document.format()).isEqualTo(format);
		assertThat(document.name()).isEqualTo("导入意见." + format.ending());
		return document.bytes();
	}

	private static void readsAs(byte[] copy, Reading.Understood expected) {
		Reading.Understood reading = OfficeFiles.understood(copy);
		assertThat(reading.text()).isEqualTo(expected.text());
		assertThat(reading.digest()).isEqualTo(expected.digest());
		assertThat(reading.findings()).isEqualTo(expected.findings());
	}

	private static void same(XSSFSheet before, XSSFSheet after) {
		assertThat(cells(after)).isEqualTo(cells(before));
		assertThat(after.getMergedRegions()).isEqualTo(before.getMergedRegions());
		for (int column = 0; column < 10; column++) {
			assertThat(after.getColumnWidth(column)).isEqualTo(before.getColumnWidth(column));
		}
	}

	private static Map<String, String> cells(XSSFSheet sheet) {
		Map<String, String> cells = new TreeMap<>();
		sheet.forEach(row -> row
			.forEach(cell -> cells.put(cell.getAddress().formatAsString(), cell.getCellType() + " " + cell)));
		cells.values().removeIf(each -> each.equals("BLANK "));
		return cells;
	}

	private static Set<String> ranges(XWPFTableCell cell) {
		return cell.getParagraphs()
			.stream()
			.flatMap(paragraph -> paragraph.getCTP().getCommentRangeStartList().stream())
			.map(range -> range.getId().toString())
			.collect(Collectors.toSet());
	}

	/** To be looked at: {@code -Djiheng.forms.keep=FOLDER} writes the files down. */
	private static void keep(String name, byte[] file) throws IOException {
		String folder = System.getProperty("jiheng.forms.keep");
		if (folder != null) {
			Files.write(Path.of(folder, name), file);
		}
	}

	/** What an import and the checks after it would find, on the cells it speaks of. */
	@Test
	void whatTheChecksFindStandsOnItsCellsOfTheWorkbookByItsSeverity() throws IOException {
		byte[] file = OfficeFiles.published("xlsx");
		List<CheckFinding> found = checked(OfficeFiles.understood(file));
		byte[] copy = asUploaded(file);
		keep("checked.xlsx", copy);
		Map<Integer, Indicator> indicators = indicators(OfficeFiles.understood(file));
		int targets = 0;
		try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(copy))) {
			XSSFSheet sheet = workbook.getSheet("Sheet1");
			for (CheckFinding finding : found) {
				for (Anchor anchor : finding.anchors()) {
					if (!"target".equals(anchor.field())) {
						continue;
					}
					Provenance at = standing(indicators.get(anchor.indicator()), "target");
					XSSFCell cell = sheet.getRow(at.row() - 1).getCell(at.cell() - 1);
					assertThat(cell.getCellComment().getString().getString()).contains(finding.message(),
							"怎么改：" + finding.advice());
					targets++;
				}
			}
			for (Map.Entry<CellAddress, ? extends Comment> comment : sheet.getCellComments().entrySet()) {
				String words = comment.getValue().getString().getString();
				XSSFCell cell = sheet.getRow(comment.getKey().getRow()).getCell(comment.getKey().getColumn());
				assertThat(cell.getCellStyle().getFillForegroundColorColor().getARGBHex()).as(words)
					.endsWith(words.contains("【错误】") ? "FFC7CF" : words.contains("【警告】") ? "FFEB9D" : "DDEBF8");
			}
			List<String> listed = new ArrayList<>();
			workbook.getSheetAt(0).forEach(row -> listed.add(FORMATTER.formatCellValue(row.getCell(4))));
			assertThat(listed).containsAll(found.stream().map(CheckFinding::message).toList());
			assertThat(listed).as("each once, whatever it speaks of").doesNotHaveDuplicates();
		}
		assertThat(targets).isGreaterThan(40);
		readsAs(copy, OfficeFiles.understood(file));
	}

	@Test
	void whatTheChecksFindStandsOnItsCellsOfTheWordFileAndTheRestAboveEverything() throws IOException {
		byte[] file = OfficeFiles.published("docx");
		Reading.Understood reading = OfficeFiles.understood(file);
		List<CheckFinding> found = checked(reading);
		byte[] copy = asUploaded(file);
		keep("checked.docx", copy);
		Map<Integer, Indicator> indicators = indicators(reading);
		try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(copy))) {
			Map<String, String> comments = new HashMap<>();
			document.getDocComments()
				.getComments()
				.forEach(comment -> comments.put(comment.getId(), comment.getText()));
			Map<String, List<String>> cells = new HashMap<>();
			document.getTables()
				.forEach(
						table -> table.getRows()
							.forEach(
									row -> row.getTableCells()
										.forEach(cell -> ranges(cell).forEach(id -> cells
											.computeIfAbsent(key(cell.getText()), any -> new ArrayList<>())
											.add(comments.get(id))))));
			for (CheckFinding finding : found) {
				for (Anchor anchor : finding.anchors()) {
					if ("target".equals(anchor.field())) {
						String words = key(standing(indicators.get(anchor.indicator()), "target").raw());
						assertThat(cells.get(words)).as(finding.message())
							.anyMatch(comment -> comment.contains(finding.message()));
					}
				}
			}
			String above = document.getParagraphs()
				.stream()
				.limit(40)
				.map(XWPFParagraph::getText)
				.filter(text -> text.startsWith("【绩衡意见】"))
				.collect(Collectors.joining("\n"));
			List<CheckFinding> whole = found.stream()
				.filter(finding -> finding.anchors().stream().allMatch(Anchor.BUDGET::equals))
				.toList();
			assertThat(whole).isNotEmpty();
			whole.forEach(finding -> assertThat(above).contains(finding.message()));
		}
		readsAs(copy, reading);
	}

	private static Map<Integer, Indicator> indicators(Reading.Understood reading) {
		return reading.text()
			.indicators()
			.stream()
			.collect(Collectors.toMap(indicator -> indicator.key().number(), indicator -> indicator));
	}

	private static Provenance standing(Indicator indicator, String field) {
		return indicator.provenance().stream().filter(each -> each.field().equals(field)).findFirst().orElseThrow();
	}

	private static List<CheckFinding> checked(Reading.Understood reading) {
		return new Checks().run(CheckInput.of(reading.budget(), reading.text(), LulongJustice2024.frames())
			.withReading(reading.findings()));
	}

	/** As the county's finance gets it back. */
	private static byte[] asUploaded(byte[] file) {
		var reception = new Reception(
				Mono.just((bytes, county, corrections) -> new FormReader(LulongJustice2024.frames())
					.read(OfficeFiles.document(bytes), "", county, corrections)),
				Mono.just(List.of()), Mono.just(List.of(new Region(LulongJustice2024.COUNTY, "卢龙县"))),
				county -> Mono.just(KnownDepartments.NONE), Schedulers.immediate());
		var imports = (Imports) Proxy.newProxyInstance(Imports.class.getClassLoader(), new Class<?>[] { Imports.class },
				(any, method, arguments) -> {
					throw new AssertionError("nothing is stored: " + method);
				});
		var annotating = new Annotating(new Importing(reception, imports, key -> Mono.empty()),
				reading -> Mono.just(checked(reading)), OfficeFiles::document, ANNOTATOR, Schedulers.immediate());
		var finance = new Membership(UUID.randomUUID(), "finance", Role.COUNTY_FINANCE, LulongJustice2024.COUNTY, null,
				LocalDate.EPOCH, null);
		return annotating.annotate(file, finance, null).blockOptional().orElseThrow().bytes();
	}

	@Test
	void plainTextGetsAListToo() {
		annotated(LulongJustice2024.bytes(), List.of(), DocumentFormat.XLSX);
	}

}
