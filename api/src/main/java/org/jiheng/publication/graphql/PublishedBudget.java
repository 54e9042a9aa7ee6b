package org.jiheng.publication.graphql;

import java.time.Instant;
import java.time.LocalDate;
import org.jiheng.budget.AmountStage;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.Funds;
import org.jiheng.publication.Edition;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Money;
import org.jiheng.snapshot.Basis;
import org.jiheng.snapshot.SealedFunds;
import org.jiheng.snapshot.SnapshotKey;
import org.jiheng.snapshot.SnapshotKind;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jspecify.annotations.Nullable;

/** A public edition, as GraphQL shows it. */
record PublishedBudget(SnapshotKey key, RegionCode countyCode, String countyName, DepartmentCode departmentCode,
		String departmentName, FiscalYear year, String title, Funds funds, int projectCount, int snapshotNumber,
		SnapshotKind kind, int adjustment, String contentHash, String hash, Instant sealedAt, Instant publishedAt,
		@Nullable String basisDocument, @Nullable LocalDate basisDate) {

	static PublishedBudget of(Edition edition) {
		BudgetKey budget = edition.snapshot().budget();
		Basis basis = edition.basis();
		return new PublishedBudget(edition.snapshot(), budget.county(), edition.countyName(), budget.department(),
				edition.departmentName(), budget.year(), edition.title(), funds(edition.funds(), edition.adjustment()),
				edition.projectCount(), edition.snapshot().number(), edition.kind(), edition.adjustment(),
				edition.contentHash(), edition.hash(), edition.sealedAt(), edition.publishedAt(),
				basis == null ? null : basis.document(), basis == null ? null : basis.date());
	}

	static Funds funds(SealedFunds funds, int adjustment) {
		return new Funds(new Money(funds.totalFen()), money(funds.fiscalFen()), money(funds.otherFen()),
				AmountStage.after(adjustment));
	}

	private static @Nullable Money money(@Nullable Long fen) {
		return fen == null ? null : new Money(fen);
	}
}
