package org.jiheng.document.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.LongStream;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.IndicatorFrame;
import org.jiheng.document.DocumentFormat;
import org.jiheng.document.DocumentWriter;
import org.jiheng.document.FormSubject;
import org.jiheng.document.FormVersion;
import org.jiheng.document.Imprint;
import org.jiheng.document.LulongJustice2024;
import org.jiheng.document.OfficialForm;
import org.jiheng.document.Reading;
import org.jiheng.review.Finding;
import org.jiheng.shared.FiscalYear;
import org.jiheng.tenancy.RegionCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is written is read again as the same: the published document, and budgets made by
 * chance, of which {@code -Djiheng.forms=500} makes more.
 */
class OfficialFormTests {

	private static final int SEEDS = Integer.getInteger("jiheng.forms", 20);

	private static final Reading.Understood PUBLISHED = OfficeFiles.understood(LulongJustice2024.bytes());

	private static final Imprint SEALED = new Imprint("公开版，2024-03-01 批复，第 1 号快照，卢财预〔2024〕1号",
			new Imprint.Seal("3f9ac1d07b5e4482a6d9013c7e58f2b4d1a09c6e3b7f48520e91ad6c5f3b2780",
					"https://jiheng.example/snapshots/U25hcHNob3Q6MTMwMzI0OjIwMjQ6MzE1OjE"));

	private static final StringBuilder FIGURES = new StringBuilder();

	static List<DocumentFormat> formats() {
		return new OfficeWriters().all().stream().map(DocumentWriter::format).toList();
	}

	@AfterAll
	static void figures() {
		System.out.print(FIGURES);
	}

	@ParameterizedTest
	@MethodSource("formats")
	void thePublishedDocumentIsReadAgainAsTheSame(DocumentFormat format) throws IOException {
		OfficialForm form = OfficialForm.of(
				new FormSubject(PUBLISHED.budget(), "卢龙县", PUBLISHED.departmentName(), "草案"), PUBLISHED.text(),
				LulongJustice2024.frames(), SEALED);
		byte[] file = written(format, form);
		keep("published", format, file);
		Reading.Understood reading = OfficeFiles.understood(file);
		assertThat(reading.text().projects()).hasSize(14);
		assertThat(reading.text().indicators()).hasSize(84);
		same(reading, PUBLISHED);
		assertThat(told(reading)).isSubsetOf(told(PUBLISHED)).doesNotContain("CONTENTS_TITLE_DIFFERS");
		FIGURES.append(String.format(Locale.ROOT, "written %s: the published document, %d bytes, %.0f ms%n", format,
				file.length, fastest(format, form)));
	}

	@ParameterizedTest
	@MethodSource("formats")
	void budgetsOfAnyKindAreReadAgainAsTheSame(DocumentFormat format) throws IOException {
		List<String> unequal = new ArrayList<>();
		for (long seed : LongStream.range(0, SEEDS).toArray()) {
			GeneratedBudget budget = new GeneratedBudget(seed);
			BudgetText text = budget.text();
			OfficialForm form = OfficialForm.of(
					new FormSubject(budget.key(), "卢龙县", budget.departmentName(), seed % 2 == 0 ? "草案" : ""), text,
					LulongJustice2024.frames(),
					seed % 3 == 0 ? new Imprint("内部版，草案第 " + seed + " 版，未经批复", null) : SEALED);
			byte[] file = written(format, form);
			keep("seed-" + seed, format, file);
			try {
				Reading.Understood reading = OfficeFiles.understood(file);
				assertThat(reading.budget()).isEqualTo(budget.key());
				assertThat(reading.departmentName()).isEqualTo(budget.departmentName());
				same(reading.text(), text);
			}
			catch (AssertionError unlike) {
				unequal.add("seed " + seed + ": " + unlike.getMessage());
			}
		}
		FIGURES.append(
				String.format(Locale.ROOT, "round trips %s: %d tried, %d unequal%n", format, SEEDS, unequal.size()));
		assertThat(unequal.stream().limit(3)).isEmpty();
	}

