package org.jiheng.comparison.persistence;

import java.util.List;
import org.jiheng.comparison.Sums;
import org.jspecify.annotations.Nullable;

/** Adds up departments. What none of them knows stays unknown. */
final class Tally {

	private final Sum total = new Sum();

	private final Sum fiscal = new Sum();

	private final Sum other = new Sum();

	private final long[] planned = new long[4];

	private int departments;

	private int adjusted;

	private int projects;

	private int indicators;

	private int numericTargets;

	private int classifiedProjects;

	private long classifiedFen;

	private long withPlanFen;

	private int findings;

	private int timed;

	private int inTime;

	void add(Sealed.OfDepartment of) {
		Sums sums = of.sums();
		departments++;
		adjusted += of.adjusted() ? 1 : 0;
		total.add(sums.totalFen());
		fiscal.add(sums.fiscalFen());
		other.add(sums.otherFen());
		projects += sums.projects();
		indicators += sums.indicators();
		numericTargets += sums.numericTargets();
		classifiedProjects += sums.classifiedProjects();
		classifiedFen += sums.classifiedFen();
		for (int i = 0; i < planned.length; i++) {
			planned[i] += sums.planned().get(i);
		}
		withPlanFen += sums.withPlanFen();
		findings += sums.findings();
		timed += sums.timed();
		inTime += sums.inTime();
	}

	int departments() {
		return departments;
	}

	int adjusted() {
		return adjusted;
	}

	Sums sums() {
		return new Sums(departments, total.known(), fiscal.known(), other.known(), projects, indicators, numericTargets,
				classifiedProjects, classifiedFen, List.of(planned[0], planned[1], planned[2], planned[3]), withPlanFen,
				findings, timed, inTime, null, null);
	}

	private static final class Sum {

		private long fen;

		private boolean known;

		void add(@Nullable Long more) {
			if (more != null) {
				fen += more;
				known = true;
			}
		}

		@Nullable Long known() {
			return known ? fen : null;
		}

	}

}
