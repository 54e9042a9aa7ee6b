package org.jiheng.document;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rows of a form sorted by the part that they belong to, told by the labels that
 * begin each part.
 */
final class FormParts {

	/** A part of a form. */
	enum Part {

		HEAD, PURPOSE, PLAN, GOALS, LASTING_GOALS, INDICATORS, UNREAD

	}

	private static final Set<Label> OF_INDICATORS = Set.of(Label.LEVEL1, Label.LEVEL2, Label.TARGET);

	private static final Map<Label, Part> BEGINNINGS = Map.of(Label.CODE, Part.HEAD, Label.NAME, Part.HEAD, Label.SCALE,
			Part.HEAD, Label.TOTAL, Part.HEAD, Label.FISCAL, Part.HEAD, Label.OTHER, Part.HEAD, Label.PURPOSE,
			Part.PURPOSE, Label.PLAN, Part.PLAN, Label.GOALS, Part.GOALS, Label.LASTING_GOALS, Part.LASTING_GOALS);

	private final Map<Part, List<TableRow>> rows = new EnumMap<>(Part.class);

	private Part current = Part.HEAD;

	private FormParts() {
	}

	static FormParts of(List<TableRow> rows) {
		FormParts parts = new FormParts();
		rows.stream().filter(row -> !row.filled().isEmpty()).forEach(parts::add);
		return parts;
	}

	List<TableRow> of(Part part) {
		return rows.getOrDefault(part, List.of());
	}

	/** The cells of a part that are not blank, in order. */
	Stream<Quote> filled(Part part) {
		return of(part).stream().flatMap(row -> row.filled().stream());
	}

	static boolean isIndicatorHeader(TableRow row) {
		return Label.of(row).values().stream().filter(OF_INDICATORS::contains).distinct().count() >= 2;
	}

	private void add(TableRow row) {
		Abandoned.check();
		Part part = partOf(row);
		if (part != Part.UNREAD) {
			current = part;
		}
		rows.computeIfAbsent(part, any -> new ArrayList<>()).add(row);
	}

	private Part partOf(TableRow row) {
		if (isIndicatorHeader(row)) {
			return Part.INDICATORS;
		}
		Optional<Part> begun = Label.of(row.first()).map(BEGINNINGS::get);
		if (begun.isPresent() && (current != Part.INDICATORS || row.isFilled(0))) {
			return begun.get();
		}
		return switch (current) {
			case INDICATORS -> Part.INDICATORS;
			case PLAN -> !row.isFilled(0) || PlanReader.hasMonth(row) ? Part.PLAN : Part.UNREAD;
			case GOALS, LASTING_GOALS -> row.isFilled(0) ? Part.UNREAD : current;
			case HEAD, PURPOSE -> purpose(row);
			case UNREAD -> Part.UNREAD;
		};
	}

	/** The purpose stands below the funds, in a row of its own without a label. */
	private Part purpose(TableRow row) {
		boolean afterFunds = of(Part.HEAD).stream().anyMatch(head -> Label.TOTAL.isIn(head) || Label.SCALE.isIn(head));
		return afterFunds && !row.isFilled(0) && row.filled().size() == 1 ? Part.PURPOSE : Part.UNREAD;
	}

}
