package org.jiheng.budget.graphql;

import java.util.Map;
import org.jiheng.budget.ProjectCode;
import org.jiheng.budget.ProjectFilter;
import org.jiheng.budget.ProjectOrder;
import org.jiheng.shared.Direction;
import org.jiheng.shared.graphql.Paging;

/** What the arguments of a list of projects ask for. */
record ProjectList(ProjectFilter filter, ProjectOrder order, Paging paging) {

	/**
	 * Reads the arguments of a field.
	 * @param of what the projects belong to, as cursors are bound to it
	 */
	static ProjectList of(Object of, Map<String, ?> arguments) {
		Input filter = Input.of("filter", arguments);
		var wanted = new ProjectFilter(filter.within(), filter.set("codes", ProjectCode.class::cast),
				filter.wordsOrNull("nameContains"), filter.moneyOrNull("totalAtLeast", "amountUnit"),
				filter.moneyOrNull("totalAtMost", "amountUnit"), filter.truthOrNull("classified"));
		Input order = Input.of("orderBy", arguments);
		var by = new ProjectOrder(order.name("field", ProjectOrder.Field.class, ProjectOrder.DEFAULT.field()),
				order.name("direction", Direction.class, ProjectOrder.DEFAULT.direction()));
		return new ProjectList(wanted, by, Pages.of(arguments).over("Project", of, wanted, by));
	}
}
