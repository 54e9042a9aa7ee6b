package org.jiheng.budget;

import java.util.List;
import java.util.Optional;
import org.jiheng.shared.FiscalYear;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;

/**
 * A budget's identity: one department of one county, one fiscal year; and whether its
 * standing content is meant or that of its open adjustment.
 */
public record BudgetKey(RegionCode county, FiscalYear year, DepartmentCode department, Place place) {

	private static final String ADJUSTING = "adjustment";

	/** What everyone reads. */
	public BudgetKey(RegionCode county, FiscalYear year, DepartmentCode department) {
		this(county, year, department, Place.STANDING);
	}

	/** The same budget's content that everyone reads. */
	public BudgetKey standing() {
		return new BudgetKey(county, year, department, Place.STANDING);
	}

	/** The same budget's open adjustment. */
	public BudgetKey adjusting() {
		return new BudgetKey(county, year, department, Place.ADJUSTING);
	}

	public boolean isAdjusting() {
		return place == Place.ADJUSTING;
	}

	/**
	 * As audit entries and keys of clients keep it: 130324/2024/315, and
	 * 130324/2024/315/adjustment.
	 */
	public String reference() {
		return String.join("/", parts());
	}

	/** What a reference stands for; nothing for any other text. */
	public static Optional<BudgetKey> parse(String reference) {
		return of(List.of(reference.split("/", -1)));
	}

	/** The parts of a reference. */
	public List<String> parts() {
		String ofCounty = county.toString();
		return isAdjusting() ? List.of(ofCounty, year.toString(), department.toString(), ADJUSTING)
				: List.of(ofCounty, year.toString(), department.toString());
	}

	/** What the parts of a reference stand for; nothing for any others. */
	public static Optional<BudgetKey> of(List<String> parts) {
		try {
			return parts.size() == 3 || parts.size() == 4 ? Optional
				.of(new BudgetKey(new RegionCode(parts.get(0)), new FiscalYear(Integer.parseInt(parts.get(1))),
						new DepartmentCode(parts.get(2)), parts.size() == 3 ? Place.STANDING : Place.ADJUSTING))
				.filter(key -> key.parts().equals(parts)) : Optional.empty();
		}
		catch (IllegalArgumentException _) {
			return Optional.empty();
		}
	}
}
