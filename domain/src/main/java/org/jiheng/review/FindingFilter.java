package org.jiheng.review;

import java.util.Set;

/**
 * Which findings are wanted; an empty set does not narrow. Projects are numbers in the
 * budget.
 */
public record FindingFilter(Set<Severity> severities, Set<FindingState> states, Set<Check> checks,
		Set<Integer> projects) {

	public static final FindingFilter ALL = new FindingFilter(Set.of(), Set.of(), Set.of(), Set.of());

	public FindingFilter {
		severities = Set.copyOf(severities);
		states = Set.copyOf(states);
		checks = Set.copyOf(checks);
		projects = Set.copyOf(projects);
	}
}
