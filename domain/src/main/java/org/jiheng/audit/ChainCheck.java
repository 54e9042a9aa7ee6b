package org.jiheng.audit;

import java.util.Collection;
import java.util.stream.LongStream;
import org.jiheng.audit.Verification.Fault;
import org.jiheng.audit.Verification.Reason;
import org.jiheng.shared.Digest;
import org.jspecify.annotations.Nullable;

/**
 * Goes along a chain, entry by entry, and remembers no more than the last. Where two
 * neighbours do not fit each other, the next one tells which of them to believe.
 */
public final class ChainCheck {

	/** How far away an entry is looked for that stands in another's place. */
	private static final long REACH = 10_000;

	private final long headNumber;

	private final String headHash;

	private long entries;

	private long texts;

	private long digests;

	private long last;

	private String lastHash = Entry.NOTHING_BEFORE;

	private boolean unlinked;

	private @Nullable Fault fault;

	/** For the chain that this head remembers. */
	public ChainCheck(long headNumber, String headHash) {
		this.headNumber = headNumber;
		this.headHash = headHash;
	}

	/** The number of the last entry looked at. */
	public long last() {
		return last;
	}

	/** Whether looking further tells nothing more of the first fault. */
	public boolean decided() {
		return fault != null && !unlinked;
	}

	/**
	 * The next entry.
	 * @param hash what stands beside it as its hash
	 * @param held the digests of texts that it holds
	 */
	public void entry(Entry entry, String hash, Collection<String> held) {
		if (unlinked) {
			settle(entry.previousHash().equals(lastHash));
		}
		if (decided()) {
			return;
		}
		entries++;
		digests += held.size();
		if (entry.number() != last + 1) {
			found(last + 1, Reason.MISSING);
		}
		else if (!entry.hash().equals(hash)) {
			misplaced(entry, hash);
		}
		else if (!entry.previousHash().equals(lastHash)) {
			unlinked = true;
		}
		last = entry.number();
		lastHash = hash;
	}

	/** A text beside an entry already looked at. */
	public void text(long number, String digest, String salt, String words, Collection<String> held) {
		if (held.contains(digest) && Digest.of(salt + words).equals(digest)) {
			texts++;
		}
		else {
			found(number, Reason.TEXT_CHANGED);
		}
	}

	/** What was found, once the chain has come to its end or the fault is decided. */
	public Verification result() {
		if (unlinked) {
			settle(headNumber == last && headHash.equals(lastHash));
		}
		if (fault == null && last < headNumber) {
			found(last + 1, Reason.CUT_OFF);
		}
		if (fault == null && last > headNumber) {
			found(headNumber + 1, Reason.INSERTED);
		}
		if (fault == null && !headHash.equals(lastHash)) {
			found(last, Reason.EDITED);
		}
		return new Verification(entries, headNumber, headHash, texts, digests - texts, fault);
	}

	private void settle(boolean lastIsBelieved) {
		unlinked = false;
		found(lastIsBelieved && last > 1 ? last - 1 : last, lastIsBelieved ? Reason.EDITED : Reason.INSERTED);
	}

	private void found(long number, Reason reason) {
		if (fault == null || number < fault.number()) {
			fault = new Fault(number, reason);
		}
	}

	/** One that had a smaller number was moved on by what was inserted there. */
	private void misplaced(Entry entry, String hash) {
		long number = entry.number();
		long written = writtenAs(entry, hash);
		found(Math.min(number, written),
				written == number ? Reason.EDITED : written < number ? Reason.INSERTED : Reason.REORDERED);
	}

	/** The number under which it would fit its hash; its own when there is none. */
	private static long writtenAs(Entry entry, String hash) {
		return LongStream.rangeClosed(Math.max(1, entry.number() - REACH), entry.number() + REACH)
			.filter(number -> new Entry(entry.county(), number, entry.at(), entry.subject(), entry.role(),
					entry.department(), entry.requestId(), entry.operation(), entry.reference(), entry.changes(),
					entry.previousHash())
				.hash()
				.equals(hash))
			.findFirst()
			.orElse(entry.number());
	}

}
