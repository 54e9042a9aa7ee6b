package org.jiheng.shared;

import java.util.List;

/**
 * Why something cannot be done: a fact with a message for people, in Chinese. Programs
 * tell problems apart by their type and code.
 */
public sealed interface Problem {

	String message();

	/** Nobody is known to ask, or their token does not hold. */
	record Unauthenticated(String message) implements Problem {
	}

	/** The acting membership does not allow it. */
	record Forbidden(String message) implements Problem {
	}

	/**
	 * A county did not grant what an overseeing region asks for; it is told the same of
	 * one that has nothing, or is not there. The counties are those that were named.
	 */
	record NotGranted(List<String> counties) implements Problem {

		public NotGranted {
			counties = List.copyOf(counties);
		}

		@Override
		public String message() {
			return counties.isEmpty() ? "目前没有有效的监督授权" : "没有这些县的有效监督授权，或授权不含所问的年度、种类：" + String.join("、", counties);
		}
	}

	/** Absent, or of another tenant: both look the same. */
	record NotFound(String message) implements Problem {

		/** What is not there, or not for the asker to see: 预算不存在，或当前身份看不到. */
		public static NotFound unseen(String what) {
			return new NotFound(what + "不存在，或当前身份看不到");
		}
	}

	/**
	 * The request is wrong at a place that the asker can mend. The code is stable:
	 * COUNTY_UNKNOWN, PAGE_SIZE …
	 */
	record InvalidInput(String code, List<String> path, String message, String suggestion) implements Problem {

		public InvalidInput {
			path = List.copyOf(path);
		}
	}

	/** The present state does not allow it: submitted, approved, edited since. */
	record Conflict(String code, String message, String suggestion) implements Problem {
	}

	/**
	 * The request asks for more than is granted to one; says by how much where that can
	 * be counted.
	 */
	record LimitExceeded(String code, String message, long requested, long limit) implements Problem {
	}

	/** Something behind Jiheng does not answer; the same request may succeed later. */
	record Unavailable(String message) implements Problem {
	}

}
