package org.jiheng.snapshot;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.budget.BudgetKey;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Page;
import org.jiheng.shared.PageRequest;
import reactor.core.publisher.Mono;

/**
 * The snapshots that the current scope sees: its own, or of an overseeing region those
 * that counties grant it. Foreign and absent ones are missing alike.
 */
public interface Snapshots {

	Mono<Map<SnapshotKey, KeptSnapshot>> of(Set<SnapshotKey> keys);

	/** Those of each budget, in the order in which they were sealed. */
	Mono<Map<BudgetKey, List<KeptSnapshot>>> ofBudgets(Set<BudgetKey> budgets);

	/**
	 * Empty where a snapshot that was not found is not there, or not the scope's own.
	 * Problem: NotGranted, where an overseeing region is not granted all that could be
	 * under that name: the same whether it is there or not.
	 */
	Mono<Void> missed(SnapshotKey key);

	/**
	 * In the order of counties and of their chains. Problem: NotGranted, where an
	 * overseeing region names what it is not granted, or is granted nothing.
	 */
	Mono<Page<KeptSnapshot>> list(SnapshotFilter filter, PageRequest page);

	Mono<Integer> count(SnapshotFilter filter);

	/** The canonical texts. */
	Mono<Map<SnapshotKey, String>> contents(Set<SnapshotKey> keys);

	/** In the form's order. */
	Mono<Map<SnapshotKey, List<SealedProject>>> projects(Set<SnapshotKey> keys);

	/** In the form's order, those of projects and those of the department as a whole. */
	Mono<Map<SnapshotKey, List<SealedIndicator>>> indicators(Set<SnapshotKey> keys);

	/** Where the county's chain ends; empty for those who see but a department. */
	Mono<ChainEnd> head();

	/**
	 * The next few in the order of the county's chain, those of the year with their
	 * texts; for a department's members only those. None when there are no more.
	 */
	Mono<List<Link>> links(FiscalYear year, long after, long until);

	/** Goes through the whole chain of the county, as it is at one moment. */
	Mono<SealVerification> verify();

}
