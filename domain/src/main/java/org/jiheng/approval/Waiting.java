package org.jiheng.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetStatus;
import org.jiheng.budget.ProjectKey;
import org.jiheng.department.Department;
import org.jiheng.shared.FiscalYear;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What is under way, as far as the current scope sees it. */
public interface Waiting {

	/**
	 * All budgets that are neither approved nor refused, an open adjustment like a budget
	 * of its own.
	 */
	Mono<List<UnderWay>> budgets();

	/** The proposals to lift 涉密 that others than the acting subject made. */
	Mono<List<Proposal>> proposals();

	/** The deadlines of all years. */
	Mono<List<OfYear>> deadlines();

	/** The departments that did not open a budget and whose submission was due before. */
	Mono<List<Unopened>> unopened(LocalDate today);

	/** How many audited writes the county has seen. */
	Mono<Long> writes();

	/**
	 * A budget, with its last round where it was submitted.
	 *
	 * @param reviewed whether any round was decided
	 * @param errors how many errors are open
	 * @param asked the open threads in which finance spoke last
	 * @param answered the open threads in which the department spoke last
	 */
	record UnderWay(BudgetKey key, Department department, BudgetStatus status, Instant changedAt,
			@Nullable Instant submittedAt, @Nullable String submittedBy, @Nullable Instant decidedAt, boolean reviewed,
			int errors, Spoken asked, Spoken answered) {

		/** The first stage that is still to be done. */
		ReviewStage stage() {
			return submittedAt == null ? ReviewStage.SUBMISSION : reviewed ? ReviewStage.APPROVAL : ReviewStage.REVIEW;
		}
	}

	/**
	 * Threads that wait for an answer.
	 *
	 * @param since when the first of them was left so; null where there are none
	 */
	record Spoken(int threads, @Nullable Instant since) {
	}

	/** That 涉密 be lifted from a project. */
	record Proposal(ProjectKey project, String name) {
	}

	/** A deadline and its year. */
	record OfYear(FiscalYear year, Deadline deadline) {
	}

	/** A department that has no budget for a year. */
	record Unopened(BudgetKey key, Department department) {
	}

}