	/** Whatever its headers are called. */
	@ParameterizedTest
	@MethodSource("versions")
	void eachVersionOfTheFormIsReadAgainAsTheSame(FormVersion version) throws IOException {
		BudgetKey budget = new BudgetKey(new RegionCode((version.region() + "130324").substring(0, 6)),
				new FiscalYear(Math.max(2024, version.from())), PUBLISHED.budget().department());
		List<IndicatorFrame> frames = LulongJustice2024.frames();
		OfficialForm form = OfficialForm.of(new FormSubject(budget, "某县", PUBLISHED.departmentName(), ""),
				PUBLISHED.text(), frames, SEALED);
		assertThat(form.imprint().edition()).endsWith("，表式 " + form.template());
		if (version.frame().equals("2015") && !version.region().isEmpty()) {
			assertThat(form.template()).isEqualTo(version.id());
			String words = OfficeFiles.words(written(DocumentFormat.DOCX, form));
			version.words().values().forEach(word -> assertThat(words).contains(word));
		}
		for (DocumentFormat format : formats()) {
			same(OfficeFiles.understood(written(format, form)).text(), PUBLISHED.text());
		}
	}

	static List<FormVersion> versions() {
		return FormVersion.all();
	}

	/** The frame that a budget keeps to tells which form it is on. */
	@Test
	void theFrameOfItsIndicatorsTellsTheForm() {
		List<IndicatorFrame> frames = LulongJustice2024.frames();
		assertThat(OfficialForm
			.of(new FormSubject(PUBLISHED.budget(), "卢龙县", "卢龙县司法局", ""), PUBLISHED.text(), frames, SEALED)
			.template()).isEqualTo("hebei-2015");
		BudgetText none = new BudgetText("2024年部门预算绩效文本", List.of(), List.of(), List.of(), List.of(), List.of(),
				List.of());
		assertThat(OfficialForm.of(new FormSubject(PUBLISHED.budget(), "卢龙县", "卢龙县司法局", ""), none, frames, SEALED)
			.template()).isEqualTo("hebei-2021");
	}

	private static void same(Reading.Understood reading, Reading.Understood expected) {
		assertThat(reading.budget()).isEqualTo(expected.budget());
		assertThat(reading.departmentName()).isEqualTo(expected.departmentName());
		assertThat(reading.units()).isEqualTo(expected.units());
		same(reading.text(), expected.text());
	}

	private static void same(BudgetText text, BudgetText expected) {
		assertThat(text.title()).isEqualTo(expected.title());
		assertThat(text.overallGoals()).isEqualTo(expected.overallGoals());
		assertThat(text.itemisedGoals()).isEqualTo(expected.itemisedGoals());
		assertThat(text.safeguards()).isEqualTo(expected.safeguards());
		assertThat(text.projects()).usingRecursiveFieldByFieldElementComparatorIgnoringFields("provenance")
			.containsExactlyElementsOf(expected.projects());
		assertThat(text.indicators()).usingRecursiveFieldByFieldElementComparatorIgnoringFields("provenance")
			.containsExactlyElementsOf(expected.indicators());
	}

	private static Set<String> told(Reading.Understood reading) {
		return Set.copyOf(reading.findings().stream().map(Finding::code).toList());
	}

	private static byte[] written(DocumentFormat format, OfficialForm form) throws IOException {
		DocumentWriter writer = OfficeFiles.writer(format);
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		writer.write(form, out);
		return out.toByteArray();
	}

	/** To be looked at: {@code -Djiheng.forms.keep=FOLDER} writes the files down. */
	private static void keep(String name, DocumentFormat format, byte[] file) throws IOException {
		String folder = System.getProperty("jiheng.forms.keep");
		if (folder != null) {
			Files.write(Path.of(folder, name + "." + format.ending()), file);
		}
	}

	private static double fastest(DocumentFormat format, OfficialForm form) throws IOException {
		double fastest = Double.MAX_VALUE;
		for (int i = 0; i < 5; i++) {
			long start = System.nanoTime();
			written(format, form);
			fastest = Math.min(fastest, (System.nanoTime() - start) / 1e6);
		}
		return fastest;
	}

}
