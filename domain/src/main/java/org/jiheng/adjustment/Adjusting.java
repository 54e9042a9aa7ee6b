package org.jiheng.adjustment;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jiheng.audit.Change;
import org.jiheng.audit.Written;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetStatus;
import org.jiheng.budget.DraftHead;
import org.jiheng.budget.Drafts;
import org.jiheng.budget.Opening;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.snapshot.CanonicalForm;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Opens and withdraws adjustments: a department's editor those of its own budget, the
 * county's finance any of its county. What is between is drafting and review, as for any
 * budget. Each method is the work of one write and is to be called in its transaction.
 */
public final class Adjusting {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private static final Set<BudgetStatus> WITHDRAWABLE = EnumSet.of(BudgetStatus.DRAFT, BudgetStatus.RETURNED,
			BudgetStatus.REFUSED);

	private final Adjustments adjustments;

	private final Drafts drafts;

	private final Clock clock;

	public Adjusting(Adjustments adjustments, Drafts drafts, Clock clock) {
		this.adjustments = adjustments;
		this.drafts = drafts;
		this.clock = clock;
	}

	/**
	 * Begins an adjustment with what stands. Problems: InvalidInput of the grounds,
	 * Conflict NOT_APPROVED, Conflict ADJUSTMENT_OPEN.
	 */
	public Mono<Written> open(BudgetKey key, Grounds grounds) {
		grounds.requireWithin(key.year(), today());
		return locked(key.standing()).doOnNext(Adjusting::requireApproved)
			.flatMap(head -> drafts.lock(key.adjusting()))
			.doOnNext(open -> {
				throw new ProblemException(
						new Problem.Conflict("ADJUSTMENT_OPEN", "该预算已有一次调整正在办理", "在正在办理的调整中修改，或先撤回它"));
			})
			.then(Mono.defer(() -> adjustments.open(key.standing(), grounds)))
			.map(number -> written(key, number, changes(null, grounds)));
	}

	/** Corrects the grounds while the adjustment lies with the department. */
	public Mono<Written> change(BudgetKey key, UnaryOperator<Grounds> edit) {
		BudgetKey adjusting = adjusting(key);
		return new Opening(drafts).locked(adjusting).then(Mono.defer(() -> opened(adjusting))).flatMap(before -> {
			Grounds after = edit.apply(before.grounds()).requireWithin(key.year(), today());
			List<Change> changes = changes(before.grounds(), after);
			return changes.isEmpty() ? Mono.just(Written.nothing(Adjustment.reference(key, before.number())))
					: adjustments.change(adjusting, after).thenReturn(written(key, before.number(), changes));
		});
	}

	/**
	 * Withdraws an adjustment that nobody approves. Problem: Conflict BUDGET_SUBMITTED
	 * while finance reviews it.
	 */
	public Mono<Written> withdraw(BudgetKey key) {
		BudgetKey adjusting = adjusting(key);
		return locked(adjusting).flatMap(head -> opened(adjusting).flatMap(adjustment -> {
			if (!WITHDRAWABLE.contains(head.status())) {
				throw new ProblemException(new Problem.Conflict("BUDGET_SUBMITTED", "这次调整已申报，正在审核，不能撤回", "请财政局退回后再撤回"));
			}
			return adjustments.withdraw(adjusting)
				.thenReturn(written(key, adjustment.number(),
						List.of(Change.ofValue("adjustment status", null, head.status(), BudgetStatus.WITHDRAWN))));
		}));
	}

	/**
	 * The gate of a submission: an adjustment changes something. Problem: Conflict
	 * NOTHING_ADJUSTED.
	 */
	public Mono<Void> requireChanged(BudgetKey key) {
		BudgetKey standing = key.standing();
		return !key.isAdjusting() ? Mono.empty() : drafts.text(standing)
			.flatMap(before -> drafts.text(key)
				.filter(after -> !CanonicalForm.of(standing, before).equals(CanonicalForm.of(standing, after))))
			.switchIfEmpty(Mono.error(() -> new ProblemException(
					new Problem.Conflict("NOTHING_ADJUSTED", "这次调整与已批复的内容相同，没有调整任何项目", "修改需要调整的项目后再申报；不再需要的，撤回调整"))))
			.then();
	}

	private Mono<DraftHead> locked(BudgetKey key) {
		return Opening.drafter(key).then(Mono.defer(() -> drafts.lock(key))).switchIfEmpty(Opening.absent("预算"));
	}

	private static void requireApproved(DraftHead head) {
		if (head.status() != BudgetStatus.APPROVED) {
			throw new ProblemException(new Problem.Conflict("NOT_APPROVED", "该预算尚未批复，不需要调整", "批复前直接修改预算即可"));
		}
	}

	private static BudgetKey adjusting(BudgetKey key) {
		if (!key.isAdjusting()) {
			throw new ProblemException(Problem.NotFound.unseen("调整"));
		}
		return key;
	}

	private Mono<Adjustment> opened(BudgetKey adjusting) {
		BudgetKey budget = adjusting.standing();
		return adjustments.of(Set.of(budget))
			.flatMapIterable(found -> found.getOrDefault(budget, List.of()))
			.filter(Adjustment::open)
			.next()
			.switchIfEmpty(Opening.absent("调整"));
	}

	private LocalDate today() {
		return LocalDate.ofInstant(clock.instant(), CHINA);
	}

	private static List<Change> changes(@Nullable Grounds before, Grounds after) {
		List<Change> changes = new ArrayList<>();
		if (before == null || !before.reason().equals(after.reason())) {
			changes
				.add(Change.ofText("adjustment reason", null, before == null ? null : before.reason(), after.reason()));
		}
		if (before == null || !before.documentNumber().equals(after.documentNumber())) {
			changes.add(Change.ofValue("adjustment documentNumber", null,
					before == null ? null : before.documentNumber(), after.documentNumber()));
		}
		if (before == null || !before.documentDate().equals(after.documentDate())) {
			changes.add(Change.ofValue("adjustment documentDate", null, before == null ? null : before.documentDate(),
					after.documentDate()));
		}
		return changes;
	}

	private static Written written(BudgetKey key, int number, List<Change> changes) {
		return new Written(Adjustment.reference(key, number), key.department(), key.year().value(), changes);
	}

}
