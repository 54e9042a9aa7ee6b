package org.jiheng.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.IndicatorFrame;
import org.jiheng.budget.Project;
import org.jiheng.budget.Target;
import org.jspecify.annotations.Nullable;

/**
 * A budget laid out for the rules. What is not open stands in none of the rows: of a
 * classified project the rules can reach name, code, funds, plan and levels only.
 */
final class Examined {

	private final CheckInput input;

	private final List<Project> projects;

	private final List<Row> rows;

	private final Map<Integer, List<Row>> rowsByProject;

	private final Map<Integer, List<Indicator>> indicatorsByProject;

	private final Map<Integer, List<LevelNames>> levelsByProject = new HashMap<>();

	private final @Nullable IndicatorFrame frame;

	private final List<OpenText> texts;

	Examined(CheckInput input) {
		this.input = input;
		this.projects = input.text().projects().stream().sorted(Comparator.comparingInt(Project::sequence)).toList();
		Map<Integer, Project> byNumber = projects.stream()
			.collect(Collectors.toMap(project -> project.key().number(), Function.identity(), (one, same) -> one));
		Map<Integer, Integer> positions = new HashMap<>();
		projects.forEach(project -> positions.put(project.key().number(), project.sequence()));
		List<Indicator> inOrder = input.text()
			.indicators()
			.stream()
			.sorted(Comparator.comparingInt((Indicator each) -> positions.getOrDefault(number(each), 0))
				.thenComparingInt(Indicator::sequence))
			.toList();
		List<Row> open = new ArrayList<>();
		this.rowsByProject = new HashMap<>();
		this.indicatorsByProject = new HashMap<>();
		for (Indicator indicator : inOrder) {
			Project project = byNumber.get(number(indicator));
			indicatorsByProject.computeIfAbsent(number(indicator), any -> new ArrayList<>()).add(indicator);
			boolean hidden = project != null && project.classified();
			if (!hidden && !(indicator.target() instanceof Target.Classified)) {
				Row row = Row.of(project, indicator);
				open.add(row);
				rowsByProject.computeIfAbsent(number(indicator), any -> new ArrayList<>()).add(row);
			}
		}
		this.rows = List.copyOf(open);
		indicatorsByProject
			.forEach((number, each) -> levelsByProject.put(number, each.stream().map(LevelNames::of).toList()));
		this.frame = frameInUse();
		this.texts = OpenText.of(this);
	}

	/** 0 for the department as a whole. */
	private static int number(Indicator indicator) {
		return indicator.project() == null ? 0 : indicator.project().number();
	}

	BudgetText text() {
		return input.text();
	}

	CheckInput input() {
		return input;
	}

	CheckSettings settings() {
		return input.settings();
	}

	/** All, in the form's order. */
	List<Project> projects() {
		return projects;
	}

	List<Project> open() {
		return projects.stream().filter(project -> !project.classified()).toList();
	}

	/** The open indicators, those of the department as a whole first. */
	List<Row> rows() {
		return rows;
	}

	List<Row> rows(Project project) {
		return rowsByProject.getOrDefault(project.key().number(), List.of());
	}

	List<Row> rowsOfDepartment() {
		return rowsByProject.getOrDefault(0, List.of());
	}

	/**
	 * The level names of a project's indicators, which are open even when it is
	 * classified.
	 */
	List<LevelNames> levels(Project project) {
		return levelsByProject.getOrDefault(project.key().number(), List.of());
	}

	/** Indicators marked 涉密 inside a project that is open itself. */
	List<Indicator> marked(Project project) {
		return indicatorsByProject.getOrDefault(project.key().number(), List.of())
			.stream()
			.filter(indicator -> indicator.target() instanceof Target.Classified)
			.toList();
	}

	boolean contains(WordList list, String text) {
		return Texts.containsAny(text, settings().words(list));
	}

	/** The text without the words that say nothing. */
	String specific(String text) {
		return Texts.without(text, settings().words(WordList.GENERIC));
	}

	/**
	 * What the reading found by one of these codes, with the project where it names one.
	 */
	Stream<Finding> read(Set<String> codes) {
		return input.reading().stream().filter(finding -> codes.contains(finding.code()));
	}

	Optional<Project> project(@Nullable Integer sequence) {
		return projects.stream().filter(project -> sequence != null && project.sequence() == sequence).findFirst();
	}

	/**
	 * The frame that knows most of the levels in use, the newest of several; none when
	 * none knows any.
	 */
	Optional<IndicatorFrame> frame() {
		return Optional.ofNullable(frame);
	}

	private @Nullable IndicatorFrame frameInUse() {
		IndicatorFrame best = null;
		long most = 1;
		for (IndicatorFrame each : input.frames()) {
			Set<LevelNames> names = LevelNames.of(each);
			long known = levelsByProject.values().stream().flatMap(List::stream).filter(names::contains).count();
			if (known >= most) {
				best = each;
				most = known;
			}
		}
		return best;
	}

	/** What the public will read. */
	List<OpenText> texts() {
		return texts;
	}

	static String place(Project project) {
		return "项目 " + project.sequence() + Texts.quoted(project.name());
	}

	static Anchor anchor(Project project, @Nullable String field) {
		return new Anchor(project.key().number(), null, field);
	}

}
