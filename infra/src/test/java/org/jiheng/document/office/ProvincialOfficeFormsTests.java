package org.jiheng.document.office;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jiheng.document.ReadingText;
import org.jiheng.review.Finding;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Forms of other provinces as office workers keep them: typed into Word and Excel, saved
 * and printed by LibreOffice, with words wrapped and tables continued, and damaged. Each
 * gives the rows that are written down in {@code layouts/X.expected}, or says what it
 * does not give.
 */
class ProvincialOfficeFormsTests {

	private static final List<String> LAYOUTS = List.of("sichuan", "sichuan_wan", "yunnan", "anhui", "hunan",
			"heilongjiang", "heilongjiang_filled", "selfeval_2021", "midterm", "list_long");

	private static final List<String> FORMATS = List.of("docx", "xlsx", "xls");

	/** Every damaged cell with -Djiheng.damage=1, every nth with another. */
	private static final int STEP = Integer.getInteger("jiheng.damage", 31);

	private static final Map<String, ReadCells> TRUTH = new HashMap<>();

	private static final Map<String, ReadCells.Score> FIGURES = new TreeMap<>();

	static List<String> layouts() {
		return LAYOUTS;
	}

	static List<String> filled() {
		return LAYOUTS.stream().filter(layout -> !layout.equals("heilongjiang")).toList();
	}

	@AfterAll
	static void figures() {
		FIGURES.forEach((family, score) -> System.out.printf(Locale.ROOT,
				"cells %s: %d right, %d wrong, %d refused, wrong or lost without a mark %d%n", family, score.right(),
				score.wrong(), score.refused(), score.unmarked().size()));
	}

	@ParameterizedTest
	@MethodSource("layouts")
	void isReadAsWrittenDownInWordAndExcel(String layout) throws IOException {
		for (String format : FORMATS) {
			byte[] file = OfficeWorker.write(table(layout), format);
			keep(layout, format, file);
			assertThat(rows(file)).as(format).isEqualTo(expected(layout));
			count(format + " typed", file, layout);
		}
	}

	/** Files that LibreOffice saved and printed. */
	@ParameterizedTest
	@MethodSource("layouts")
	void isReadAsWrittenDownFromWhatAnOfficeProgramSavedAndPrinted(String layout) {
		for (String format : List.of("docx", "xlsx", "pdf")) {
			byte[] file = OfficeFiles.file("layouts/" + layout + "." + format);
			assertThat(rows(file)).as(format).isEqualTo(expected(layout));
			count(format + " of LibreOffice", file, layout);
		}
	}

	@ParameterizedTest
	@MethodSource("filled")
	void wordsThatWrapInTheirCellsAreTheSameWords(String layout) {
		hazard("wrapped", layout,
				(table, format) -> OfficeWorker.write(table.with(ProvincialOfficeFormsTests::wrapped), format));
	}

	@ParameterizedTest
	@MethodSource("layouts")
	void fullWidthSignsAndDigitsMeanTheSame(String layout) {
		for (String format : FORMATS) {
			byte[] file = OfficeWorker.write(table(layout).with(ProvincialOfficeFormsTests::fullWidth), format);
			assertThat(halfWidth(rows(file))).as(format).isEqualTo(halfWidth(expected(layout)));
		}
	}

	/** A new page begins with the header again, and its merged cells are blank. */
	@ParameterizedTest
	@MethodSource("layouts")
	void aTableThatGoesOnAfterAPageHeaderIsOneTable(String layout) {
		for (int rows : List.of(2, 3, 5)) {
			ReadCells.Score score = count("docx continued", OfficeWorker.continued(table(layout), rows), layout);
			assertThat(score.unmarked()).isEmpty();
		}
	}

	/** Of a form whose cells are gone nothing is wrong that is not marked. */
	@ParameterizedTest
	@MethodSource("layouts")
	void aFormWithACellToALineIsReadOrRefused(String layout) {
		for (byte[] file : List.of(OfficeWorker.paragraphs(table(layout)),
				table(layout).oneCellToALine().getBytes(UTF_8))) {
			ReadCells.Score score = count("one cell to a line", file, layout);
			assertThat(score.unmarked()).isEmpty();
		}
	}

