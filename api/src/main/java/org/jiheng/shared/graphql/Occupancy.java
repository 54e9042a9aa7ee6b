package org.jiheng.shared.graphql;

import java.util.HashMap;
import java.util.Map;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;

/** Counts what subjects hold open, and lets in no more than there is room for. */
final class Occupancy {

	private final String code;

	private final String what;

	private final int all;

	private final int each;

	private final Map<String, Integer> held = new HashMap<>();

	private int total;

	Occupancy(String code, String what, int all, int each) {
		this.code = code;
		this.what = what;
		this.all = all;
		this.each = each;
	}

	/** Takes a place. Problem: LimitExceeded. */
	synchronized void enter(String subject) {
		int own = held.getOrDefault(subject, 0);
		if (own >= each || total >= all) {
			throw new ProblemException(
					own >= each ? Gate.tooMuch(code, what, own + 1L, each) : new Problem.Unavailable("系统繁忙，请稍后再试"));
		}
		held.put(subject, own + 1);
		total++;
	}

	/** Gives a place back. */
	synchronized void leave(String subject) {
		held.computeIfPresent(subject, (who, own) -> own == 1 ? null : own - 1);
		total--;
	}

	synchronized int total() {
		return total;
	}

}
