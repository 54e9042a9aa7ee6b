package org.jiheng.budget;

import java.util.List;
import java.util.Set;
import org.jiheng.department.BudgetUnitCode;
import org.jiheng.shared.FiscalYear;
import org.jiheng.tenancy.RegionCode;
import reactor.core.publisher.Mono;

/** The budgets that are being written. To be used in the transaction of a write. */
public interface Drafts {

	/**
	 * The head, locked until the write ends; foreign and absent ones are missing alike.
	 */
	Mono<DraftHead> lock(BudgetKey key);

	/** Everything in the budget. */
	Mono<BudgetText> text(BudgetKey key);

	/**
	 * Keeps that the acting subject is an author of the budget. Problem: Conflict when
	 * the subject endorses it.
	 */
	Mono<Void> author(BudgetKey key);

	/** A new budget, with no projects yet. Problem: Conflict BUDGET_EXISTS. */
	Mono<Void> open(BudgetKey key, HeadForm head, int lastNumber);

	/** Counts a change of the budget, and keeps its head where that changed. */
	Mono<Void> save(DraftHead head);

	/** Keeps new projects. Problem: Conflict PROJECT_CODE_TAKEN. */
	Mono<Void> add(List<Project> projects, int version);

	/** Keeps what changed of a project. Problem: Conflict PROJECT_CODE_TAKEN. */
	Mono<Void> change(Project project, int version);

	/** Removes a project and its indicators. */
	Mono<Void> remove(ProjectKey key);

	/** Gives projects the places in which they are named. */
	Mono<Void> order(BudgetKey key, List<Integer> numbers, int version);

	/** Keeps indicators, new ones and changed ones. */
	Mono<Void> keep(BudgetKey key, List<Indicator> indicators);

	Mono<Void> removeIndicators(BudgetKey key, Set<Integer> numbers);

	/** The version at which a project last changed. */
	Mono<Integer> versionOf(ProjectKey key);

	/** Who proposed to lift the project's 涉密; empty when nobody has. */
	Mono<String> loweringProposedBy(ProjectKey key);

	/** Keeps that the acting subject proposes to lift the project's 涉密. */
	Mono<Void> proposeLowering(ProjectKey key, int version);

	/** Keeps what a project's 涉密 rests on: a reference, never the secret itself. */
	Mono<Void> stateBasis(ProjectKey key, String basis);

	/** Whether the unit is one of the department's. */
	Mono<Boolean> knows(RegionCode county, BudgetUnitCode unit);

	/**
	 * The approved content of the department's budget of a year, to begin the next one
	 * from.
	 */
	Mono<BudgetText> approvedIn(BudgetKey key, FiscalYear year);

}
