package org.jiheng.comparison;

import java.util.List;
import java.util.SortedSet;
import org.jiheng.shared.FiscalYear;

/**
 * In which of the compared years an item occurs, and by what it is known to be the same.
 *
 * @param labels what it was called, oldest first, where that changed
 */
public record Match(Status status, By by, List<String> labels) {

	public Match {
		labels = List.copyOf(labels);
	}

	/** Whether it is there all along. */
	public enum Status {

		MATCHED, ADDED, DROPPED, INTERRUPTED

	}

	/** By what it is known again. */
	public enum By {

		REGION_CODE, DEPARTMENT_CODE, FUNCTION, CLASS_NAME, CROSSWALK, LINEAGE, NAME_AND_UNIT, PROJECT_CODE,
		PROJECT_NAME, ALIAS, PROPOSED;

		static By of(Item item) {
			return switch (item) {
				case Item.OfCounty county -> REGION_CODE;
				case Item.OfDepartment department -> DEPARTMENT_CODE;
				case Item.OfFunction function -> FUNCTION;
				case Item.OfLevel1 level -> CLASS_NAME;
				case Item.OfLevel2 level -> CLASS_NAME;
				case Item.OfIndicator indicator -> NAME_AND_UNIT;
				case Item.OfProject project -> project.key().contains("/") ? PROJECT_NAME : PROJECT_CODE;
			};
		}

	}

	static Status status(SortedSet<FiscalYear> asked, SortedSet<FiscalYear> there) {
		if (there.size() == asked.size()) {
			return Status.MATCHED;
		}
		boolean sinceBegin = there.first().equals(asked.first());
		boolean untilEnd = there.last().equals(asked.last());
		boolean unbroken = asked.subSet(there.first(), there.last()).size() + 1 == there.size();
		if (!unbroken || (sinceBegin && untilEnd)) {
			return Status.INTERRUPTED;
		}
		return untilEnd ? Status.ADDED : sinceBegin ? Status.DROPPED : Status.INTERRUPTED;
	}
}
