package org.jiheng.budget;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jiheng.shared.FiscalYear;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;

/**
 * Which counties, departments and years are wanted; an empty set restricts nothing.
 */
public record Within(Set<RegionCode> counties, Set<DepartmentCode> departments, Set<FiscalYear> years) {

	public static final Within ANYWHERE = new Within(Set.of(), Set.of(), Set.of());

	public Within {
		counties = inOrder(counties);
		departments = inOrder(departments);
		years = inOrder(years);
	}

	/**
	 * The same values in an order that is the same everywhere, since cursors are bound to
	 * it.
	 */
	static <T> Set<T> inOrder(Set<T> values) {
		Set<T> inOrder = new LinkedHashSet<>();
		values.stream().sorted(Comparator.comparing(Object::toString)).forEach(inOrder::add);
		return Collections.unmodifiableSet(inOrder);
	}
}
