package org.jiheng.document.graphql;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiheng.budget.ProjectKey;
import org.jiheng.budget.graphql.BudgetId;
import org.jiheng.document.Taking;
import org.jiheng.shared.graphql.NodeId;
import org.jspecify.annotations.Nullable;

record CommitScopeInput(List<Integer> projects, List<String> gone) {

	static Taking taking(Taking.Mode mode, @Nullable CommitScopeInput scope) {
		return new Taking(mode, scope == null ? null : scope.scope());
	}

	private Taking.Scope scope() {
		return new Taking.Scope(Set.copyOf(projects),
				gone.stream().map(CommitScopeInput::project).collect(Collectors.toSet()));
	}

	private static ProjectKey project(String id) {
		return NodeId.parse(id)
			.flatMap(parsed -> BudgetId.numbered(parsed, "Project", ProjectKey::new))
			.orElseThrow(Taking::unknownGone);
	}
}
