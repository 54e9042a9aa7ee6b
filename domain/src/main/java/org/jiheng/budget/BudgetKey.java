package org.jiheng.budget;

import java.util.Optional;
import org.jiheng.shared.FiscalYear;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;

/** A budget's identity: one department of one county, one fiscal year. */
public record BudgetKey(RegionCode county, FiscalYear year, DepartmentCode department) {

	/** As audit entries and keys of clients keep it: 130324/2024/315. */
	public String reference() {
		return county + "/" + year + "/" + department;
	}

	/** What a reference stands for; nothing for any other text. */
	public static Optional<BudgetKey> parse(String reference) {
		String[] parts = reference.split("/", -1);
		try {
			return parts.length == 3 ? Optional
				.of(new BudgetKey(new RegionCode(parts[0]), new FiscalYear(Integer.parseInt(parts[1])),
						new DepartmentCode(parts[2])))
				.filter(key -> key.reference().equals(reference)) : Optional.empty();
		}
		catch (IllegalArgumentException _) {
			return Optional.empty();
		}
	}
}
