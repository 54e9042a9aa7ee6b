package org.jiheng.department.graphql;

import java.util.List;
import org.jiheng.department.Department;
import org.jiheng.shared.Problem;
import org.jspecify.annotations.Nullable;

record RegisterDepartmentPayload(@Nullable Department department, List<Problem.InvalidInput> problems) {
}
