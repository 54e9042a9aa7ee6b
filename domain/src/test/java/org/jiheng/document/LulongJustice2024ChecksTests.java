package org.jiheng.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jiheng.budget.BudgetText;
import org.jiheng.review.Anchor;
import org.jiheng.review.Check;
import org.jiheng.review.CheckFinding;
import org.jiheng.review.CheckInput;
import org.jiheng.review.Checks;
import org.jiheng.review.Occasion;
import org.jiheng.review.Severity;
import org.junit.jupiter.api.Test;

/**
 * What the checks find on the published document, against what a person found on it.
 *
 * <p>
 * Of the advisory checks only 16 finds more: 13.4, an amount of money under 运行成本 that is
 * described as 确保依法行政、法治建设稳步推进, which is the same fault as 11.4's.
 */
class LulongJustice2024ChecksTests {

	private final Reading.Understood reading = Reads.understood(Reads.bytes(LulongJustice2024.bytes()));

	private final List<CheckFinding> findings = new Checks()
		.run(CheckInput.of(reading.budget(), reading.text(), LulongJustice2024.frames())
			.withReading(reading.findings()));

	private final List<Expected> expected = expected();

	/**
	 * A line of the expectation; the note tells only for check 28, which has no other
	 * place.
	 */
	private record Expected(int check, String projects, String indicator, String note) {

		static Expected of(String line) {
			String[] cells = line.split(",", -1);
			int check = Integer.parseInt(cells[0]);
			return new Expected(check, cells[1], cells[2], check == 28 ? cells[3] : "");
		}
	}

	@Test
	void everyCheckThatNeedsNoJudgementFindsExactlyWhatIsThere() {
		for (int check = 1; check <= 32; check++) {
			if (!isAdvisory(check)) {
				assertThat(found(check)).as("check " + check).containsExactlyInAnyOrderElementsOf(expected(check));
			}
		}
	}

	@Test
	void everyAdvisoryCheckFindsAtLeastWhatIsThere() {
		for (int check = 1; check <= 32; check++) {
			if (isAdvisory(check)) {
				List<Expected> unexpected = found(check).stream().filter(each -> !expected.contains(each)).toList();
				System.out.println("check " + check + ": found " + found(check).size() + ", expected "
						+ expected(check).size() + ", unexpected " + unexpected.size() + " " + unexpected);
				assertThat(found(check)).as("check " + check).containsAll(expected(check));
			}
		}
	}

	@Test
	void advisoryChecksRaiseFewFalseAlarms() {
		List<CheckFinding> more = findings.stream()
			.filter(finding -> finding.check().advisory() && !expected.contains(seen(finding)))
			.toList();
		assertThat(more).extracting(CheckFinding::identity).hasToString("[INDICATOR_INCOHERENT[b.p13.i76]]");
	}

	@Test
	void onePersonsNameIsFoundInEveryPlaceAndNotRepeated() {
		CheckFinding personal = findings.stream()
			.filter(finding -> finding.check() == Check.PERSONAL_DATA)
			.findFirst()
			.orElseThrow();
		assertThat(personal.anchors()).extracting(Anchor::toString)
			.containsExactly("b.p8.name", "b.p8.goals.1", "b.p8.i43.description", "b.p8.i47.description",
					"b.p8.i48.description");
		assertThat(personal.message()).doesNotContain("李帅").contains("李某").endsWith("（需人工判断）");
		assertThat(personal.severity()).isEqualTo(Severity.WARNING);
	}

	@Test
	void severitiesAreThoseOfTheField() {
		Map<Severity, Integer> counts = Checks.count(findings);
		assertThat(counts).containsOnlyKeys(Severity.values());
		assertThat(counts.get(Severity.ERROR)).isEqualTo(2 + 3);
		CheckInput publishing = CheckInput.of(reading.budget(), reading.text(), LulongJustice2024.frames())
			.withReading(reading.findings())
			.withOccasion(Occasion.PUBLISHING);
		assertThat(Checks.count(new Checks().run(publishing)).get(Severity.ERROR)).isEqualTo(2 + 3 + 1);
	}

	@Test
	void findingsHaveTheirPlaceAndAreToldApart() {
		assertThat(findings).extracting(CheckFinding::identity).doesNotHaveDuplicates();
		assertThat(findings).allSatisfy(finding -> {
			assertThat(finding.message()).isNotBlank();
			assertThat(finding.advice()).isNotBlank();
		});
		assertThat(findings).extracting(CheckFinding::check).isSorted();
	}

	private static boolean isAdvisory(int check) {
		return Arrays.stream(Check.values()).anyMatch(each -> each.number() == check && each.advisory());
	}

	private List<Expected> expected(int check) {
		return expected.stream().filter(each -> each.check() == check).toList();
	}

	private List<Expected> found(int check) {
		return findings.stream().filter(each -> each.check().number() == check).map(this::seen).toList();
	}

	private Expected seen(CheckFinding finding) {
		BudgetText text = reading.text();
		Map<Integer, Integer> sequences = text.indicators()
			.stream()
			.collect(Collectors.toMap(each -> each.key().number(), each -> each.sequence()));
		String projects = finding.anchors()
			.stream()
			.map(Anchor::project)
			.filter(Objects::nonNull)
			.distinct()
			.sorted()
			.map(String::valueOf)
			.collect(Collectors.joining("+"));
		List<String> indicators = finding.anchors()
			.stream()
			.map(each -> each.indicator() == null ? "" : String.valueOf(sequences.get(each.indicator())))
			.distinct()
			.toList();
		String note = finding.check().number() == 28 ? note(finding.anchors().getFirst()) : "";
		return new Expected(finding.check().number(), projects, indicators.size() == 1 ? indicators.getFirst() : "",
				note);
	}

	private static String note(Anchor anchor) {
		return String.valueOf(anchor.field()).replace("itemisedGoals.", "itemised goal ");
	}

	private static List<Expected> expected() {
		try (InputStream in = LulongJustice2024.class
			.getResourceAsStream("/org/jiheng/document/lulong-justice-2024/expected-findings.csv")) {
			List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
			return IntStream.range(1, lines.size()).mapToObj(lines::get).map(Expected::of).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
