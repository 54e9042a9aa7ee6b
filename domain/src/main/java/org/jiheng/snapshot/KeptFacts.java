package org.jiheng.snapshot;

import static java.util.Comparator.comparing;

import java.util.List;

/**
 * Facts as they are kept for comparison, beside the kind of their snapshot. In the order
 * in which facts are derived.
 */
public record KeptFacts(String kind, Facts facts) {

	public KeptFacts with(List<Facts.OfClass> classes) {
		return new KeptFacts(kind,
				new Facts(facts.funds(), facts.projects(), facts.indicators(), facts.numericTargets(),
						facts.classifiedProjects(), facts.classifiedFen(), facts.plan(), facts.withPlanFen(),
						classes.stream()
							.sorted(comparing(Facts.OfClass::level1).thenComparing(Facts.OfClass::level2))
							.toList()));
	}
}
