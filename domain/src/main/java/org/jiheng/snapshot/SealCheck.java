package org.jiheng.snapshot;

import static java.util.stream.Collectors.toSet;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jiheng.budget.BudgetKey;
import org.jiheng.shared.Digest;
import org.jiheng.snapshot.SealVerification.Fault;
import org.jiheng.snapshot.SealVerification.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Goes along a county's chain of snapshots and computes all of it again: the text from
 * the rows, both hashes, the facts for comparison, and what each one says of those before
 * it.
 */
public final class SealCheck {

	private final ChainEnd head;

	private final Map<BudgetKey, ChainEnd> ends = new HashMap<>();

	private long snapshots;

	private ChainEnd last = ChainEnd.EMPTY;

	private @Nullable SnapshotKey lastKey;

	private @Nullable Fault fault;

	/** For the chain that this head remembers. */
	public SealCheck(ChainEnd head) {
		this.head = head;
	}

	/** The county's number of the last snapshot looked at. */
	public long last() {
		return last.number();
	}

	/** Whether looking further tells nothing more of the first fault. */
	public boolean decided() {
		return fault != null;
	}

	/**
	 * The next snapshot in the county's order.
	 * @param text the canonical text that stands beside it
	 * @param rows what its rows say; null when they cannot be read
	 * @param facts what is kept for comparison; null when it is not there or cannot be
	 * read
	 */
	public void snapshot(KeptSnapshot kept, String text, @Nullable SealedContent rows, @Nullable KeptFacts facts) {
		Seal seal = kept.seal();
		if (!comes(seal.countyNumber())) {
			return;
		}
		Reason reason = reason(kept, text, rows, facts);
		if (reason != null) {
			fault = new Fault(seal.countyNumber(), seal.key(), reason);
			return;
		}
		last = new ChainEnd(seal.countyNumber(), kept.hash());
		lastKey = seal.key();
		ends.put(seal.key().budget(), new ChainEnd(seal.key().number(), kept.hash()));
	}

	/** The next one, when its seal says what no seal of ours can say. */
	public void unreadable(long countyNumber) {
		if (comes(countyNumber)) {
			fault = new Fault(countyNumber, null, Reason.SEAL_CHANGED);
		}
	}

	/** Whether the next one is to be looked at. */
	private boolean comes(long countyNumber) {
		if (decided()) {
			return false;
		}
		snapshots++;
		if (countyNumber != last.number() + 1) {
			fault = new Fault(last.number() + 1, null, Reason.MISSING);
		}
		return !decided();
	}

	/** What was found, once the chain has come to its end or the fault is decided. */
	public SealVerification result() {
		if (fault == null && last.number() < head.number()) {
			fault = new Fault(last.number() + 1, null, Reason.CUT_OFF);
		}
		if (fault == null && last.number() > head.number()) {
			fault = new Fault(last.number(), lastKey, Reason.INSERTED);
		}
		if (fault == null && !last.hash().equals(head.hash())) {
			fault = new Fault(last.number(), lastKey, Reason.HEAD_CHANGED);
		}
		return new SealVerification(snapshots, head, fault);
	}

	private @Nullable Reason reason(KeptSnapshot kept, String text, @Nullable SealedContent rows,
			@Nullable KeptFacts facts) {
		Seal seal = kept.seal();
		ChainEnd before = ends.getOrDefault(seal.key().budget(), ChainEnd.EMPTY);
		if (!seal.hash().equals(kept.hash())) {
			return Reason.SEAL_CHANGED;
		}
		if (!Digest.of(text).equals(seal.contentHash())) {
			return Reason.CONTENT_CHANGED;
		}
		if (rows == null || !says(rows, kept, text)) {
			return Reason.ROWS_CHANGED;
		}
		if (!new KeptFacts(seal.kind().name(), Facts.of(rows)).equals(facts)) {
			return Reason.FACTS_CHANGED;
		}
		boolean follows = seal.previousCountyHash().equals(last.hash()) && seal.previousHash().equals(before.hash())
				&& seal.key().number() == before.number() + 1;
		return follows ? null : Reason.CHAIN_BROKEN;
	}

	/** An indicator of a project that is not there would be in no text. */
	private static boolean says(SealedContent rows, KeptSnapshot kept, String text) {
		Set<Integer> projects = rows.projects().stream().map(SealedProject::number).collect(toSet());
		return CanonicalForm.of(kept.key().budget(), rows).equals(text) && rows.funds().equals(kept.funds())
				&& rows.projects().size() == kept.projectCount()
				&& rows.indicators()
					.stream()
					.allMatch(each -> each.project() == null || projects.contains(each.project()));
	}

}
