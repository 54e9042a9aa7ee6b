package org.jiheng.approval;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetStatus;
import org.jiheng.budget.BudgetText;
import reactor.core.publisher.Mono;

/**
 * The rounds that budgets went through. What writes is to be used in the transaction of a
 * write.
 */
public interface Rounds {

	/**
	 * Where the budget stands, locked until the write ends; foreign and absent ones are
	 * missing alike.
	 */
	Mono<Standing> lock(BudgetKey key);

	/** Begins the next round with what is submitted. */
	Mono<Void> submit(Standing standing, BudgetText text);

	/** Ends the round under way in the acting subject's name. */
	Mono<Void> decide(Standing standing, Decision.Kind kind, String reason, List<Assessment> assessments);

	/**
	 * Keeps that the acting subject endorses. Problem: Conflict OWN_WORK for an author.
	 */
	Mono<Void> endorse(Standing standing);

	/** Puts the budget where a decision other than approval leads. */
	Mono<Void> move(BudgetKey key, BudgetStatus to);

	/**
	 * Approves in the acting subject's name; an adjustment takes the place of what stood
	 * until now. Problem: Conflict PROJECT_CODE_TAKEN.
	 */
	Mono<Void> approve(BudgetKey key);

	/**
	 * The rounds of budgets, the oldest first: of what stands with all that went before,
	 * of an open adjustment its own.
	 */
	Mono<Map<BudgetKey, List<Round>>> of(Set<BudgetKey> budgets);

	/** What was submitted in these rounds. */
	Mono<Map<Round, BudgetText>> submitted(Set<Round> rounds);

	/** Which of these budgets the acting subject is an author of. */
	Mono<Set<BudgetKey>> authored(Set<BudgetKey> budgets);

	/** Which of these standing budgets have an open adjustment. */
	Mono<Set<BudgetKey>> adjusted(Set<BudgetKey> budgets);

	/** The heads of the review, in order. */
	Mono<List<ReviewHead>> heads();

}
