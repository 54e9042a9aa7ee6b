package org.jiheng.publication;

import java.util.List;
import org.jiheng.review.FindingKey;

/**
 * A place that looks like a private person's data and is none, for a stated reason.
 * Problem: InvalidInput REASON.
 */
public record Cleared(FindingKey finding, String reason) {

	public Cleared {
		reason = Reason.of(reason, List.of("input", "cleared", "reason"), "写明为什么这一处不是个人信息");
	}
}
