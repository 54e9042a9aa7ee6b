package org.jiheng.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.Project;
import org.jiheng.budget.Provenance;
import org.jiheng.department.BudgetUnit;
import org.jiheng.department.BudgetUnitCode;
import org.jiheng.department.Department;
import org.jiheng.department.DepartmentAlias;
import org.jiheng.document.DepartmentSuggestion.Likelihood;
import org.jiheng.document.KnownDepartments.CalledUnit;
import org.jiheng.document.KnownDepartments.UnitSuggestion;
import org.jiheng.review.Finding;
import org.jiheng.review.Place;
import org.jiheng.review.Severity;
import org.jiheng.shared.Digest;
import org.jiheng.tenancy.DepartmentCode;
import org.jspecify.annotations.Nullable;

/**
 * Tells which of its department's units the projects of a document are of: by code, then
 * by a name or an alias that is one unit's alone. What a name only resembles is
 * suggested, and a code whose name is another unit's decides nothing. What is registered
 * keeps its name; what is not yet is registered with the document.
 */
final class UnitNames {

	private static final Pattern CODE = Pattern.compile("[0-9]{6}");

	private final Reading.Understood reading;

	private final DepartmentCode department;

	private final KnownDepartments known;

	private final String county;

	private final Map<BudgetUnitCode, Optional<BudgetUnit>> coded = new LinkedHashMap<>();

	private final Map<Integer, BudgetUnit> named = new LinkedHashMap<>();

	private final Map<Integer, Provenance> places;

	private final List<Finding> findings;

	private UnitNames(Reading.Understood reading, KnownDepartments known, String county) {
		this.reading = reading;
		this.department = reading.budget().department();
		this.known = known;
		this.county = county;
		this.places = reading.namedUnits()
			.stream()
			.collect(Collectors.toMap(Reading.NamedUnit::project, Reading.NamedUnit::at));
		this.findings = new ArrayList<>(reading.findings());
	}

	/**
	 * @param county the name of the acting county
	 */
	static Reading.Understood placed(Reading.Understood reading, KnownDepartments known, String county) {
		return new UnitNames(reading, known, county).placed();
	}

	private Reading.Understood placed() {
		reading.units().forEach(unit -> coded.put(unit.code(), coded(unit)));
		reading.namedUnits()
			.stream()
			.collect(Collectors.groupingBy(each -> Department.nameKey(each.words()), LinkedHashMap::new,
					Collectors.toList()))
			.values()
			.forEach(this::name);
		List<BudgetUnit> units = Stream
			.concat(coded.values().stream().flatMap(Optional::stream), named.values().stream())
			.distinct()
			.sorted(Comparator.comparing(unit -> unit.code().value()))
			.toList();
		List<Project> projects = reading.text().projects().stream().map(this::placed).toList();
		return new Reading.Understood(reading.budget(), reading.departmentName(), reading.namedAt(), units,
				reading.namedUnits(), with(reading.text(), projects), digest(projects), findings);
	}

	private static BudgetText with(BudgetText text, List<Project> projects) {
		return new BudgetText(text.title(), text.overallGoals(), text.itemisedGoals(), text.safeguards(), projects,
				text.indicators(), text.provenance());
	}

	/** The same words of which the county knows more are another content. */
	private String digest(List<Project> projects) {
		String before = codes(reading.text().projects());
		String after = codes(projects);
		return before.equals(after) ? reading.digest() : Digest.of(reading.digest() + " units " + after);
	}

	private static String codes(List<Project> projects) {
		return projects.stream()
			.map(project -> project.unit() == null ? "-" : project.unit().code().value())
			.collect(Collectors.joining(" "));
	}

	private Project placed(Project project) {
		BudgetUnit unit = project.unit();
		if (unit != null) {
			return project.withUnit(coded.getOrDefault(unit.code(), Optional.empty()).orElse(null),
					project.provenance());
		}
		BudgetUnit called = named.get(project.sequence());
		return called == null ? project : project.withUnit(called,
				Stream
					.concat(project.provenance().stream(), Optional.ofNullable(places.get(project.sequence())).stream())
					.toList());
	}

