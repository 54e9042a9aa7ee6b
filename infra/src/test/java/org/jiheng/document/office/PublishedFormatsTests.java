package org.jiheng.document.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.Project;
import org.jiheng.budget.Provenance;
import org.jiheng.document.LulongJustice2024;
import org.jiheng.document.Reading;
import org.jiheng.review.Finding;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published document in every format, field by field against its text. */
class PublishedFormatsTests {

	private static final Reading.Understood TEXT = OfficeFiles.understood(LulongJustice2024.bytes());

	private static final StringBuilder FIGURES = new StringBuilder();

	static List<String> formats() {
		return OfficeFiles.FORMATS;
	}

	@AfterAll
	static void figures() {
		System.out.print(FIGURES);
	}

	@ParameterizedTest
	@MethodSource("formats")
	void itReadsAsItsTextDoes(String format) {
		reads(format, OfficeFiles.understood(OfficeFiles.published(format)));
	}

	/** Eight of its rows are cut, and five labels: each row put together is told. */
	@Test
	void itReadsAsItsTextDoesWhenPagesCutItsTables() {
		Reading.Understood reading = OfficeFiles.understood(OfficeFiles.file("cut-by-pages.pdf"));
		reads("pdf cut by pages", reading);
		assertThat(reading.findings().stream().map(Finding::code).filter("ROW_CUT_BY_PAGE"::equals)).hasSize(8);
		assertThat(reading.findings().stream().map(finding -> finding.place().text())).contains("第 7 页第 2 个表格第 7 行");
	}

	/** A person finds each value where it says that it stands. */
	@Test
	void valuesSayWhereTheyStandAsPeopleCount() {
		assertThat(place("xlsx", "name")).isEqualTo("Sheet1!E63");
		assertThat(place("xls", "name")).isEqualTo("Sheet1!E63");
		assertThat(place("docx", "name")).isEqualTo("第 1 个表格第 1 行第 5 列");
		assertThat(place("pdf", "name")).isEqualTo("第 5 页第 1 个表格第 1 行第 5 列");
		assertThat(place("csv", "name")).isEqualTo("第 63 行第 5 格");
	}

	private static String place(String format, String field) {
		Project first = OfficeFiles.understood(OfficeFiles.published(format)).text().projects().getFirst();
		return first.provenance()
			.stream()
			.filter(place -> place.field().equals(field))
			.map(Provenance::place)
			.findFirst()
			.orElseThrow();
	}

	private static void reads(String format, Reading.Understood reading) {
		count(format, reading);
		assertThat(reading.budget()).isEqualTo(TEXT.budget());
		assertThat(reading.departmentName()).isEqualTo(TEXT.departmentName());
		assertThat(reading.units()).isEqualTo(TEXT.units());
		BudgetText text = reading.text();
		assertThat(text.title()).isEqualTo(TEXT.text().title());
		assertThat(text.overallGoals()).isEqualTo(TEXT.text().overallGoals());
		assertThat(text.itemisedGoals()).isEqualTo(TEXT.text().itemisedGoals());
		assertThat(text.safeguards()).isEqualTo(TEXT.text().safeguards());
		assertThat(text.projects()).hasSize(14)
			.usingRecursiveFieldByFieldElementComparatorIgnoringFields("provenance")
			.containsExactlyElementsOf(TEXT.text().projects());
		assertThat(text.indicators()).hasSize(84)
			.usingRecursiveFieldByFieldElementComparatorIgnoringFields("provenance")
			.containsExactlyElementsOf(TEXT.text().indicators());
	}

	private static void count(String format, Reading.Understood reading) {
		List<List<Object>> expected = cells(TEXT.text());
		List<List<Object>> seen = cells(reading.text());
		long right = IntStream.range(0, Math.min(expected.size(), seen.size()))
			.filter(i -> Objects.equals(expected.get(i), seen.get(i)))
			.count();
		List<String> marks = reading.findings().stream().map(Finding::code).distinct().toList();
		FIGURES.append(String.format(Locale.ROOT, "cells %s: %d of %d right, %d wrong, findings %s%n", format, right,
				expected.size(), expected.size() - right, marks));
	}

	/** Each value with where it belongs. */
	private static List<List<Object>> cells(BudgetText text) {
		return Stream
			.concat(text.projects().stream().flatMap(PublishedFormatsTests::cells),
					text.indicators().stream().flatMap(PublishedFormatsTests::cells))
			.toList();
	}

	private static Stream<List<Object>> cells(Project project) {
		return Stream
			.of(project.code(), project.name(), project.unit(), project.funds().total(), project.funds().fiscal(),
					project.funds().other(), project.purpose(), project.paymentPlan(), project.goals())
			.map(value -> List.of("project " + project.sequence(), String.valueOf(value)));
	}

	private static Stream<List<Object>> cells(Indicator indicator) {
		return Stream
			.of(indicator.level1(), indicator.level2(), indicator.level3(), indicator.description(), indicator.target(),
					indicator.basis())
			.map(value -> List.of(indicator.key() + " " + indicator.sequence(), String.valueOf(value)));
	}

}
