package org.jiheng.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jiheng.department.BudgetUnit;
import org.jiheng.department.BudgetUnitCode;
import org.jiheng.department.Department;
import org.jiheng.department.DepartmentAlias;
import org.jiheng.document.DepartmentSuggestion.Likelihood;
import org.jiheng.lineage.Lineage;
import org.jiheng.lineage.Unit;
import org.jiheng.lineage.UnitChange;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Nearest;
import org.jiheng.tenancy.DepartmentCode;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a county's departments, as far as the acting membership sees it: their
 * names and aliases, their units, and what became of them.
 *
 * @param changes those in force
 */
public record KnownDepartments(List<Department> departments, List<DepartmentAlias> aliases, List<BudgetUnit> units,
		List<UnitChange> changes) {

	/** Of which nothing is known. */
	public static final KnownDepartments NONE = new KnownDepartments(List.of(), List.of(), List.of(), List.of());

	private static final int SHOWN = 3;

	private static final int SHORTEST = 3;

	private static final int SHORTEST_STEM = 2;

	/** What kind of body it is. */
	private static final Pattern BODY = Pattern.compile("(?:委员会|办公室|办事处|人民政府|中心|局|委|办|室|部|院|会|处|队|站|所|科|厅|馆)$");

	private static final double CLOSE = 0.75;

	private static final double LIKE = 0.5;

	public KnownDepartments {
		departments = List.copyOf(departments);
		aliases = List.copyOf(aliases);
		units = List.copyOf(units);
		changes = List.copyOf(changes);
	}

	/** A department that goes by a name: by its own, or by an alias. */
	record Called(Department department, @Nullable DepartmentAlias alias) {
	}

	Optional<Department> of(@Nullable DepartmentCode code) {
		return departments.stream().filter(department -> department.code().equals(code)).findFirst();
	}

	/** Those that go by exactly this name; more than one where the county is unclear. */
	List<Called> called(String name) {
		String key = Department.nameKey(name);
		Map<DepartmentCode, Called> byCode = new LinkedHashMap<>();
		departments.stream()
			.filter(department -> !key.isEmpty() && Department.nameKey(department.name()).equals(key))
			.forEach(department -> byCode.put(department.code(), new Called(department, null)));
		aliases.stream()
			.filter(alias -> Department.nameKey(alias.name()).equals(key))
			.forEach(alias -> of(alias.department())
				.ifPresent(department -> byCode.putIfAbsent(department.code(), new Called(department, alias))));
		return List.copyOf(byCode.values());
	}

	/** A unit that goes by a name: by its own, or by an alias. */
	record CalledUnit(BudgetUnit unit, @Nullable DepartmentAlias alias) {
	}

	Optional<BudgetUnit> of(@Nullable BudgetUnitCode code) {
		return units.stream().filter(unit -> unit.code().equals(code)).findFirst();
	}

	List<BudgetUnit> unitsOf(DepartmentCode department) {
		return units.stream().filter(unit -> unit.code().department().equals(department)).toList();
	}

	/**
	 * The units that go by exactly this name. Whatever a department is called, its own
	 * unit (本级) is called too.
	 */
	List<CalledUnit> unitsCalled(String name) {
		String key = Department.nameKey(name);
		Map<BudgetUnitCode, CalledUnit> byCode = new LinkedHashMap<>();
		units.stream()
			.filter(unit -> !key.isEmpty() && Department.nameKey(unit.name()).equals(key))
			.forEach(unit -> byCode.put(unit.code(), new CalledUnit(unit, null)));
		aliases.stream()
			.filter(alias -> Department.nameKey(alias.name()).equals(key))
			.forEach(alias -> unitOf(alias)
				.ifPresent(unit -> byCode.putIfAbsent(unit.code(), new CalledUnit(unit, alias))));
		return List.copyOf(byCode.values());
	}

	private Optional<BudgetUnit> unitOf(DepartmentAlias alias) {
		return alias.unit() != null ? of(alias.unit())
				: of(alias.department()).flatMap(department -> unitsOf(department.code()).stream()
					.filter(unit -> Department.nameKey(unit.name()).equals(Department.nameKey(department.name())))
					.findFirst());
	}

	/** A unit that a name may mean: only suggested. */
	record UnitSuggestion(BudgetUnit unit, Likelihood likelihood, String reason) {

		String words() {
			return unit.words() + likelihood.words(reason);
		}
	}

	/**
	 * The units of a department that a name may mean, the likeliest first.
	 * @param county the county's own name, which names of units begin with or not
	 */
	List<UnitSuggestion> unitSuggestions(String name, DepartmentCode department, String county) {
		String core = core(name, county);
		Stream<Map.Entry<BudgetUnit, String>> own = Stream.concat(
				unitsOf(department).stream().map(unit -> Map.entry(unit, unit.name())),
				aliases.stream()
					.filter(alias -> alias.department().equals(department))
					.flatMap(alias -> unitOf(alias).stream().map(unit -> Map.entry(unit, alias.name()))));
		Map<BudgetUnitCode, UnitSuggestion> best = new LinkedHashMap<>();
		own.sorted(Comparator.comparingInt(each -> Nearest.edits(core, core(each.getValue(), county))))
			.flatMap(each -> alike(core, each.getValue(), county)
				.map(how -> new UnitSuggestion(each.getKey(), how.getKey(),
						"与“" + each.getValue() + "”" + how.getValue()))
				.stream())
			.sorted(Comparator.comparing(UnitSuggestion::likelihood))
			.forEach(each -> best.putIfAbsent(each.unit().code(), each));
		return best.values().stream().limit(SHOWN).toList();
	}

	/** As what a department goes on in a year: itself, where nothing became of it. */
	List<Department> in(Department department, FiscalYear year) {
		List<Department> now = new Lineage(changes, year).today(unit(department))
			.stream()
			.map(Lineage.Share::unit)
			.filter(unit -> unit.county().equals(department.county()))
			.flatMap(unit -> of(unit.department()).stream())
			.toList();
		return now.isEmpty() ? List.of(department) : now;
	}

	/** Why a department is none in a year: 315 卢龙县司法局自 2025 年起已并入 316 卢龙县政法局. */
	Optional<String> ended(Department department, FiscalYear year) {
		return new Lineage(changes, year).endOf(unit(department)).map(end -> words(department, end));
	}

	private static Unit unit(Department department) {
		return new Unit(department.county(), department.code());
	}

	private String words(Department department, UnitChange change) {
		return department.words() + "自 " + change.firstYear() + " 年起已" + change.kind().words() + " "
				+ String.join("、", change.parts().stream().map(this::words).toList());
	}

	private String words(UnitChange.Part part) {
		return of(part.unit().department()).map(Department::words).orElse(part.unit().code() + " " + part.name());
	}

	/**
	 * The departments that names may mean, the likeliest first.
	 * @param county the county's own name, which names of departments begin with or not
	 */
	List<DepartmentSuggestion> suggestions(List<String> names, FiscalYear year, String county) {
		List<DepartmentSuggestion> all = new ArrayList<>();
		for (String name : names) {
			all.addAll(exactly(name, year));
			all.addAll(formerly(name, year));
			all.addAll(ofUnit(name, year));
			all.addAll(alike(name, year, county));
		}
		Map<DepartmentCode, DepartmentSuggestion> best = new LinkedHashMap<>();
		all.stream()
			.sorted(Comparator.comparing(DepartmentSuggestion::likelihood))
			.forEach(each -> best.putIfAbsent(each.department().code(), each));
		return best.values().stream().limit(SHOWN).toList();
	}

	private List<DepartmentSuggestion> exactly(String name, FiscalYear year) {
		return called(name).stream()
			.flatMap(called -> suggested(called.department(), name, Likelihood.HIGH,
					called.alias() == null ? "名称相同" : "“" + name + "”是它的别名", year))
			.toList();
	}

	/** What a unit was called when it was written down what became of it. */
	private List<DepartmentSuggestion> formerly(String name, FiscalYear year) {
		String key = Department.nameKey(name);
		return changes.stream()
			.flatMap(change -> Stream.concat(Stream.of(Map.entry(change.key().unit(), change.name())),
					change.parts().stream().map(part -> Map.entry(part.unit(), part.name()))))
			.filter(unit -> Department.nameKey(unit.getValue()).equals(key))
			.flatMap(unit -> of(unit.getKey().department()).stream())
			.flatMap(department -> suggested(department, name, Likelihood.HIGH,
					"“" + name + "”是 " + department.code() + " 从前的名称", year))
			.toList();
	}

	private List<DepartmentSuggestion> ofUnit(String name, FiscalYear year) {
		String key = Department.nameKey(name);
		return units.stream()
			.filter(unit -> Department.nameKey(unit.name()).equals(key))
			.flatMap(unit -> of(unit.code().department()).stream()
				.flatMap(department -> suggested(department, name, Likelihood.HIGH,
						"“" + name + "”是它的预算单位 " + unit.code(), year)))
			.toList();
	}

	private List<DepartmentSuggestion> alike(String name, FiscalYear year, String county) {
		String core = core(name, county);
		Stream<Map.Entry<DepartmentCode, String>> known = Stream.concat(
				departments.stream().map(department -> Map.entry(department.code(), department.name())),
				aliases.stream().map(alias -> Map.entry(alias.department(), alias.name())));
		return known.sorted(Comparator.comparingInt(each -> Nearest.edits(core, core(each.getValue(), county))))
			.flatMap(each -> alike(core, each.getValue(), county)
				.flatMap(how -> of(each.getKey()).map(department -> suggested(department, name, how.getKey(),
						"与“" + each.getValue() + "”" + how.getValue(), year)))
				.stream())
			.flatMap(found -> found)
			.toList();
	}

	private static Optional<Map.Entry<Likelihood, String>> alike(String core, String known, String county) {
		String other = core(known, county);
		if (core.isEmpty() || other.isEmpty()) {
			return Optional.empty();
		}
		if (core.equals(other)) {
			return Optional.of(Map.entry(Likelihood.HIGH, "只差县名"));
		}
		if (Math.min(core.length(), other.length()) >= SHORTEST && (core.endsWith(other) || other.endsWith(core))) {
			return Optional.of(Map.entry(Likelihood.MEDIUM, "一个包含另一个"));
		}
		return alikeInStem(BODY.matcher(core).replaceFirst(""), BODY.matcher(other).replaceFirst(""));
	}

	/** That both are 局 says nothing. */
	private static Optional<Map.Entry<Likelihood, String>> alikeInStem(String stem, String other) {
		if (Math.min(stem.length(), other.length()) < SHORTEST_STEM) {
			return Optional.empty();
		}
		if (stem.contains(other) || other.contains(stem)) {
			return Optional.of(Map.entry(Likelihood.LOW, "一个包含另一个"));
		}
		int edits = Nearest.edits(stem, other);
		double same = 1 - (double) edits / Math.max(stem.length(), other.length());
		return same <= LIKE ? Optional.empty()
				: Optional.of(Map.entry(same < CLOSE ? Likelihood.LOW : Likelihood.MEDIUM, "只差 " + edits + " 个字"));
	}

	/** 秦皇岛市卢龙县司法局本级 is 司法局. */
	private static String core(String name, String county) {
		String key = Department.nameKey(name);
		int at = county.isEmpty() ? -1 : key.indexOf(county);
		return at < 0 ? key : key.substring(at + county.length());
	}

	/** What has ended is not suggested, but what it goes on as. */
	private Stream<DepartmentSuggestion> suggested(Department department, String name, Likelihood likelihood,
			String reason, FiscalYear year) {
		List<Department> now = in(department, year);
		Likelihood ofPart = now.size() > 1 && likelihood == Likelihood.HIGH ? Likelihood.MEDIUM : likelihood;
		String became = new Lineage(changes, year).lastOf(unit(department))
			.map(change -> "；" + words(department, change))
			.orElse("");
		return now.stream()
			.map(next -> next.equals(department) ? new DepartmentSuggestion(next, name, likelihood, reason)
					: new DepartmentSuggestion(next, name, ofPart, reason + became));
	}
}
