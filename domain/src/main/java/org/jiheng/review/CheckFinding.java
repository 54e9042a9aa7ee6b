package org.jiheng.review;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a check says about one or several places: the message names place and value, the
 * advice how to mend it, both in Chinese. The detail tells two findings of one check at
 * one place apart and is empty where there can be only one.
 */
public record CheckFinding(Check check, Severity severity, List<Anchor> anchors, String detail, String message,
		String advice) {

	public CheckFinding {
		anchors = List.copyOf(anchors);
		if (anchors.isEmpty()) {
			throw new IllegalArgumentException("a finding has a place: " + check);
		}
	}

	public Identity identity() {
		return new Identity(check, anchors, detail);
	}

	/**
	 * By what a finding is known again in a later run: not its words, which change with
	 * the values that they name.
	 */
	public record Identity(Check check, List<Anchor> anchors, String detail) {

		public Identity {
			anchors = List.copyOf(anchors);
		}

		/** For a key of text: TARGET_REPEATED[b.p9.i47.target b.p14.i77.target]. */
		@Override
		public String toString() {
			String places = anchors.stream().map(Anchor::toString).collect(Collectors.joining(" ", "[", "]"));
			return check + places + detail;
		}
	}
}
