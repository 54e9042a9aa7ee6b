package org.jiheng.comparison.persistence;

import java.util.List;
import org.jiheng.comparison.Sums;
import org.jspecify.annotations.Nullable;

/** Adds up departments. What none of them knows stays unknown. */
final class Tally {

	private final long[] planned = new long[4];

	private @Nullable Long total;

	private @Nullable Long fiscal;

	private @Nullable Long other;

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
		total = plus(total, sums.totalFen());
		fiscal = plus(fiscal, sums.fiscalFen());
		other = plus(other, sums.otherFen());
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
		return new Sums(departments, total, fiscal, other, projects, indicators, numericTargets, classifiedProjects,
				classifiedFen, List.of(planned[0], planned[1], planned[2], planned[3]), withPlanFen, findings, timed,
				inTime, null, null);
	}

	private static @Nullable Long plus(@Nullable Long one, @Nullable Long more) {
		return one == null ? more : more == null ? one : Long.valueOf(one + more);
	}

}
