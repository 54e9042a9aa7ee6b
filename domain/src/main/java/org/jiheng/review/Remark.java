package org.jiheng.review;

import java.util.List;

/** What a rule says, before the settings give it a weight. */
record Remark(List<Anchor> anchors, String detail, String message, String advice) {

	static Remark at(Anchor anchor, String message, String advice) {
		return new Remark(List.of(anchor), "", message, advice);
	}

	static Remark at(List<Anchor> anchors, String message, String advice) {
		return new Remark(anchors, "", message, advice);
	}

	Remark detailed(String other) {
		return new Remark(anchors, other, message, advice);
	}
}
