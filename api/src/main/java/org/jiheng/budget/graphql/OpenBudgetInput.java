package org.jiheng.budget.graphql;

import org.jiheng.budget.BudgetKey;
import org.jiheng.shared.FiscalYear;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jspecify.annotations.Nullable;

record OpenBudgetInput(RegionCode county, DepartmentCode department, FiscalYear year, @Nullable String title,
		@Nullable FiscalYear from, @Nullable String idempotencyKey, boolean dryRun) {

	BudgetKey key() {
		return new BudgetKey(county, year, department);
	}
}
