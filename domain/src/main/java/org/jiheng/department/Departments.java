package org.jiheng.department;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.tenancy.RegionCode;
import reactor.core.publisher.Mono;

/**
 * The departments that the current scope sees. Foreign and absent ones are missing alike.
 */
public interface Departments {

	/** The departments of each county, by code. */
	Mono<Map<RegionCode, List<Department>>> inCounties(Set<RegionCode> counties);

	Mono<Map<DepartmentKey, Department>> of(Set<DepartmentKey> keys);

	/** The budget units of the county's departments, by code. */
	Mono<List<BudgetUnit>> unitsIn(RegionCode county);

	/**
	 * Keeps a department of the acting county under this name; to be used in the
	 * transaction of a write.
	 */
	Mono<Void> register(Department department);

	/** The same for a unit, whose department is registered. */
	Mono<Void> register(BudgetUnit unit);

}
