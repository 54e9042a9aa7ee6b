package org.jiheng.budget;

import org.jiheng.shared.FiscalYear;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;

/** A budget's identity: one department of one county, one fiscal year. */
public record BudgetKey(RegionCode county, FiscalYear year, DepartmentCode department) {

	/** As audit entries and keys of clients keep it: 130324/2024/315. */
	public String reference() {
		return county + "/" + year + "/" + department;
	}
}
