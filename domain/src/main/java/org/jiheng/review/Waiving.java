package org.jiheng.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jiheng.audit.Act;
import org.jiheng.audit.Change;
import org.jiheng.audit.Writes;
import org.jiheng.audit.Written;
import org.jiheng.budget.BudgetKey;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Lets warnings and hints pass for a stated reason, and takes that back; by those who may
 * check the budget. An error is mended, never waived.
 */
public final class Waiving {

	private final Findings findings;

	private final Writes writes;

	public Waiving(Findings findings, Writes writes) {
		this.findings = findings;
		this.writes = writes;
	}

	/**
	 * Waives an open finding. Problems: InvalidInput REASON, Conflict FINDING_ERROR or
	 * FINDING_MENDED.
	 */
	public Mono<BudgetFinding> waive(FindingKey key, String words, @Nullable String idempotencyKey, boolean dryRun) {
		String reason = FindingWaiver.reason(words);
		return changed("waiveFinding", key, reason, idempotencyKey, dryRun, finding -> {
			if (finding.state() == FindingState.MENDED) {
				throw conflict("FINDING_MENDED", "这条意见已不再存在，无需说明理由", "重新读取审核意见");
			}
			if (finding.severity() == Severity.ERROR) {
				throw conflict("FINDING_ERROR", "错误必须改正，不能以理由代替", "按意见修改后重新检查");
			}
			FindingWaiver now = finding.waiver();
			return now == null || !now.reason().equals(reason);
		}, reason);
	}

	/** Lays a waived finding open again. */
	public Mono<BudgetFinding> withdraw(FindingKey key, @Nullable String idempotencyKey, boolean dryRun) {
		return changed("withdrawWaiver", key, "", idempotencyKey, dryRun,
				finding -> finding.state() == FindingState.WAIVED, null);
	}

	/** Tells whether there is anything to do, or throws. */
	private interface Step {

		boolean wanted(BudgetFinding finding);

	}

	private Mono<BudgetFinding> changed(String operation, FindingKey key, String input, @Nullable String idempotencyKey,
			boolean dryRun, Step step, @Nullable String reason) {
		var act = new Act(operation, key.reference() + "\n" + input, idempotencyKey, dryRun);
		return writes
			.inOne(act,
					tenant -> Checking.admitted(key.budget(), "审核意见")
						.then(Mono.defer(() -> findings.lock(key.budget())))
						.flatMap(budget -> one(key))
						.switchIfEmpty(Checking.absent("审核意见"))
						.flatMap(
								finding -> step.wanted(finding)
										? laidOpen(finding)
											.then(Mono.defer(
													() -> reason == null ? Mono.empty() : findings.waive(key, reason)))
											.thenReturn(written(finding, reason))
										: Mono.just(Written.nothing(key.reference()))),
					reference -> one(key));
	}

	/**
	 * The words of a reason stand beside the chain only where they concern one project,
	 * or the budget as a whole: what stands there is erased project by project.
	 */
	private static Written written(BudgetFinding finding, @Nullable String reason) {
		BudgetKey budget = finding.key().budget();
		String place = "finding " + finding.key().number();
		Integer project = finding.project().orElse(null);
		List<Change> changes = new ArrayList<>();
		changes.add(Change.ofValue(place + " " + finding.check() + " state", project, finding.state(),
				reason == null ? FindingState.OPEN : FindingState.WAIVED));
		if (finding.projects().size() < 2) {
			FindingWaiver before = finding.waiver();
			changes.add(Change.ofText(place + " reason", project, before == null ? null : before.reason(), reason));
		}
		return new Written(finding.key().reference(), budget.department(), budget.year().value(), changes);
	}

	/** The database lets only what lies open be waived. */
	private Mono<Void> laidOpen(BudgetFinding finding) {
		return finding.state() == FindingState.WAIVED ? findings.waive(finding.key(), null) : Mono.empty();
	}

	private Mono<BudgetFinding> one(FindingKey key) {
		return findings.of(Set.of(key)).mapNotNull(found -> found.get(key));
	}

	private static ProblemException conflict(String code, String message, String suggestion) {
		return new ProblemException(new Problem.Conflict(code, message, suggestion));
	}

}
