package org.jiheng.lineage;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiheng.audit.Act;
import org.jiheng.audit.Change;
import org.jiheng.audit.Writes;
import org.jiheng.audit.Written;
import org.jiheng.county.NamedCounty;
import org.jiheng.county.Region;
import org.jiheng.department.BudgetUnit;
import org.jiheng.department.BudgetUnitCode;
import org.jiheng.department.Department;
import org.jiheng.department.DepartmentAlias;
import org.jiheng.department.DepartmentAliases;
import org.jiheng.department.Departments;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Role;
import org.jiheng.tenancy.Scope;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Confirms by what other names documents call departments and their units, by the
 * county's finance. A name is one department's: it is neither another one's name or code
 * nor its alias.
 */
public final class Naming {

	private static final int LONGEST = 100;

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private final Departments departments;

	private final DepartmentAliases aliases;

	private final UnitChanges changes;

	private final Mono<? extends Collection<Region>> nation;

	private final Writes writes;

	private final Clock clock;

	public Naming(Departments departments, DepartmentAliases aliases, UnitChanges changes,
			Mono<? extends Collection<Region>> nation, Writes writes, Clock clock) {
		this.departments = departments;
		this.aliases = aliases;
		this.changes = changes;
		this.nation = nation;
		this.writes = writes;
		this.clock = clock;
	}

	/**
	 * Confirms an alias; the same once more changes nothing. Problems: Forbidden;
	 * InvalidInput NAME, DEPARTMENT_UNKNOWN, DEPARTMENT_ENDED, UNIT_UNKNOWN,
	 * ALIAS_IS_CODE, ALIAS_IS_NAME, ALIAS_TAKEN, ALIAS_OF_OTHER_COUNTY.
	 * @param unit the department's unit that is called so; null for the department itself
	 */
	public Mono<DepartmentAlias> confirm(DepartmentCode department, @Nullable BudgetUnitCode unit, String name,
			Act act) {
		return county().flatMap(county -> writes.inOne(act, tenant -> confirmed(department, unit, name, "name")
			.map(alias -> new Written(Integer.toString(alias.number()), department, null, List.of(entry(alias))))
			.switchIfEmpty(Mono.defer(() -> aliases.called(county, name)
				.map(alias -> Written.nothing(Integer.toString(alias.number()))))),
				reference -> aliases.of(county, Integer.parseInt(reference))));
	}

	/** Problems: Forbidden, InvalidInput ALIAS_UNKNOWN. */
	public Mono<DepartmentAlias> withdraw(String name, Act act) {
		return county().flatMap(county -> writes.inOne(act, tenant -> aliases.withdraw(county, name)
			.switchIfEmpty(Mono.error(() -> invalid("ALIAS_UNKNOWN", "name", "没有生效的别名：" + name, "填写部门 aliases 中的名称")))
			.map(alias -> new Written(Integer.toString(alias.number()), alias.department(), null,
					List.of(Change.ofValue(place(alias) + "withdrawn", null, false, true)))),
				reference -> aliases.of(county, Integer.parseInt(reference))));
	}

	/**
	 * Keeps an alias as {@link #confirm} does, in the transaction of another write, whose
	 * input calls the name so; empty when it is there already.
	 */
	public Mono<DepartmentAlias> confirmed(DepartmentCode department, @Nullable BudgetUnitCode unit, String name,
			String field) {
		String alias = fit(name, field);
		return county().flatMap(county -> nation.flatMap(regions -> {
			if (NamedCounty.of(county, regions, List.of(alias)) == NamedCounty.OTHER) {
				throw invalid("ALIAS_OF_OTHER_COUNTY", field, "“" + alias + "”写的是别的县，不能作本县部门的别名", "只登记本县文件中的名称");
			}
			return departments.inCounties(Set.of(county))
				.map(found -> found.getOrDefault(county, List.of()))
				.doOnNext(all -> requireFree(department, alias, field, all))
				.flatMap(all -> departments.unitsIn(county)
					.doOnNext(units -> requireUnit(department, unit, units))
					.doOnNext(units -> requireNoUnit(department, unit, alias, field, units))
					.then(Mono.defer(changes::inForce))
					.doOnNext(known -> requireOngoing(new Unit(county, department), known, all)))
				.then(Mono.defer(() -> kept(county, department, unit, alias, field)));
		}));
	}

	private Mono<DepartmentAlias> kept(RegionCode county, DepartmentCode department, @Nullable BudgetUnitCode unit,
			String alias, String field) {
		return aliases.called(county, alias).doOnNext(known -> {
			if (!known.department().equals(department) || !Objects.equals(known.unit(), unit)) {
				throw invalid("ALIAS_TAKEN", field, "“" + alias + "”已是" + known.words() + " 的别名",
						"一个别名只属于一个部门或单位；确要改的，先用 withdrawDepartmentAlias 撤销原来的");
			}
		})
			.hasElement()
			.flatMap(there -> there ? Mono.empty() : aliases.confirm(county, department, unit, alias)
				.switchIfEmpty(
						Mono.error(() -> invalid("ALIAS_TAKEN", field, "“" + alias + "”刚刚登记为别名", "重新读取部门的 aliases"))));
	}

