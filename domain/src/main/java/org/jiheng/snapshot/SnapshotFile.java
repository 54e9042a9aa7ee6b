package org.jiheng.snapshot;

import org.jiheng.shared.Digest;
import org.jspecify.annotations.Nullable;

/** The JSON of an exported file; the package says how it is written. */
final class SnapshotFile {

	private static final String ALGORITHM = "\"algorithm\":\"" + Digest.ALGORITHM + "\",";

	private SnapshotFile() {
	}

	static String ofOne(KeptSnapshot kept, String content) {
		return "{\"format\":\"jiheng-snapshot-1\"," + ALGORITHM + hashed(kept, content);
	}

	static String begin() {
		return "{\"format\":\"jiheng-chain-1\"," + ALGORITHM + "\"snapshots\":[\n";
	}

	static String link(Link link, boolean first) {
		return (first ? "{" : ",{") + hashed(link.kept(), link.content());
	}

	/** A file that is cut off lacks this, and is no JSON. */
	static String end(@Nullable ChainEnd head) {
		return head == null ? "]}\n"
				: "],\"head\":{\"number\":" + head.number() + ",\"hash\":\"" + head.hash() + "\"}}\n";
	}

	private static String hashed(KeptSnapshot kept, @Nullable String content) {
		return "\"hash\":\"" + kept.hash() + "\",\"seal\":\n" + CanonicalForm.of(kept.seal())
				+ (content == null ? "" : "\n,\"content\":\n" + content) + "\n}\n";
	}

}
