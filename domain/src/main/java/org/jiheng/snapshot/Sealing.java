package org.jiheng.snapshot;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.Drafts;
import org.jiheng.shared.Digest;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.Role;
import org.jiheng.tenancy.Scope;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Seals what was approved. To be called inside the write that approves, after the
 * budget's standing content has become APPROVED; others of the county wait from here on
 * until that write ends.
 */
public final class Sealing {

	private final Drafts drafts;

	private final Seals seals;

	private final Clock clock;

	public Sealing(Drafts drafts, Seals seals, Clock clock) {
		this.drafts = drafts;
		this.seals = seals;
		this.clock = clock;
	}

	/**
	 * Seals a budget as it stands.
	 * @param adjustment which approved content: 0 as first approved, n the nth adjustment
	 * @param basis the document of the approval, where there is one
	 * @return the snapshot, never empty. Problems: Forbidden for others than the county's
	 * finance, Conflict NOT_APPROVED, Conflict SNAPSHOT_SEALED
	 */
	public Mono<SnapshotKey> seal(BudgetKey budget, SnapshotKind kind, int adjustment, @Nullable Basis basis) {
		return finance(budget).flatMap(by -> seals.approved(budget, adjustment)
			.switchIfEmpty(Mono.error(
					() -> new ProblemException(new Problem.Conflict("NOT_APPROVED", "该预算尚未批复，不能生成快照", "先批复预算，再生成快照"))))
			.flatMap(names -> seals.lock(budget.county())
				.flatMap(ofCounty -> seals.endOf(budget)
					.flatMap(before -> drafts.text(budget).map(SealedContent::of).flatMap(content -> {
						String canonical = CanonicalForm.of(budget, content);
						var seal = new Seal(new SnapshotKey(budget, Math.toIntExact(before.number() + 1)), kind,
								adjustment, names.county(), names.department(), by, now(), basis, Digest.of(canonical),
								before.hash(), ofCounty.number() + 1, ofCounty.hash());
						return seals.keep(seal, content, canonical, Facts.of(content)).thenReturn(seal.key());
					})))));
	}

	/**
	 * Seals what stands at the end of the year, as first approved or as last adjusted.
	 * Problems as above.
	 */
	public Mono<SnapshotKey> sealYearEnd(BudgetKey budget, @Nullable Basis basis) {
		return finance(budget).then(Mono.defer(() -> seals.adjustmentOf(budget)))
			.defaultIfEmpty(0)
			.flatMap(adjustment -> seal(budget, SnapshotKind.YEAR_END, adjustment, basis));
	}

	private Instant now() {
		return clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

	private static Mono<String> finance(BudgetKey budget) {
		return CurrentScope.get()
			.ofType(Scope.OfCounty.class)
			.filter(of -> of.role() == Role.COUNTY_FINANCE && of.county().equals(budget.county()))
			.map(Scope::subject)
			.switchIfEmpty(Mono.error(() -> new ProblemException(new Problem.Forbidden("只有县财政可以生成快照"))));
	}

}
