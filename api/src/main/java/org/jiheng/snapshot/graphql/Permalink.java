package org.jiheng.snapshot.graphql;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.snapshot.SnapshotKey;

/**
 * The lasting address of a value: /snapshots/{id}#/content/projects/3/totalFen, a JSON
 * pointer (RFC 6901) into the snapshot's file, which never changes.
 *
 * @param pointer into the content
 */
record Permalink(SnapshotKey snapshot, String pointer) {

	private static final Pattern WRITTEN = Pattern.compile("(?:https?://[^/?#]{1,200})?/snapshots/"
			+ "([A-Za-z0-9_-]{1,300})#/content((?:/(?:0|[1-9][0-9]{0,8}|[a-z][A-Za-z0-9]{0,30})){1,8})");

	/** To the content as a whole. */
	static Permalink to(SnapshotKey snapshot) {
		return new Permalink(snapshot, "");
	}

	/** Of this server, however it is called. Nothing for what is no permalink. */
	static Optional<Permalink> parse(String text) {
		Matcher written = WRITTEN.matcher(text);
		return written.matches()
				? SnapshotId.parse(written.group(1)).map(snapshot -> new Permalink(snapshot, written.group(2)))
				: Optional.empty();
	}

	Permalink at(String path) {
		return new Permalink(snapshot, pointer + "/" + path);
	}

	@Override
	public String toString() {
		return "/snapshots/" + SnapshotId.of(snapshot) + "#/content" + pointer;
	}
}
