package org.jiheng.approval.graphql;

import static java.util.stream.Collectors.toSet;

import graphql.schema.DataFetchingEnvironment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jiheng.approval.Discussing;
import org.jiheng.approval.ReviewThread;
import org.jiheng.approval.ReviewThreads;
import org.jiheng.approval.graphql.ThreadLoaders.CountOfThreads;
import org.jiheng.approval.graphql.ThreadLoaders.PageOfThreads;
import org.jiheng.audit.Act;
import org.jiheng.budget.Budget;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.graphql.BudgetId;
import org.jiheng.shared.graphql.Connection;
import org.jiheng.shared.graphql.Mendable;
import org.jiheng.shared.graphql.PageArguments;
import org.jiheng.shared.graphql.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.Arguments;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** Threads of the review: what is said in them, and whether they are settled. */
@Controller
class ThreadController {

	private final Discussing discussing;

	private final ReviewThreads threads;

	ThreadController(Discussing discussing, ReviewThreads threads) {
		this.discussing = discussing;
		this.threads = threads;
	}

	@MutationMapping
	Mono<ThreadPayload> openThread(@Argument OpenThreadInput input, DataFetchingEnvironment environment) {
		return payload(() -> {
			BudgetKey budget = BudgetId.required(input.budget());
			return discussing.open(act(environment), budget, ThreadIds.number(input.project(), "Project", budget),
					ThreadIds.number(input.indicator(), "Indicator", budget), input.field(), input.text());
		});
	}

	@MutationMapping
	Mono<ThreadPayload> replyInThread(@Argument ReplyInThreadInput input, DataFetchingEnvironment environment) {
		return payload(() -> discussing.reply(act(environment), ThreadIds.thread(input.thread()), input.text()));
	}

	@MutationMapping
	Mono<ThreadPayload> resolveThread(@Argument SettleThreadInput input, DataFetchingEnvironment environment) {
		return payload(() -> discussing.settle(act(environment), ThreadIds.thread(input.thread()), true));
	}

	@MutationMapping
	Mono<ThreadPayload> reopenThread(@Argument SettleThreadInput input, DataFetchingEnvironment environment) {
		return payload(() -> discussing.settle(act(environment), ThreadIds.thread(input.thread()), false));
	}

	@SchemaMapping
	CompletableFuture<Connection<ReviewThread>> threads(Budget budget, @Argument @Nullable Boolean resolved,
			@Arguments PageArguments page, DataFetchingEnvironment environment) {
		Paging paging = page.over("ReviewThread", budget.key(), resolved);
		return ThreadLoaders.pages(environment)
			.load(new PageOfThreads(budget.key(), resolved, paging.request()))
			.thenApply(found -> paging.connection(found, () -> Mono
				.fromFuture(ThreadLoaders.totals(environment).load(new CountOfThreads(budget.key(), resolved)))));
	}

	/** One statement for all budgets asked for. */
	@BatchMapping
	Mono<Map<Budget, Integer>> openThreadCount(List<Budget> all) {
		return threads.openOf(all.stream().map(Budget::key).collect(toSet())).map(found -> {
			Map<Budget, Integer> counts = new HashMap<>();
			all.forEach(budget -> counts.put(budget, found.getOrDefault(budget.key(), 0)));
			return counts;
		});
	}

	private static Act act(DataFetchingEnvironment environment) {
		return Act.asked(environment.getField().getName(),
				Objects.requireNonNull(environment.<Map<String, Object>>getArgument("input")));
	}

	private static Mono<ThreadPayload> payload(Supplier<Mono<ReviewThread>> step) {
		return Mono.defer(step)
			.map(thread -> new ThreadPayload(thread, List.of()))
			.transform(Mendable.into(problems -> new ThreadPayload(null, problems)));
	}

}
