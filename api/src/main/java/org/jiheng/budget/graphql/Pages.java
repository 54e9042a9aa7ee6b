package org.jiheng.budget.graphql;

import java.util.Map;
import org.jiheng.shared.graphql.PageArguments;

/** The paging arguments among those of a field. */
final class Pages {

	private Pages() {
	}

	static PageArguments of(Map<String, ?> arguments) {
		return new PageArguments((Integer) arguments.get("first"), (String) arguments.get("after"),
				(Integer) arguments.get("last"), (String) arguments.get("before"));
	}

}