	private Optional<BudgetUnit> coded(BudgetUnit unit) {
		List<CalledUnit> called = known.unitsCalled(unit.name());
		Optional<CalledUnit> itself = called.stream()
			.filter(each -> each.unit().code().equals(unit.code()))
			.findFirst();
		if (itself.isEmpty() && !called.isEmpty()) {
			boolean own = called.stream().anyMatch(each -> each.unit().code().department().equals(department));
			findings.add(contradiction(unit, called, own));
			if (own) {
				return Optional.empty();
			}
		}
		Optional<BudgetUnit> registered = known.of(unit.code());
		if (registered.isEmpty()) {
			newcomer(unit).ifPresent(findings::add);
			return Optional.of(unit);
		}
		if (itself.isEmpty()) {
			findings.add(new Finding(Severity.WARNING, "UNIT_NAME",
					"预算单位 " + unit.code() + " 在文件中的名称“" + unit.name() + "”与登记的名称“" + registered.get().name() + "”不同",
					"请核对单位代码；登记的名称未改动，改名由县级财政部门用 registerBudgetUnit 登记，只是另一种写法的用 confirmDepartmentAlias 登记为 unit="
							+ unit.code() + " 的别名",
					placeOf(unit)));
		}
		itself.map(CalledUnit::alias)
			.map(alias -> byAlias(alias, registered.get(), placeOf(unit)))
			.ifPresent(findings::add);
		return registered;
	}

	/** Both are told, and which one is meant is not guessed. */
	private Finding contradiction(BudgetUnit unit, List<CalledUnit> called, boolean own) {
		String of = known.of(unit.code()).map(BudgetUnit::words).orElse(unit.code() + "（尚未登记）");
		String others = called.stream()
			.map(each -> each.unit().words() + Optional.ofNullable(each.alias())
				.map(alias -> "（" + DepartmentNames.confirmed(alias) + "）")
				.orElse(""))
			.collect(Collectors.joining("、"));
		return new Finding(own ? Severity.ERROR : Severity.WARNING, "UNIT_CONTRADICTS",
				"预算单位的代码与名称是两个单位：代码是 " + of + "，名称“" + unit.name() + "”却是 " + others + " 的"
						+ (own ? "；这些项目没有读入预算单位" : "；已按代码读入"),
				"请改正文件中的代码或名称；暂存的用 correctStagedImport 改正这一格", placeOf(unit));
	}

	/** That everything of a department's first document is new is no news. */
	private Optional<Finding> newcomer(BudgetUnit unit) {
		String near = words(known.unitSuggestions(unit.name(), department, county)
			.stream()
			.filter(each -> each.likelihood() != Likelihood.LOW)
			.toList());
		if (!near.isEmpty()) {
			return Optional.of(new Finding(Severity.WARNING, "UNIT_RESEMBLES",
					"预算单位 " + unit.words() + " 尚未登记，名称与已登记的相近：" + near, "请核对单位代码；确是新单位的可以不管，导入时登记", placeOf(unit)));
		}
		return known.unitsOf(department).isEmpty() ? Optional.empty() : Optional.of(new Finding(Severity.HINT,
				"UNIT_NEW", "预算单位 " + unit.words() + " 尚未登记，导入时登记", "请核对单位代码和名称", placeOf(unit)));
	}

	/** The projects whose unit is called alike, without a code. */
	private void name(List<Reading.NamedUnit> alike) {
		Reading.NamedUnit first = alike.getFirst();
		Optional<BudgetUnit> bare = CODE.matcher(first.words()).matches()
				? known.of(new BudgetUnitCode(first.words())).filter(this::isOwn) : Optional.empty();
		if (bare.isPresent()) {
			place(alike, bare.get(), null);
			return;
		}
		List<CalledUnit> called = known.unitsCalled(first.words());
		List<CalledUnit> own = called.stream().filter(each -> isOwn(each.unit())).toList();
		if (own.size() != 1) {
			undecided(alike, own.isEmpty() ? called : own).ifPresent(finding -> tell(alike, finding));
			return;
		}
		BudgetUnit unit = own.getFirst().unit();
		place(alike, unit,
				Optional.ofNullable(own.getFirst().alias())
					.map(alias -> byAlias(alias, unit, first.place()))
					.orElseGet(() -> new Finding(Severity.HINT, "UNIT_BY_NAME",
							projects(alike) + "没有写明单位代码，按名称“" + first.words() + "”归入预算单位 " + unit.words(),
							"请核对；不是这个单位的，请在这一格写明单位代码和名称", first.place())));
	}

