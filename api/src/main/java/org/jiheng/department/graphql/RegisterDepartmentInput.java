package org.jiheng.department.graphql;

import org.jiheng.tenancy.DepartmentCode;
import org.jspecify.annotations.Nullable;

record RegisterDepartmentInput(DepartmentCode code, String name, @Nullable String idempotencyKey, boolean dryRun) {
}
