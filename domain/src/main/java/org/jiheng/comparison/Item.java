package org.jiheng.comparison;

import java.util.Optional;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;

/**
 * What one row is about; the same item in two years is the same by what identifies it
 * here.
 */
public sealed interface Item {

	/** The county whose it is, where it is of one. */
	default Optional<RegionCode> inCounty() {
		return switch (this) {
			case OfCounty of -> Optional.of(of.county());
			case OfDepartment of -> Optional.of(of.county());
			case OfProject of -> Optional.of(of.county());
			case OfFunction of -> Optional.empty();
			case OfLevel1 of -> Optional.empty();
			case OfLevel2 of -> Optional.empty();
			case OfIndicator of -> Optional.empty();
		};
	}

	/** A county, by its code. */
	record OfCounty(RegionCode county) implements Item {
	}

	/** A department, by its code in its county. */
	record OfDepartment(RegionCode county, DepartmentCode department) implements Item {
	}

	/** What departments of several counties are, by name: 司法局. */
	record OfFunction(String function) implements Item {
	}

	/** A level 1 class, by name. */
	record OfLevel1(String level1) implements Item {
	}

	/** A level 2 class, by name. */
	record OfLevel2(String level1, String level2) implements Item {
	}

	/**
	 * A project in its county, by its code or else its department and name; of which
	 * department it was last.
	 */
	record OfProject(RegionCode county, DepartmentCode department, String key) implements Item {
	}

	/** A single indicator, by name and unit without white space and variants of signs. */
	record OfIndicator(String nameKey, String unit) implements Item {
	}

}
