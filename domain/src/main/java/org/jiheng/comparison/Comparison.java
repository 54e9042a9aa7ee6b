package org.jiheng.comparison;

import java.util.List;

/** An answer: rows, what they were ranked among, and how far they can be compared. */
public record Comparison(Question question, List<Row> rows, List<PeerGroup> peerGroups, List<Coverage> coverage,
		List<Warning> comparability) {

	public Comparison {
		rows = List.copyOf(rows);
		peerGroups = List.copyOf(peerGroups);
		coverage = List.copyOf(coverage);
		comparability = List.copyOf(comparability);
	}
}
