package org.jiheng.snapshot.graphql;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jiheng.budget.AmountStage;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.Funds;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Money;
import org.jiheng.snapshot.Basis;
import org.jiheng.snapshot.KeptSnapshot;
import org.jiheng.snapshot.Seal;
import org.jiheng.snapshot.SealedFunds;
import org.jiheng.snapshot.SnapshotKey;
import org.jiheng.snapshot.SnapshotKind;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jspecify.annotations.Nullable;

/** A snapshot, as GraphQL shows it. */
public record Snapshot(SnapshotKey key, String id, int number, SnapshotKind kind, int adjustment, RegionCode countyCode,
		String countyName, DepartmentCode departmentCode, String departmentName, FiscalYear year, String title,
		List<String> overallGoals, List<String> itemisedGoals, List<String> safeguards, Funds funds, int projectCount,
		Instant sealedAt, String sealedBy, @Nullable String basisDocument, @Nullable LocalDate basisDate,
		String contentHash, String previousHash, long countyNumber, String previousCountyHash, String hash) {

	public static Snapshot of(KeptSnapshot kept) {
		Seal seal = kept.seal();
		BudgetKey budget = seal.key().budget();
		Basis basis = seal.basis();
		return new Snapshot(seal.key(), SnapshotId.of(seal.key()).toString(), seal.key().number(), seal.kind(),
				seal.adjustment(), budget.county(), seal.countyName(), budget.department(), seal.departmentName(),
				budget.year(), kept.title(), kept.overallGoals(), kept.itemisedGoals(), kept.safeguards(),
				funds(kept.funds(), seal.adjustment()), kept.projectCount(), seal.sealedAt(), seal.sealedBy(),
				basis == null ? null : basis.document(), basis == null ? null : basis.date(), seal.contentHash(),
				seal.previousHash(), seal.countyNumber(), seal.previousCountyHash(), kept.hash());
	}

	static Funds funds(SealedFunds funds, int adjustment) {
		return new Funds(new Money(funds.totalFen()), money(funds.fiscalFen()), money(funds.otherFen()),
				AmountStage.after(adjustment));
	}

	private static @Nullable Money money(@Nullable Long fen) {
		return fen == null ? null : new Money(fen);
	}
}