	/** Each kind of place that a sweep over all damages once found unmarked. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			sichuan_wan|EMPTIED|维修渠道|公里|TARGET_MEASURE_BLANK
			sichuan_wan|JOINED|水质变化|水质变化|TARGET_SIGN_BLANK
			anhui|DELETED|三级指标|分值|WEIGHT_COLUMN_MISSING
			hunan|DELETED|年度绩效指标|指标内容|INDICATOR_NAME_COLUMN_MISSING
			hunan|EMPTIED|长期绩效指标|长期绩效指标|INDICATORS_ABOVE_ANNUAL
			hunan|EMPTIED|其中：财政拨款|6923.3552|FUNDS_DO_NOT_ADD_UP
			anhui|EMPTIED|其中：本年财政拨款|90|FUNDS_SOURCE_BLANK
			midterm|DELETED|服务人次|≥10000人次|TARGET_UNLIKE_LASTING
			midterm|JOINED|服务人次|≥10000人次|TARGET_UNLIKE_LASTING
			midterm|JOINED|绩效目标|绩效目标|GOALS_MISSING
			sichuan_wan|EMPTIED|水质监测|监测全县水库水质|GOALS_MISSING
			""")
	void whatDamageLeavesDoubtfulIsMarked(String layout, OfficeDamage damage, String row, String cell, String code) {
		OfficeTable table = table(layout);
		int at = IntStream.range(0, table.rows().size())
			.filter(i -> table.rows().get(i).contains(row))
			.findFirst()
			.orElseThrow();
		byte[] file = OfficeWorker.write(damage.to(table, at, table.rows().get(at).indexOf(cell)), "xlsx");
		assertThat(OfficeFiles.read(file).findings()).extracting(Finding::code).contains(code);
		assertThat(count(damage + " (xlsx)", file, layout).unmarked()).isEmpty();
		assertThat(OfficeFiles.read(OfficeWorker.write(table, "xlsx")).findings()).extracting(Finding::code)
			.doesNotContain(code);
	}

	/** A cell for two rows says the same of both, but a weight it does not tell apart. */
	@Test
	void aSignAndAUnitMergedOverRowsAreEachRows() {
		OfficeTable table = table("sichuan");
		int row = IntStream.range(0, table.rows().size())
			.filter(i -> table.at(i, 6).equals("长期发展能力"))
			.findFirst()
			.orElseThrow();
		for (String format : FORMATS) {
			assertThat(rows(OfficeWorker.write(table.covering(row, 7).covering(row, 9), format))).as(format)
				.isEqualTo(expected("sichuan"));
			assertThat(rows(OfficeWorker.write(table.covering(row, 10), format))).as(format)
				.contains("WARNING WEIGHT_SHARED");
		}
	}

	@Test
	void aDamagedFormIsNeverReadWrongWithoutAMark() {
		List<String> unmarked = new ArrayList<>();
		for (String layout : LAYOUTS) {
			for (OfficeDamage damage : OfficeDamage.values()) {
				List<OfficeTable> all = damage.all(table(layout)).toList();
				for (int i = 0; i < all.size(); i += STEP) {
					ReadCells.Score score = count(damage + " (xlsx)", OfficeWorker.write(all.get(i), "xlsx"), layout);
					String which = layout + " " + damage + " " + i + ": ";
					score.unmarked().forEach(cell -> unmarked.add(which + cell));
				}
			}
		}
		assertThat(unmarked).isEmpty();
	}

	private static void hazard(String name, String layout, BiFunction<OfficeTable, String, byte[]> writer) {
		for (String format : FORMATS) {
			byte[] file = writer.apply(table(layout), format);
			assertThat(rows(file)).as(format).isEqualTo(expected(layout));
			count(format + " " + name, file, layout);
		}
	}

	private static ReadCells.Score count(String family, byte[] file, String layout) {
		ReadCells truth = TRUTH.computeIfAbsent(layout,
				name -> ReadCells.of(OfficeFiles.read(OfficeWorker.write(table(name), "xlsx"))));
		ReadCells.Score score = ReadCells.of(OfficeFiles.read(file)).against(truth);
		FIGURES.merge(family, score, ReadCells.Score::plus);
		return score;
	}

	/** As a narrow cell breaks them: before any Chinese character. */
	private static String wrapped(String text) {
		int at = text.length() / 2;
		while (at < text.length() && !Character.isIdeographic(text.charAt(at))) {
			at++;
		}
		return at < 2 || at >= text.length() || text.endsWith("：") ? text
				: text.substring(0, at) + "\n" + text.substring(at);
	}

	private static String fullWidth(String text) {
		return text.chars()
			.map(c -> c > 0x20 && c < 0x7f && c != '-' && c != '.' ? c + 0xfee0 : c)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

	private static List<String> halfWidth(List<String> lines) {
		return lines.stream()
			.map(line -> line.chars()
				.map(c -> c > 0xff00 && c < 0xff5f ? c - 0xfee0 : c)
				.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
				.toString())
			.toList();
	}

	/** What is read, and the codes of what is said of it; places differ by format. */
	private static List<String> rows(byte[] file) {
		List<String> lines = ReadingText.of(OfficeFiles.read(file)).lines().toList();
		Stream<String> values = lines.stream().filter(line -> !isFinding(line)).map(ProvincialOfficeFormsTests::bare);
		Stream<String> findings = lines.stream()
			.filter(ProvincialOfficeFormsTests::isFinding)
			.map(line -> line.substring(0, line.indexOf(" |")))
			.filter(line -> !line.startsWith("HINT LEVEL2_AS_ABOVE") && !line.startsWith("WARNING ROW_CUT_BY_PAGE"))
			.sorted();
		return Stream.concat(values, findings).toList();
	}

	private static boolean isFinding(String line) {
		return line.matches("(?:ERROR|WARNING|HINT) .*");
	}

	/** A title that two lines hold is printed in one or two. */
	private static String bare(String line) {
		return line.startsWith("READ") ? line.replaceFirst("（[0-9]{4}年度）$", "") : line;
	}

	private static List<String> expected(String layout) {
		return new String(OfficeFiles.file("layouts/" + layout + ".expected"), UTF_8).lines().toList();
	}

	private static OfficeTable table(String layout) {
		return OfficeTable.of(new String(OfficeFiles.file("layouts/" + layout + ".txt"), UTF_8));
	}

	/** For an office program: -Djiheng.layouts.keep=FOLDER. */
	private static void keep(String layout, String format, byte[] file) throws IOException {
		String folder = System.getProperty("jiheng.layouts.keep");
		if (folder != null) {
			Files.write(Path.of(folder, layout + "." + format), file);
			Files.write(Path.of(folder, layout + ".expected"), rows(file));
		}
	}

}
