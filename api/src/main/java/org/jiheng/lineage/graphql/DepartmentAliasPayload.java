package org.jiheng.lineage.graphql;

import java.util.List;
import org.jiheng.department.DepartmentAlias;
import org.jiheng.shared.Problem;
import org.jspecify.annotations.Nullable;

record DepartmentAliasPayload(@Nullable DepartmentAlias alias, List<Problem.InvalidInput> problems) {
}
