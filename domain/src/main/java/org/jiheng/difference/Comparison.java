package org.jiheng.difference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.IndicatorKey;
import org.jiheng.budget.Project;
import org.jiheng.budget.ProjectKey;
import org.jiheng.budget.Target;
import org.jiheng.shared.Wording;
import org.jspecify.annotations.Nullable;

/**
 * Compares two contents of a budget. Where a project is classified in either, only what
 * the public form shows of it is looked at.
 */
final class Comparison {

	/**
	 * The number holds within a year, whichever content it is; code and name beyond it.
	 */
	private static final List<Alignment.Key<Project>> PROJECTS = List.of(
			project -> new ProjectKey(project.key().budget().standing(), project.key().number()), Project::code,
			project -> key(project.name()));

	/** A frame of a later year may have moved an indicator to another level 2. */
	private static final List<Alignment.Key<Indicator>> INDICATORS = List.of(
			indicator -> new IndicatorKey(indicator.key().budget().standing(), indicator.key().number()),
			indicator -> Arrays.asList(key(indicator.level2()), key(indicator.level3())),
			indicator -> key(indicator.level3()));

	private final BudgetText before;

	private final BudgetText after;

	private final List<BudgetChange> changes = new ArrayList<>();

	Comparison(BudgetText before, BudgetText after) {
		this.before = before;
		this.after = after;
	}

	List<BudgetChange> changes() {
		var head = new Place(null, null, null, null, "");
		Notes notes = new Notes(head, changes);
		notes.words("title", before.title(), after.title());
		notes.sentences("overallGoals", before.overallGoals(), after.overallGoals());
		notes.sentences("itemisedGoals", before.itemisedGoals(), after.itemisedGoals());
		notes.sentences("safeguards", before.safeguards(), after.safeguards());
		indicators(null, null);
		projects();
		return changes;
	}

	private void projects() {
		Alignment<Project> aligned = Alignment.of(before.projects(), after.projects(), PROJECTS);
		for (Alignment.Single<Project> removed : aligned.removed()) {
			new Notes(Place.was(removed.item()), changes).removed(removed.item());
		}
		for (Alignment.Single<Project> added : aligned.added()) {
			new Notes(Place.of(added.item()), changes).added(added.item());
		}
		for (Alignment.Pair<Project> pair : aligned.kept()) {
			Notes notes = new Notes(Place.of(pair.after()), changes);
			if (pair.moved()) {
				notes.moved(pair.from(), pair.to());
			}
			project(notes, pair.before(), pair.after());
		}
	}

	private void project(Notes notes, Project was, Project is) {
		notes.mark(was.classified(), is.classified());
		notes.renamed(was.name(), is.name());
		notes.words("code", was.code() == null ? null : was.code().value(),
				is.code() == null ? null : is.code().value());
		notes.amount("funds.total", was.funds().total(), is.funds().total());
		notes.amount("funds.fiscal", was.funds().fiscal(), is.funds().fiscal());
		notes.amount("funds.other", was.funds().other(), is.funds().other());
		notes.plan(was.paymentPlan(), is.paymentPlan());
		if (was.classified() || is.classified()) {
			return;
		}
		notes.unit(was.unit(), is.unit());
		notes.words("purpose", was.purpose(), is.purpose());
		notes.sentences("goals", was.goals(), is.goals());
		notes.sentences("lastingGoals", was.lastingGoals(), is.lastingGoals());
		indicators(was, is);
	}

	/** Of a project that went on, or of the department as a whole. */
	private void indicators(@Nullable Project was, @Nullable Project is) {
		Alignment<Indicator> aligned = Alignment.of(of(before, was), of(after, is), INDICATORS);
		for (Alignment.Single<Indicator> removed : aligned.removed()) {
			new Notes(Place.was(is, removed.item()), changes).removed(removed.item());
		}
		for (Alignment.Single<Indicator> added : aligned.added()) {
			new Notes(Place.of(is, added.item(), false), changes).added(added.item());
		}
		for (Alignment.Pair<Indicator> pair : aligned.kept()) {
			indicator(is, pair);
		}
	}

	private void indicator(@Nullable Project project, Alignment.Pair<Indicator> pair) {
		Indicator was = pair.before();
		Indicator is = pair.after();
		boolean wasHidden = was.target() instanceof Target.Classified;
		boolean isHidden = is.target() instanceof Target.Classified;
		Notes notes = new Notes(Place.of(project, is, wasHidden || isHidden), changes);
		if (pair.moved()) {
			notes.moved(pair.from(), pair.to());
		}
		notes.mark(wasHidden, isHidden);
		notes.words("level1", was.level1(), is.level1());
		notes.words("level2", was.level2(), is.level2());
		if (wasHidden || isHidden) {
			return;
		}
		notes.weight(was.weight(), is.weight());
		notes.words("level3", was.level3(), is.level3());
		notes.words("description", was.description(), is.description());
		notes.target("target", was.target(), is.target(), year(is) - year(was));
		notes.lasting(was.lastingTarget(), is.lastingTarget());
		notes.words("basis", was.basis(), is.basis());
	}

	private static List<Indicator> of(BudgetText text, @Nullable Project project) {
		ProjectKey key = project == null ? null : project.key();
		return text.indicators()
			.stream()
			.filter(indicator -> key == null ? indicator.project() == null : key.equals(indicator.project()))
			.toList();
	}

	private static int year(Indicator indicator) {
		return indicator.key().budget().year().value();
	}

	private static @Nullable String key(@Nullable String words) {
		return words == null ? null : Wording.key(words);
	}

}
