package org.jiheng.comparison.persistence;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jiheng.comparison.Sums;
import org.jiheng.tenancy.DepartmentCode;
import org.jspecify.annotations.Nullable;

/** What lies behind a sealed year. */
final class Sealed {

	private Sealed() {
	}

	sealed interface Fact permits OfCounty, OfDepartment, OfClass, OfTargets {

	}

	/** All of the county. */
	record OfCounty(String name, Sums sums, int registered, int adjusted, Set<String> frames) implements Fact {
	}

	/** One department, and what departments like it are called in every county. */
	record OfDepartment(DepartmentCode code, String name, String countyName, String function, @Nullable String frame,
			boolean adjusted, Sums sums) implements Fact {
	}

	/** How many indicators stand in a class, of how many departments. */
	record OfClass(String level1, String level2, int departments, int indicators, int numericTargets) implements Fact {
	}

	/** What the targets of one name and unit promise. */
	record OfTargets(String nameKey, String unit, String name, int departments, Set<String> comparators,
			List<Promised> promised) implements Fact {
	}

	/** How often a number is promised. */
	record Promised(BigDecimal value, int times) {
	}

}
