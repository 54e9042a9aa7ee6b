package org.jiheng.approval.graphql;

import static java.util.stream.Collectors.toSet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.approval.Inbox;
import org.jiheng.approval.InboxItem;
import org.jiheng.budget.Budget;
import org.jiheng.budget.Budgets;
import org.jiheng.budget.Detail;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.graphql.Connection;
import org.jiheng.shared.graphql.PageArguments;
import org.jiheng.shared.graphql.Paging;
import org.springframework.graphql.data.method.annotation.Arguments;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** What waits for the asker. */
@Controller
class InboxController {

	private final Inbox inbox;

	private final Budgets budgets;

	InboxController(Inbox inbox, Budgets budgets) {
		this.inbox = inbox;
		this.budgets = budgets;
	}

	@QueryMapping
	Mono<Connection<InboxItem>> inbox(@Arguments PageArguments page) {
		Paging paging = page.over("InboxItem");
		return inbox.list(paging.request()).map(found -> paging.connection(found, inbox::count));
	}

	@SchemaMapping
	FiscalYear year(InboxItem item) {
		return item.budget().year();
	}

	/** One statement for all of a page. */
	@BatchMapping
	Mono<Map<InboxItem, Budget>> budget(List<InboxItem> items) {
		return budgets.of(items.stream().map(InboxItem::budget).collect(toSet()), Detail.VALUES_AND_PROVENANCE)
			.map(found -> {
				Map<InboxItem, Budget> byItem = new HashMap<>();
				items.forEach(item -> {
					Budget budget = found.get(item.budget());
					if (budget != null) {
						byItem.put(item, budget);
					}
				});
				return byItem;
			});
	}

}
