package org.jiheng.budget;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jiheng.audit.Change;
import org.jiheng.shared.Money;
import org.jspecify.annotations.Nullable;

/** What an edit changed, field by field, for the audit chain. */
final class Edits {

	private final List<Change> found = new ArrayList<>();

	private final String of;

	private final @Nullable Integer project;

	private Edits(String of, @Nullable Integer project) {
		this.of = of;
		this.project = project;
	}

	static List<Change> ofHead(@Nullable HeadForm before, HeadForm after) {
		Edits edits = new Edits("", null);
		edits.text("title", before == null ? null : before.title(), after.title());
		edits.texts("overallGoals", before == null ? List.of() : before.overallGoals(), after.overallGoals());
		edits.texts("itemisedGoals", before == null ? List.of() : before.itemisedGoals(), after.itemisedGoals());
		edits.texts("safeguards", before == null ? List.of() : before.safeguards(), after.safeguards());
		return edits.found;
	}

	static List<Change> ofProject(@Nullable Project before, @Nullable Project after) {
		int number = Objects.requireNonNull(before == null ? after : before).key().number();
		Edits edits = new Edits("project " + number + " ", number);
		edits.value("", before == null ? null : "present", after == null ? null : "present");
		edits.value("classified", before == null ? null : before.classified(),
				after == null ? null : after.classified());
		edits.value("code", before == null ? null : before.code(), after == null ? null : after.code());
		edits.text("name", before == null ? null : before.name(), after == null ? null : after.name());
		edits.value("unit", before == null || before.unit() == null ? null : before.unit().code(),
				after == null || after.unit() == null ? null : after.unit().code());
		edits.value("funds", before == null ? null : fen(before.funds()), after == null ? null : fen(after.funds()));
		edits.value("paymentPlan", before == null ? null : plan(before), after == null ? null : plan(after));
		edits.text("purpose", before == null ? null : before.purpose(), after == null ? null : after.purpose());
		edits.texts("goals", before == null ? List.of() : before.goals(), after == null ? List.of() : after.goals());
		edits.texts("lastingGoals", before == null ? List.of() : before.lastingGoals(),
				after == null ? List.of() : after.lastingGoals());
		return edits.found;
	}

	static List<Change> ofIndicators(@Nullable ProjectKey project, List<Indicator> before, List<Indicator> after) {
		Map<Integer, Indicator> were = new HashMap<>();
		before.forEach(indicator -> were.put(indicator.key().number(), indicator));
		List<Change> found = new ArrayList<>();
		for (Indicator indicator : after) {
			found.addAll(ofIndicator(project, were.remove(indicator.key().number()), indicator));
		}
		were.values().forEach(gone -> found.addAll(ofIndicator(project, gone, null)));
		return found;
	}

	private static List<Change> ofIndicator(@Nullable ProjectKey project, @Nullable Indicator before,
			@Nullable Indicator after) {
		int number = Objects.requireNonNull(before == null ? after : before).key().number();
		Edits edits = new Edits("indicator " + number + " ", project == null ? null : project.number());
		edits.value("sequence", before == null ? null : before.sequence(), after == null ? null : after.sequence());
		edits.text("level1", before == null ? null : before.level1(), after == null ? null : after.level1());
		edits.text("level2", before == null ? null : before.level2(), after == null ? null : after.level2());
		edits.text("level3", before == null ? null : before.level3(), after == null ? null : after.level3());
		edits.text("description", before == null ? null : before.description(),
				after == null ? null : after.description());
		edits.text("target", before == null ? null : before.target().raw(),
				after == null ? null : after.target().raw());
		edits.text("lastingTarget", before == null ? null : lasting(before), after == null ? null : lasting(after));
		edits.text("basis", before == null ? null : before.basis(), after == null ? null : after.basis());
		edits.value("weight", before == null ? null : before.weight(), after == null ? null : after.weight());
		return edits.found;
	}

	private static @Nullable String lasting(Indicator indicator) {
		return indicator.lastingTarget() == null ? null : indicator.lastingTarget().raw();
	}

	/** Where the values come from that the changes left alone. */
	static List<Provenance> unchanged(List<Provenance> before, List<Change> changes) {
		List<String> changed = changes.stream()
			.map(change -> first(change.place().substring(change.place().lastIndexOf(' ') + 1)))
			.toList();
		return before.stream().filter(each -> !changed.contains(first(each.field()))).toList();
	}

	private static String first(String field) {
		int end = field.indexOf('.');
		return end < 0 ? field : field.substring(0, end);
	}

	private void value(String field, @Nullable Object before, @Nullable Object after) {
		if (!Objects.equals(before, after)) {
			found.add(Change.ofValue((of + field).strip(), project, before, after));
		}
	}

	private void text(String field, @Nullable String before, @Nullable String after) {
		if (!Objects.equals(before, after)) {
			found.add(Change.ofText((of + field).strip(), project, before, after));
		}
	}

	private void texts(String field, List<String> before, List<String> after) {
		for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
			text(field + "." + (i + 1), i < before.size() ? before.get(i) : null,
					i < after.size() ? after.get(i) : null);
		}
	}

	private static String fen(Funds funds) {
		return funds.total().fen() + "/" + fen(funds.fiscal()) + "/" + fen(funds.other());
	}

	private static Object fen(@Nullable Money money) {
		return money == null ? "" : money.fen();
	}

	private static String plan(Project project) {
		return project.paymentPlan()
			.stream()
			.map(each -> each.month() + ":" + each.cumulativePercent())
			.toList()
			.toString();
	}

}
