package org.jiheng.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.IndicatorKey;
import org.jiheng.budget.Project;
import org.jiheng.budget.ProjectKey;
import org.jiheng.department.BudgetUnit;
import org.jiheng.review.Finding;
import org.jiheng.review.Place;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Takes a document into a draft without putting it in its stead: projects keep the
 * draft's order, new ones come after them.
 */
final class Merging {

	private final Taking taking;

	private final BudgetText before;

	private final Reading.Understood read;

	private final Matches<Project> matches;

	private final FormIdentity identity;

	private final List<Project> projects = new ArrayList<>();

	private final List<Indicator> indicators = new ArrayList<>();

	/** The sequence in the merged text of a project of the document. */
	private final Map<Integer, Integer> sequences = new HashMap<>();

	Merging(Taking taking, BudgetText before, Reading.Understood read) {
		this.taking = taking;
		this.before = before;
		this.read = read;
		this.matches = Revision.projects(before, read.text());
		this.identity = new FormIdentity(read.budget());
	}

	Taken taken() {
		Set<Integer> chosen = chosen();
		Set<ProjectKey> removed = removed();
		Map<Integer, Project> goOn = new HashMap<>();
		List<Project> come = new ArrayList<>();
		for (Project item : read.text().projects()) {
			Project old = matches.before(item);
			if (chosen.contains(item.sequence()) && old != null) {
				goOn.put(old.key().number(), item);
			}
			else if (chosen.contains(item.sequence())) {
				come.add(item);
			}
		}
		for (Project old : before.projects()) {
			Project item = goOn.get(old.key().number());
			if (item != null) {
				take(old, item);
			}
			else if (!removed.contains(old.key())) {
				keep(old);
			}
		}
		come.forEach(item -> take(null, item));
		boolean whole = taking.scope() == null;
		number(null, whole ? Patch.indicators(of(before, null), of(read.text(), null)) : of(before, null));
		return new Taken(head(whole), units(), findings());
	}

	private BudgetText head(boolean whole) {
		BudgetText item = read.text();
		return whole ? new BudgetText(item.title().isBlank() ? before.title() : item.title(),
				Patch.sentences(before.overallGoals(), item.overallGoals()),
				Patch.sentences(before.itemisedGoals(), item.itemisedGoals()),
				Patch.sentences(before.safeguards(), item.safeguards()), projects, indicators, item.provenance())
				: new BudgetText(before.title(), before.overallGoals(), before.itemisedGoals(), before.safeguards(),
						projects, indicators, before.provenance());
	}

	private Set<Integer> chosen() {
		Set<Integer> there = read.text().projects().stream().map(Project::sequence).collect(Collectors.toSet());
		if (taking.scope() == null) {
			return there;
		}
		Set<Integer> unknown = new TreeSet<>(taking.scope().projects());
		unknown.removeAll(there);
		if (!unknown.isEmpty()) {
			throw invalid("projects", "SCOPE_UNKNOWN", "文件中没有序号为这些的项目：" + unknown, "按最新的差异重新选择范围");
		}
		return taking.scope().projects();
	}

	private Set<ProjectKey> removed() {
		if (taking.scope() == null) {
			return taking.mode() == Taking.Mode.PATCH ? Set.of() : keys(matches.gone());
		}
		if (taking.mode() == Taking.Mode.PATCH && !taking.scope().gone().isEmpty()) {
			throw invalid("gone", "PATCH_REMOVES_NOTHING", "PATCH 只新增和修改，不删除项目", "要删除草稿中的项目请用 REPLACE");
		}
		if (!keys(matches.gone()).containsAll(taking.scope().gone())) {
			throw Taking.unknownGone();
		}
		return taking.scope().gone();
	}

	private static Set<ProjectKey> keys(List<Project> projects) {
		return projects.stream().map(Project::key).collect(Collectors.toSet());
	}

	private static ProblemException invalid(String field, String code, String message, String suggestion) {
		return new ProblemException(
				new Problem.InvalidInput(code, List.of("input", "scope", field), message, suggestion));
	}

	private void take(@Nullable Project old, Project item) {
		List<Indicator> itsOwn = of(read.text(), item.key());
		boolean patch = taking.mode() == Taking.Mode.PATCH;
		Project project = add(old != null && patch ? Patch.project(old, item) : item);
		sequences.put(item.sequence(), project.sequence());
		number(project, old != null && patch ? Patch.indicators(of(before, old.key()), itsOwn) : itsOwn);
	}

	private void keep(Project old) {
		number(add(old), of(before, old.key()));
	}

	private Project add(Project item) {
		var project = new Project(identity.nextProject(), projects.size() + 1, item.code(), item.name(), item.unit(),
				item.funds(), item.purpose(), item.paymentPlan(), item.goals(), item.lastingGoals(), item.classified(),
				item.provenance());
		projects.add(project);
		return project;
	}

	private void number(@Nullable Project project, List<Indicator> items) {
		int sequence = 0;
		for (Indicator item : items) {
			sequence++;
			IndicatorKey key = identity.nextIndicator();
			indicators.add(new Indicator(key, project == null ? null : project.key(), sequence, item.level1(),
					item.level2(), item.level3(), item.description(), item.target(), item.lastingTarget(), item.basis(),
					item.weight(), item.provenance()));
		}
	}

	private static List<Indicator> of(BudgetText text, @Nullable ProjectKey project) {
		return text.indicators().stream().filter(indicator -> Objects.equals(indicator.project(), project)).toList();
	}

	private List<BudgetUnit> units() {
		Set<BudgetUnit> used = new HashSet<>();
		projects.stream().map(Project::unit).filter(Objects::nonNull).forEach(used::add);
		return read.units().stream().filter(used::contains).toList();
	}

	private List<Finding> findings() {
		return read.findings()
			.stream()
			.filter(finding -> finding.place().project() == null || sequences.containsKey(finding.place().project()))
			.map(this::placed)
			.toList();
	}

	private Finding placed(Finding finding) {
		Place place = finding.place();
		return place.project() == null ? finding
				: new Finding(finding.severity(), finding.code(), finding.message(), finding.advice(),
						new Place(place.line(), place.table(), place.row(), place.cell(),
								sequences.get(place.project()), place.field(), place.spot()));
	}

}
