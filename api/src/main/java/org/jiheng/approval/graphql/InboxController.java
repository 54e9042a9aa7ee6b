package org.jiheng.approval.graphql;

import static java.util.stream.Collectors.toSet;

import graphql.schema.DataFetchingEnvironment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.approval.Inbox;
import org.jiheng.approval.InboxChange;
import org.jiheng.approval.InboxItem;
import org.jiheng.approval.InboxWatch;
import org.jiheng.budget.Budget;
import org.jiheng.budget.Budgets;
import org.jiheng.budget.Detail;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.graphql.Connection;
import org.jiheng.shared.graphql.PageArguments;
import org.jiheng.shared.graphql.Paging;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderRegistry;
import org.springframework.graphql.data.method.annotation.Arguments;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What waits for the asker. */
@Controller
class InboxController {

	private final Inbox inbox;

	private final InboxWatch watch;

	private final Budgets budgets;

	InboxController(Inbox inbox, InboxWatch watch, Budgets budgets) {
		this.inbox = inbox;
		this.watch = watch;
		this.budgets = budgets;
	}

	@QueryMapping
	Mono<Connection<InboxItem>> inbox(@Arguments PageArguments page) {
		Paging paging = page.over("InboxItem");
		return inbox.list(paging.request()).map(found -> paging.connection(found, inbox::count));
	}

	/**
	 * What the loaders remember is forgotten before each event, which would else show
	 * what budgets were.
	 */
	@SubscriptionMapping
	Flux<InboxChange> inboxChanged(DataFetchingEnvironment environment) {
		DataLoaderRegistry loaders = environment.getDataLoaderRegistry();
		return watch.changes().doOnNext(change -> loaders.getDataLoaders().forEach(DataLoader::clearAll));
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
