package org.jiheng.department;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The aliases of departments that the current scope sees: the county's finance those of
 * its county, a department its own. Names are compared by {@link Department#nameKey}.
 */
public interface DepartmentAliases {

	/** All of the acting county that are not withdrawn, by number. */
	Mono<List<DepartmentAlias>> inForce();

	/** Those in force of each department, by number. */
	Mono<Map<DepartmentKey, List<DepartmentAlias>>> of(Set<DepartmentKey> departments);

	/** Which department goes by the name; empty when none does. */
	Mono<DepartmentAlias> called(RegionCode county, String name);

	/**
	 * Keeps one more; empty when the name is an alias in force. To be used in the
	 * transaction of a write.
	 * @param unit the unit of the department that is called so; null for itself
	 */
	Mono<DepartmentAlias> confirm(RegionCode county, DepartmentCode department, @Nullable BudgetUnitCode unit,
			String name);

	/** Withdraws what is in force under that name; empty when there is none. */
	Mono<DepartmentAlias> withdraw(RegionCode county, String name);

	/** Whatever became of it. */
	Mono<DepartmentAlias> of(RegionCode county, int number);

}
