package org.jiheng.lineage.graphql;

import org.jiheng.tenancy.DepartmentCode;
import org.jspecify.annotations.Nullable;

record ConfirmDepartmentAliasInput(DepartmentCode department, String name, @Nullable String idempotencyKey,
		boolean dryRun) {
}
