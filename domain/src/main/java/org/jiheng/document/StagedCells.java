package org.jiheng.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.Project;
import org.jiheng.budget.ProjectKey;
import org.jiheng.budget.Provenance;
import org.jiheng.document.SeenWords.At;
import org.jiheng.review.Finding;
import org.jiheng.review.Place;
import org.jiheng.review.Severity;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a document with what was understood of each: first those that were read,
 * in the form's order, then those that only findings tell of.
 */
final class StagedCells {

	private final FileReading.Read read;

	private final List<Finding> findings;

	private final List<Correction> corrections;

	private final List<StagedCell> cells = new ArrayList<>();

	private final Set<At> seen = new HashSet<>();

	private StagedCells(FileReading.Read read, List<Finding> findings, List<Correction> corrections) {
		this.read = read;
		this.findings = findings;
		this.corrections = corrections;
	}

	/**
	 * @param text as it was placed, where it was; else null for what was read
	 */
	static List<StagedCell> of(FileReading.Read read, @Nullable BudgetText text, List<Finding> findings,
			List<Correction> corrections) {
		var cells = new StagedCells(read, findings, corrections);
		Optional.ofNullable(text).or(() -> text(read.reading())).ifPresent(cells::addText);
		findings.forEach(cells::addUnread);
		return cells.cells;
	}

	static Optional<BudgetText> text(Reading reading) {
		return switch (reading) {
			case Reading.Understood understood -> Optional.of(understood.text());
			case Reading.Unplaced unplaced -> Optional.of(unplaced.understood().text());
			case Reading.Blank blank -> Optional.empty();
			case Reading.Refused refused -> Optional.empty();
		};
	}

	private void addText(BudgetText text) {
		text.provenance().forEach(place -> add(place, null, null, head(text, place.field())));
		Map<@Nullable ProjectKey, List<Indicator>> indicators = new HashMap<>();
		text.indicators()
			.forEach(each -> indicators.computeIfAbsent(each.project(), any -> new ArrayList<>()).add(each));
		for (Project project : text.projects()) {
			project.provenance()
				.forEach(place -> add(place, project.sequence(), null, FieldWords.of(project, place.field())));
			indicators.getOrDefault(project.key(), List.of()).forEach(each -> addIndicator(project.sequence(), each));
		}
		indicators.getOrDefault(null, List.of()).forEach(each -> addIndicator(null, each));
	}

	private void addIndicator(@Nullable Integer project, Indicator indicator) {
		indicator.provenance()
			.forEach(place -> add(place, project, indicator.sequence(), FieldWords.of(indicator, place.field())));
	}

	private static @Nullable String head(BudgetText text, String field) {
		return switch (field.replaceFirst("\\.[0-9]+$", "")) {
			case "title" -> text.title();
			case "overallGoals" -> FieldWords.sentence(text.overallGoals(), field);
			case "itemisedGoals" -> FieldWords.sentence(text.itemisedGoals(), field);
			case "safeguards" -> FieldWords.sentence(text.safeguards(), field);
			default -> null;
		};
	}

	private void add(Provenance at, @Nullable Integer project, @Nullable Integer indicator, @Nullable String reading) {
		seen.add(At.of(at.line(), at.cell()));
		List<Finding> reasons = findings.stream().filter(finding -> isOf(finding, at, project)).toList();
		Confidence confidence = reading == null ? Confidence.REFUSED
				: reasons.isEmpty() ? Confidence.CERTAIN : Confidence.DOUBTFUL;
		cells.add(new StagedCell(new Place(at.line(), at.table(), at.row(), at.cell(), project, at.field(), at.spot()),
				indicator, at.field(), at.raw(), reading, confidence, reasons, correction(at.line(), at.cell())));
	}

	/** A finding of a cell, of a row, or of a field without a place. */
	private static boolean isOf(Finding finding, Provenance at, @Nullable Integer project) {
		Place place = finding.place();
		String field = place.field();
		boolean sameField = field != null && (at.field().equals(field) || at.field().startsWith(field + "."));
		if (place.line() == null) {
			return sameField && Objects.equals(place.project(), project);
		}
		return place.line() == at.line()
				&& (place.cell() == null ? at.cell() == null || sameField : place.cell().equals(at.cell()));
	}

	private void addUnread(Finding finding) {
		Integer line = finding.place().line();
		if (line == null || !seen.add(At.of(line, finding.place().cell()))) {
			return;
		}
		Place place = finding.place();
		List<Finding> reasons = findings.stream()
			.filter(other -> line.equals(other.place().line()) && Objects.equals(place.cell(), other.place().cell()))
			.toList();
		boolean refused = reasons.stream().anyMatch(reason -> reason.severity() == Severity.ERROR);
		cells.add(new StagedCell(place, null, place.field(), read.words().at(line, place.cell()).orElse(null), null,
				refused ? Confidence.REFUSED : Confidence.DOUBTFUL, reasons, correction(line, place.cell())));
	}

	private @Nullable Integer correction(int line, @Nullable Integer cell) {
		return corrections.stream()
			.filter(each -> each.cells()
				.stream()
				.anyMatch(words -> words.line() == line && Objects.equals(words.cell(), cell)))
			.map(Correction::number)
			.findFirst()
			.orElse(null);
	}

}
