package org.jiheng.comparison;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jiheng.budget.AmountStage;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.shared.Words;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;

/**
 * What is to be compared. Empty sets restrict nothing; years are named. Problems:
 * InvalidInput YEARS, MEASURES, MEASURE_OF_AXIS, STAGE, INDICATORS, VIEW_OF_AXIS.
 *
 * @param classes whether classes go on under their names of another frame
 * @param view under which units rows stand, of counties and departments
 * @param functions what departments are, wherever they are: 司法局
 * @param indicators names of level 3, which rows of single indicators need
 */
public record Question(Axis axis, SortedSet<FiscalYear> years, AmountStage stage, List<Measure> measures, Peers peers,
		Classes classes, View view, Set<RegionCode> counties, Set<DepartmentCode> departments, Set<String> functions,
		Set<Words> indicators) {

	static final int MOST_YEARS = 10;

	public Question {
		years = new TreeSet<>(years);
		measures = measures.stream().distinct().toList();
		counties = Set.copyOf(counties);
		departments = Set.copyOf(departments);
		functions = Set.copyOf(functions);
		indicators = Set.copyOf(indicators);
		check(!years.isEmpty() && years.size() <= MOST_YEARS, "YEARS", List.of("filter", "years"),
				"年度须有 1 至 " + MOST_YEARS + " 个", "在 filter.years 中写明要比较的年度");
		check(!measures.isEmpty(), "MEASURES", List.of("measures"), "没有指定指标", "至少写一个指标，如 TOTAL");
		for (Measure measure : measures) {
			check(measure.appliesTo(axis), "MEASURE_OF_AXIS", List.of("measures"), measure + " 不适用于按 " + axis + " 比较",
					"换一个指标，或改变 by");
		}
		check(stage != AmountStage.EXECUTED, "STAGE", List.of("stage"), "执行数尚未纳入快照", "用 INITIAL 或 ADJUSTED");
		check(view == View.AS_WAS || ofUnits(axis), "VIEW_OF_AXIS", List.of("view"), "现行单位口径只用于按县、按部门比较",
				"改变 by，或用 AS_WAS");
		check(axis != Axis.INDICATOR || !indicators.isEmpty(), "INDICATORS", List.of("indicators"), "按单个指标比较时须写明三级指标名称",
				"在 indicators 中写 1 至 20 个名称");
	}

	/** Whether rows are units, of which something may have become. */
	public boolean ofUnits() {
		return ofUnits(axis);
	}

	private static boolean ofUnits(Axis axis) {
		return axis == Axis.COUNTY || axis == Axis.DEPARTMENT;
	}

	/** The same question of more units. */
	public Question within(Set<RegionCode> moreCounties, Set<DepartmentCode> moreDepartments) {
		return new Question(axis, years, stage, measures, peers, classes, view, moreCounties, moreDepartments,
				functions, indicators);
	}

	/** Whether rows are classes that go on over frames. */
	public boolean continuesClasses() {
		return (axis == Axis.LEVEL1 || axis == Axis.LEVEL2) && classes == Classes.CONTINUED;
	}

	private static void check(boolean holds, String code, List<String> path, String message, String suggestion) {
		if (!holds) {
			throw new ProblemException(new Problem.InvalidInput(code, path, message, suggestion));
		}
	}
}
