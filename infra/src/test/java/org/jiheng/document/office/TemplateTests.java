package org.jiheng.document.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetText;
import org.jiheng.document.LulongJustice2024;
import org.jiheng.document.Preparing;
import org.jiheng.document.Reading;
import org.jiheng.document.Template;
import org.jiheng.shared.FiscalYear;
import org.junit.jupiter.api.Test;

/** A form to be filled in is read as what it says, filled in or not. */
class TemplateTests {

	private static final Reading.Understood LAST = OfficeFiles.understood(LulongJustice2024.bytes());

	private static final BudgetKey NEXT = new BudgetKey(LAST.budget().county(), new FiscalYear(2025),
			LAST.budget().department());

	@Test
	void whatNobodyTouchedSaysWhatTheYearBeforeSaid() throws IOException {
		Reading.Understood reading = OfficeFiles.understood(published());
		assertThat(reading.budget()).isEqualTo(NEXT);
		assertThat(reading.departmentName()).isEqualTo(LAST.departmentName());
		assertThat(reading.units()).isEqualTo(LAST.units());
		same(reading.text(), LAST.text());
	}

	@Test
	void cellsOfferWhatTheFrameAndTheFormKnow() throws IOException {
		try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(published()))) {
			assertThat(workbook.getNumberOfSheets()).isEqualTo(18);
			XSSFSheet sheet = workbook.getSheetAt(3);
			Map<String, Set<String>> choices = new TreeMap<>();
			for (DataValidation each : sheet.getDataValidations()) {
				for (CellRangeAddress range : each.getRegions().getCellRangeAddresses()) {
					int row = Math.max(0, range.getFirstRow() - 1);
					String above = sheet.getRow(row).getCell(range.getFirstColumn()).toString();
					choices.put(range.getFirstRow() == 1 ? "预算单位" : above,
							offered(workbook, each.getValidationConstraint().getFormula1()));
				}
			}
			assertThat(choices.get("一级指标")).containsExactlyInAnyOrder("产出指标", "效益指标", "满意度指标");
			assertThat(choices.get("二级指标")).contains("数量指标", "成本指标").hasSize(9);
			assertThat(choices.get("指标性质")).contains("≥", "≤", "定性");
			assertThat(choices.get("度量单位")).contains("%", "人次", "元");
			assertThat(choices.get("预算单位")).containsExactly("315001 卢龙县司法局本级");
			assertThat(choices.values().stream().filter(each -> each.contains("12月底"))).isNotEmpty();
			assertThat(sheet.getProtect()).isTrue();
			int header = header(sheet);
			assertThat(sheet.getRow(header).getCell(0).getCellStyle().getLocked()).isTrue();
			assertThat(sheet.getRow(header + 1).getCell(2).getCellStyle().getLocked()).isFalse();
		}
	}

	/** Signs, values and units in cells of their own are the target put together. */
	@Test
	void whatIsFilledInIsRead() throws IOException {
		byte[] filled;
		try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(published()))) {
			XSSFSheet sheet = workbook.getSheetAt(3);
			int row = header(sheet) + 1;
			sheet.getRow(row).getCell(5).setCellValue("≤");
			sheet.getRow(row).getCell(6).setCellValue(12);
			sheet.getRow(row).getCell(7).setCellValue("次");
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			workbook.write(out);
			filled = out.toByteArray();
		}
		Reading.Understood reading = OfficeFiles.understood(filled);
		assertThat(reading.text().indicators().getFirst().target().raw()).isEqualTo("≤12次");
		assertThat(reading.text().indicators()).hasSize(84);
	}

	@Test
	void aFormThatNobodyFilledInIsBlank() throws IOException {
		byte[] file = written(Preparing.blank(NEXT, "卢龙县", "卢龙县司法局", LulongJustice2024.frames().reversed()));
		keep("template-blank.xlsx", file);
		assertThat(OfficeFiles.read(file)).isInstanceOf(Reading.Blank.class);
	}

	@Test
	void formsOfAnyKindOfBudgetAreReadAgainAsTheSame() throws IOException {
		List<String> unequal = new ArrayList<>();
		int seeds = Integer.getInteger("jiheng.forms", 20);
		for (long seed : LongStream.range(0, seeds).toArray()) {
			GeneratedBudget budget = new GeneratedBudget(seed);
			BudgetText text = budget.text();
			byte[] file = written(Preparing.filled(budget.key(), "卢龙县", budget.departmentName(), text,
					LulongJustice2024.frames().reversed()));
			try {
				same(OfficeFiles.understood(file).text(), text);
			}
			catch (AssertionError unlike) {
				keep("template-seed-" + seed + ".xlsx", file);
				unequal.add("seed " + seed + ": " + unlike.getMessage());
			}
		}
		System.out.printf("round trips of templates: %d tried, %d unequal%n", seeds, unequal.size());
		assertThat(unequal.stream().limit(2)).isEmpty();
	}

	private static void same(BudgetText text, BudgetText expected) {
		assertThat(text.overallGoals()).isEqualTo(expected.overallGoals());
		assertThat(text.itemisedGoals()).isEqualTo(expected.itemisedGoals());
		assertThat(text.safeguards()).isEqualTo(expected.safeguards());
		assertThat(text.projects()).usingRecursiveFieldByFieldElementComparatorIgnoringFields("provenance", "key")
			.containsExactlyElementsOf(expected.projects());
		assertThat(text.indicators())
			.usingRecursiveFieldByFieldElementComparatorIgnoringFields("provenance", "key", "project")
			.containsExactlyElementsOf(expected.indicators());
	}

	private static byte[] published() throws IOException {
		byte[] file = written(Preparing.filled(NEXT, "卢龙县", LAST.departmentName(), LAST.text(),
				LulongJustice2024.frames().reversed()));
		keep("template.xlsx", file);
		return file;
	}

	private static byte[] written(Template template) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		new ExcelTemplate().write(template, out);
		return out.toByteArray();
	}

	private static int header(XSSFSheet sheet) {
		int row = 0;
		while (sheet.getRow(row).getCell(0) == null || !sheet.getRow(row).getCell(0).toString().equals("一级指标")) {
			row++;
		}
		return row;
	}

	private static Set<String> offered(XSSFWorkbook workbook, String range) {
		Set<String> offered = new TreeSet<>();
		CellRangeAddress cells = CellRangeAddress.valueOf(range.substring(range.indexOf('!') + 1));
		XSSFSheet sheet = workbook.getSheet(range.substring(1, range.indexOf('!') - 1));
		for (int row = cells.getFirstRow(); row <= cells.getLastRow(); row++) {
			offered.add(sheet.getRow(row).getCell(cells.getFirstColumn()).toString());
		}
		return offered;
	}

	/** To be looked at: {@code -Djiheng.forms.keep=FOLDER} writes the files down. */
	private static void keep(String name, byte[] file) throws IOException {
		String folder = System.getProperty("jiheng.forms.keep");
		if (folder != null) {
			Files.write(Path.of(folder, name), file);
		}
	}

}