	private boolean isOwn(BudgetUnit unit) {
		return unit.code().department().equals(department);
	}

	private void place(List<Reading.NamedUnit> alike, BudgetUnit unit, @Nullable Finding told) {
		alike.forEach(each -> named.put(each.project(), unit));
		tell(alike, told);
	}

	/** Instead of that it is missing. */
	private void tell(List<Reading.NamedUnit> alike, @Nullable Finding told) {
		findings.removeIf(finding -> finding.code().equals("UNIT_MISSING")
				&& alike.stream().anyMatch(each -> Objects.equals(finding.place().project(), each.project())));
		if (told != null) {
			findings.add(told);
		}
	}

	/** Nothing where nothing is like it. */
	private Optional<Finding> undecided(List<Reading.NamedUnit> alike, List<CalledUnit> called) {
		Reading.NamedUnit first = alike.getFirst();
		String said = projects(alike) + "的预算单位只写了“" + first.words() + "”，没有代码";
		if (!called.isEmpty()) {
			boolean own = isOwn(called.getFirst().unit());
			String units = called.stream().map(each -> each.unit().words()).collect(Collectors.joining("、"));
			return Optional.of(undecided(said + (own ? "，有几个单位是这个名称：" : "，是别的部门的预算单位：") + units + "；没有读入预算单位",
					"请在这一格写明单位代码和名称", first));
		}
		List<UnitSuggestion> near = known.unitSuggestions(first.words(), department, county);
		return near.isEmpty() ? Optional.empty()
				: Optional.of(undecided(said + "，本部门没有这个名称的单位；没有读入预算单位",
						"可能是：" + words(near) + "。请核对后在这一格写明代码和名称，如 " + near.getFirst().unit().words()
								+ "；以后写这个名称的要自动归入的，由县级财政部门用 confirmDepartmentAlias 登记为 unit="
								+ near.getFirst().unit().code() + " 的别名",
						first));
	}

	private static Finding undecided(String message, String advice, Reading.NamedUnit first) {
		return new Finding(Severity.WARNING, "UNIT_UNDECIDED", message, advice, first.place());
	}

	private static Finding byAlias(DepartmentAlias alias, BudgetUnit unit, Place place) {
		return new Finding(Severity.HINT, "UNIT_BY_ALIAS",
				"按别名“" + alias.name() + "”归入预算单位 " + unit.words() + "；" + DepartmentNames.confirmed(alias),
				"请核对；登记的名称未改动，别名登记错的由县级财政部门用 withdrawDepartmentAlias 撤销", place);
	}

	private static String projects(List<Reading.NamedUnit> alike) {
		return "项目 " + alike.stream().map(each -> String.valueOf(each.project())).collect(Collectors.joining("、"));
	}

	private static String words(List<UnitSuggestion> suggestions) {
		return suggestions.stream().map(UnitSuggestion::words).collect(Collectors.joining("、"));
	}

	/** Where the first of its projects names it. */
	private Place placeOf(BudgetUnit unit) {
		Function<Project, Stream<Place>> places = project -> project.provenance()
			.stream()
			.filter(at -> at.field().equals("unit"))
			.map(at -> new Reading.NamedUnit(project.sequence(), unit.name(), at).place());
		return reading.text()
			.projects()
			.stream()
			.filter(project -> project.unit() != null && project.unit().code().equals(unit.code()))
			.flatMap(places)
			.findFirst()
			.orElse(Place.WHOLE);
	}

}
