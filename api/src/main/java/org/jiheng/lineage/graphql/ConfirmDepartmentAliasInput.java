package org.jiheng.lineage.graphql;

import org.jiheng.department.BudgetUnitCode;
import org.jiheng.tenancy.DepartmentCode;
import org.jspecify.annotations.Nullable;

record ConfirmDepartmentAliasInput(DepartmentCode department, @Nullable BudgetUnitCode unit, String name,
		@Nullable String idempotencyKey, boolean dryRun) {
}
