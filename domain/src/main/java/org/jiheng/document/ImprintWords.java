package org.jiheng.document;

import java.time.ZoneId;
import org.jiheng.budget.Budget;
import org.jiheng.budget.BudgetStatus;
import org.jiheng.snapshot.Basis;
import org.jiheng.snapshot.KeptSnapshot;
import org.jiheng.snapshot.Seal;
import org.jiheng.snapshot.SnapshotKind;

/** What documents say of themselves at the foot of their pages. */
final class ImprintWords {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private ImprintWords() {
	}

	/** Of what is not sealed. */
	static Imprint of(Budget budget) {
		String state = budget.status() == BudgetStatus.APPROVED ? "已批复；可核验的文本请下载其快照" : "草案，未经批复，不作公开依据";
		return new Imprint("内部版，" + (budget.key().isAdjusting() ? "调整，" : "") + "第 " + budget.version() + " 版，" + state,
				null);
	}

	/**
	 * Of a snapshot.
	 * @param link where it can be verified; empty for nowhere
	 */
	static Imprint of(KeptSnapshot kept, Edition edition, String link) {
		Seal seal = kept.seal();
		Basis basis = seal.basis();
		return new Imprint((edition == Edition.PUBLIC ? "公开版，" : "内部版，") + seal.sealedAt().atZone(CHINA).toLocalDate()
				+ " " + occasion(seal.kind()) + "，第 " + seal.key().number() + " 号快照"
				+ (basis == null ? "" : "，" + basis.document()), new Imprint.Seal(kept.hash(), link));
	}

	private static String occasion(SnapshotKind kind) {
		return switch (kind) {
			case APPROVAL -> "批复";
			case ADJUSTMENT -> "调整";
			case YEAR_END -> "年末封存";
		};
	}

}