	private static String fit(String name, String field) {
		String text = name.strip();
		String key = Department.nameKey(text);
		if (key.isEmpty() || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
			throw invalid("NAME", field, "别名须为 1 至 " + LONGEST + " 个字", "填写文件中写的部门名称");
		}
		if (key.chars().allMatch(c -> c >= '0' && c <= '9')) {
			throw invalid("ALIAS_IS_CODE", field, "别名不能是代码：" + text, "填写文件中写的部门名称");
		}
		return text;
	}

	private static void requireFree(DepartmentCode department, String alias, String field, List<Department> known) {
		if (known.stream().noneMatch(each -> each.code().equals(department))) {
			throw invalid("DEPARTMENT_UNKNOWN", "department", "本县没有这样的部门：" + department, "先用 registerDepartment 登记部门");
		}
		known.stream()
			.filter(each -> Department.nameKey(each.name()).equals(Department.nameKey(alias)))
			.findFirst()
			.ifPresent(same -> {
				throw invalid("ALIAS_IS_NAME", field,
						same.code().equals(department) ? "“" + alias + "”就是部门 " + department + " 的名称，不用登记别名"
								: "“" + alias + "”是部门 " + same.code() + " 的名称，不能作部门 " + department + " 的别名",
						"核对名称和部门代码");
			});
	}

	private static void requireUnit(DepartmentCode department, @Nullable BudgetUnitCode unit, List<BudgetUnit> known) {
		if (unit != null && (!unit.department().equals(department)
				|| known.stream().noneMatch(each -> each.code().equals(unit)))) {
			throw invalid("UNIT_UNKNOWN", "unit", "部门 " + department + " 没有这样的预算单位：" + unit,
					"核对 6 位单位代码；先用 registerBudgetUnit 登记单位");
		}
	}

	/** A department may go by the name of any of its own. */
	private static void requireNoUnit(DepartmentCode department, @Nullable BudgetUnitCode own, String alias,
			String field, List<BudgetUnit> units) {
		units.stream()
			.filter(unit -> own != null || !unit.code().department().equals(department))
			.filter(unit -> Department.nameKey(unit.name()).equals(Department.nameKey(alias)))
			.findFirst()
			.ifPresent(same -> {
				throw invalid("ALIAS_IS_NAME", field,
						same.code().equals(own) ? "“" + alias + "”就是预算单位 " + own + " 的名称，不用登记别名"
								: "“" + alias + "”是预算单位 " + same.code() + " 的名称，不能作"
										+ (own == null ? "部门 " + department : "预算单位 " + own) + " 的别名",
						"核对名称和代码");
			});
	}

	/** What has ended by this year has no documents to come. */
	private void requireOngoing(Unit unit, List<UnitChange> known, List<Department> all) {
		FiscalYear now = new FiscalYear(LocalDate.now(clock.withZone(CHINA)).getYear());
		new Lineage(known, now).endOf(unit).ifPresent(end -> {
			String next = end.parts()
				.stream()
				.map(part -> part.unit().code() + " " + nameOf(part, all))
				.collect(Collectors.joining("、"));
			throw invalid("DEPARTMENT_ENDED", "department",
					"部门 " + unit.code() + " 自 " + end.firstYear() + " 年起已" + end.kind().words() + " " + next,
					"别名请登记到接续的部门");
		});
	}

	private static String nameOf(UnitChange.Part part, List<Department> all) {
		return all.stream()
			.filter(each -> each.code().equals(part.unit().department()))
			.map(Department::name)
			.findFirst()
			.orElse(part.name());
	}

	/** That an alias was kept, for the entry of the write that did. */
	public static Change entry(DepartmentAlias alias) {
		return Change.ofText(place(alias) + "of " + (alias.unit() == null ? alias.department() : alias.unit()), null,
				null, alias.name());
	}

	private static String place(DepartmentAlias alias) {
		return "department alias " + alias.number() + " ";
	}

	private static Mono<RegionCode> county() {
		return CurrentScope.get()
			.ofType(Scope.OfCounty.class)
			.filter(of -> of.role() == Role.COUNTY_FINANCE)
			.map(Scope.OfCounty::county)
			.switchIfEmpty(Mono.error(() -> new ProblemException(new Problem.Forbidden("只有县财政可以确认和撤销部门的别名"))));
	}

	private static ProblemException invalid(String code, String field, String message, String suggestion) {
		return new ProblemException(new Problem.InvalidInput(code, List.of("input", field), message, suggestion));
	}

}
