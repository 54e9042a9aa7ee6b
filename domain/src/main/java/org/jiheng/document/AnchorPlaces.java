package org.jiheng.document;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.Project;
import org.jiheng.budget.Provenance;
import org.jiheng.review.Anchor;
import org.jiheng.review.Place;
import org.jspecify.annotations.Nullable;

/**
 * Where in a document that stands which checks speak of: the cell that a value was read
 * from; where the document leaves a project's or indicator's value blank, the cell of its
 * name.
 */
final class AnchorPlaces {

	private static final List<String> PROJECT = List.of("name", "code");

	private static final List<String> INDICATOR = List.of("level3", "level2", "level1", "target");

	private final BudgetText text;

	private final Map<Integer, Project> projects = new HashMap<>();

	private final Map<Integer, Indicator> indicators = new HashMap<>();

	AnchorPlaces(BudgetText text) {
		this.text = text;
		text.projects().forEach(project -> projects.put(project.key().number(), project));
		text.indicators().forEach(indicator -> indicators.put(indicator.key().number(), indicator));
	}

	/** Empty for the budget as a whole, and for what stands nowhere. */
	Optional<Place> of(Anchor anchor) {
		Project project = projects.get(anchor.project());
		Indicator indicator = indicators.get(anchor.indicator());
		if (indicator != null) {
			return first(indicator.provenance(), anchor.field(), INDICATOR).map(found -> place(found, project, anchor));
		}
		if (project == null) {
			return anchor.field() == null ? Optional.empty()
					: first(text.provenance(), anchor.field(), List.of()).map(found -> place(found, null, anchor));
		}
		return ("indicators".equals(anchor.field()) ? firstIndicator(project) : Optional.<Provenance>empty())
			.or(() -> first(project.provenance(), anchor.field(), PROJECT))
			.map(found -> place(found, project, anchor));
	}

	private Optional<Provenance> firstIndicator(Project project) {
		return text.indicators()
			.stream()
			.filter(indicator -> project.key().equals(indicator.project()))
			.flatMap(indicator -> first(indicator.provenance(), "level1", INDICATOR).stream())
			.findFirst();
	}

	/**
	 * The field itself, its first part, the whole that it is a part of, or else the name.
	 */
	private static Optional<Provenance> first(List<Provenance> provenance, @Nullable String field,
			List<String> otherwise) {
		Stream<String> asked = field == null ? Stream.empty()
				: Stream.of(field, field + ".", field.replaceFirst("\\..*", ""), field.replaceFirst("\\..*", "."));
		return Stream.concat(asked, otherwise.stream())
			.flatMap(name -> provenance.stream()
				.filter(each -> name.endsWith(".") ? each.field().startsWith(name) : each.field().equals(name))
				.findFirst()
				.stream())
			.findFirst();
	}

	private static Place place(Provenance at, @Nullable Project project, Anchor anchor) {
		return new Place(at.line(), at.table(), at.row(), at.cell(), project == null ? null : project.sequence(),
				anchor.field(), at.spot());
	}

}
