package org.jiheng.document;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.budget.Funds;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.Project;
import org.jiheng.budget.Provenance;
import org.jiheng.budget.Target;
import org.jspecify.annotations.Nullable;

/** Adds and changes, and removes nothing: what is blank in the document stays. */
final class Patch {

	private Patch() {
	}

	static Project project(Project old, Project item) {
		Funds funds = new Funds(item.funds().total(), or(item.funds().fiscal(), old.funds().fiscal()),
				or(item.funds().other(), old.funds().other()));
		boolean hidden = item.classified();
		return new Project(item.key(), item.sequence(), or(item.code(), old.code()), item.name(),
				or(item.unit(), old.unit()), funds, hidden ? null : or(item.purpose(), old.purpose()),
				item.paymentPlan().isEmpty() ? old.paymentPlan() : item.paymentPlan(),
				hidden ? List.of() : sentences(old.goals(), item.goals()),
				hidden ? List.of() : sentences(old.lastingGoals(), item.lastingGoals()), hidden,
				provenance(old.provenance(), item.provenance()));
	}

	/**
	 * Those that go on are told by their levels alone: another one at its place is new.
	 */
	static List<Indicator> indicators(List<Indicator> before, List<Indicator> read) {
		Matches<Indicator> matches = Matches.of(before, read, Patch::levels);
		IdentityHashMap<Indicator, Indicator> goOn = new IdentityHashMap<>();
		List<Indicator> come = new ArrayList<>();
		for (Indicator item : read) {
			Indicator old = matches.before(item);
			if (old == null) {
				come.add(item);
			}
			else {
				goOn.put(old, item);
			}
		}
		return Stream.concat(before.stream().map(old -> indicator(old, goOn.getOrDefault(old, old))), come.stream())
			.toList();
	}

	private static Object levels(Indicator indicator) {
		return List.of(indicator.level1(), indicator.level2(), Objects.requireNonNullElse(indicator.level3(), ""));
	}

	private static Indicator indicator(Indicator old, Indicator item) {
		if (old.target() instanceof Target.Classified || item.target() instanceof Target.Classified) {
			return item;
		}
		boolean blank = item.target() instanceof Target.Undecidable(String raw) && raw.isEmpty();
		return new Indicator(item.key(), item.project(), item.sequence(), item.level1(), item.level2(), item.level3(),
				or(item.description(), old.description()), blank ? old.target() : item.target(),
				or(item.lastingTarget(), old.lastingTarget()), or(item.basis(), old.basis()),
				or(item.weight(), old.weight()), provenance(old.provenance(), item.provenance()));
	}

	/** Sentence by sentence in order; what the draft has more of stays after them. */
	static List<String> sentences(List<String> before, List<String> read) {
		List<String> gone = new ArrayList<>(before);
		read.forEach(gone::remove);
		List<String> come = new ArrayList<>(read);
		before.forEach(come::remove);
		return Stream.concat(read.stream(), gone.stream().skip(come.size())).toList();
	}

	private static List<Provenance> provenance(List<Provenance> before, List<Provenance> read) {
		Set<String> fields = read.stream().map(Provenance::field).collect(Collectors.toSet());
		return Stream.concat(read.stream(), before.stream().filter(each -> !fields.contains(each.field()))).toList();
	}

	private static <T> @Nullable T or(@Nullable T item, @Nullable T old) {
		return item == null ? old : item;
	}

}
