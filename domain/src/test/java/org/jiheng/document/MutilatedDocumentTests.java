package org.jiheng.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.Project;
import org.jiheng.budget.Provenance;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.junit.jupiter.api.Test;

/**
 * Documents that were cut off or damaged: never an exception, never a wrong value in
 * silence.
 */
class MutilatedDocumentTests {

	private static final long SEED = 19491001;

	private static final List<String> LINES = LulongJustice2024.text().lines().toList();

	private static final Reading.Understood ORIGINAL = Reads.understood(Reads.bytes(LulongJustice2024.bytes()));

	private static final List<String> KNOWN = values(ORIGINAL).toList();

	/**
	 * Every line with -Djiheng.thorough=true, else every eleventh and those around the
	 * page break.
	 */
	private static final boolean THOROUGH = Boolean.getBoolean("jiheng.thorough");

	@Test
	void aDocumentCutOffAfterAnyLineIsReadInPartOrRefused() {
		for (int lines : chosen()) {
			check("cut after line " + lines, LINES.subList(0, lines));
		}
	}

	@Test
	void aDocumentCutOffAtAnyByteIsReadInPartOrRefused() {
		Random random = new Random(SEED);
		byte[] bytes = LulongJustice2024.bytes();
		for (int i = 0; i < (THOROUGH ? 1000 : 60); i++) {
			int length = random.nextInt(bytes.length);
			try {
				Reads.bytes(Arrays.copyOf(bytes, length));
			}
			catch (ProblemException declared) {
				assertThat(declared.problem()).as("seed %d, length %d", SEED, length)
					.isInstanceOf(Problem.InvalidInput.class);
			}
		}
	}

	@Test
	void aMissingLineIsNeverMadeUp() {
		for (int line : chosen()) {
			List<String> lines = new ArrayList<>(LINES);
			lines.remove(line);
			check("without line " + (line + 1), lines);
		}
	}

	@Test
	void aRepeatedLineIsNeverTakenForAnother() {
		for (int line : chosen()) {
			List<String> lines = new ArrayList<>(LINES);
			lines.add(line, LINES.get(line));
			check("line " + (line + 1) + " twice", lines);
		}
	}

	@Test
	void swappedLinesNeverMixValues() {
		for (int line : chosen()) {
			List<String> lines = new ArrayList<>(LINES);
			lines.set(line, LINES.get(line + 1));
			lines.set(line + 1, LINES.get(line));
			check("line " + (line + 2) + " above its neighbour", lines);
		}
	}

	@Test
	void aMissingCellNeverShiftsTheOthers() {
		Random random = new Random(SEED);
		for (int line : chosen()) {
			List<String> cells = new ArrayList<>(List.of(LINES.get(line).split("\t", -1)));
			if (cells.size() > 1) {
				int cell = random.nextInt(cells.size());
				cells.remove(cell);
				List<String> lines = new ArrayList<>(LINES);
				lines.set(line, String.join("\t", cells));
				check("seed %d, line %d without cell %d".formatted(SEED, line + 1, cell + 1), lines);
			}
		}
	}

	/**
	 * Every value stands in the text; and without a new finding each is a value of the
	 * original.
	 */
	private static void check(String what, List<String> lines) {
		String text = String.join("\n", lines);
		if (!(Reads.text(text) instanceof Reading.Understood reading)) {
			return;
		}
		assertThat(places(reading).filter(place -> !cell(lines, place).equals(place.raw())).toList()).as(what)
			.isEmpty();
		if (Reads.codes(reading).equals(Reads.codes(ORIGINAL))) {
			assertThat(values(reading).filter(value -> KNOWN.stream().noneMatch(known -> known.startsWith(value)))
				.toList()).as(what).isEmpty();
		}
	}

	private static int[] chosen() {
		return IntStream.range(0, LINES.size() - 1)
			.filter(line -> THOROUGH || line % 11 == 0 || (line > 107 && line < 123) || (line > 134 && line < 146))
			.toArray();
	}

	private static String cell(List<String> lines, Provenance place) {
		String line = lines.get(place.line() - 1);
		return place.cell() == null ? line : line.split("\t", -1)[place.cell() - 1];
	}

	private static Stream<Provenance> places(Reading.Understood reading) {
		return Stream
			.of(reading.text().provenance().stream(),
					reading.text().projects().stream().flatMap(project -> project.provenance().stream()),
					reading.text().indicators().stream().flatMap(indicator -> indicator.provenance().stream()))
			.flatMap(places -> places);
	}

	/**
	 * A project or indicator as one line, without its number; what may be cut off stands
	 * last.
	 */
	private static Stream<String> values(Reading.Understood reading) {
		Stream<String> goals = Stream
			.of(reading.text().overallGoals(), reading.text().itemisedGoals(), reading.text().safeguards())
			.flatMap(List::stream);
		Stream<String> projects = reading.text().projects().stream().map(MutilatedDocumentTests::value);
		Stream<String> indicators = reading.text()
			.indicators()
			.stream()
			.map(indicator -> value(indicator, reading.text().projects()));
		return Stream.of(goals, projects, indicators).flatMap(values -> values);
	}

	private static String value(Project project) {
		return Stream
			.of(project.code(), project.name(), project.funds().total(), project.paymentPlan(), project.goals())
			.map(Objects::toString)
			.reduce("", (one, other) -> one + "|" + other);
	}

	private static String value(Indicator indicator, List<Project> projects) {
		String project = projects.stream()
			.filter(each -> each.key().equals(indicator.project()))
			.findFirst()
			.orElseThrow()
			.name();
		String basis = indicator.basis() == null ? "" : indicator.basis();
		return Stream
			.of(project, indicator.level1(), indicator.level2(), indicator.level3(), indicator.description(),
					indicator.target(), basis)
			.map(Objects::toString)
			.reduce("", (one, other) -> one + "|" + other);
	}

}
