package org.jiheng.budget;

import java.util.Map;
import java.util.Set;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Page;
import org.jiheng.shared.PageRequest;
import org.jiheng.tenancy.RegionCode;
import reactor.core.publisher.Mono;

/**
 * The projects that the current scope sees. Foreign and absent ones are missing alike.
 */
public interface Projects {

	Mono<Map<ProjectKey, Project>> of(Set<ProjectKey> keys, Detail detail);

	/** A code stands once in a county and year. */
	Mono<Project> coded(RegionCode county, FiscalYear year, ProjectCode code, Detail detail);

	Mono<Page<Project>> list(ProjectFilter filter, ProjectOrder order, PageRequest page, Detail detail);

	Mono<Integer> count(ProjectFilter filter);

	/** The same page of each budget's projects; budgets without any are missing. */
	Mono<Map<BudgetKey, Page<Project>>> listOf(Set<BudgetKey> budgets, ProjectFilter filter, ProjectOrder order,
			PageRequest page, Detail detail);

	/**
	 * The number of each budget's projects that are wanted; budgets without any are
	 * missing.
	 */
	Mono<Map<BudgetKey, Integer>> countOf(Set<BudgetKey> budgets, ProjectFilter filter);

}
