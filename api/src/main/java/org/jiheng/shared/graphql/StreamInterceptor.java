package org.jiheng.shared.graphql;

import graphql.GraphqlErrorBuilder;
import java.util.List;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.shared.RequestId;
import org.jiheng.shared.Watch;
import org.jiheng.shared.http.Problems;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.execution.SubscriptionPublisherException;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.context.ContextView;

/**
 * Lets the stream of a subscription go on as long as whoever asked for it is let in, for
 * no longer than a stream may last, and no more of them at once than there is room for.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
@EnableConfigurationProperties(StreamLimits.class)
class StreamInterceptor implements WebGraphQlInterceptor {

	private final StreamLimits limits;

	private final Occupancy occupancy;

	private final Sinks.Empty<Void> closing = Sinks.empty();

	StreamInterceptor(StreamLimits limits) {
		this.limits = limits;
		this.occupancy = new Occupancy("STREAMS", "同时进行的订阅数", limits.all(), limits.each());
	}

	@Override
	public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
		return Mono.deferContextual(context -> chain.next(request)
			.map(response -> response.getData() instanceof Publisher<?> events
					? response.transform(told -> told.data(kept(events, context))) : response));
	}

	private Flux<?> kept(Publisher<?> events, ContextView context) {
		return Watch.in(context)
			.<Flux<?>>map(watch -> watched(events, watch, context))
			.orElseGet(() -> Flux.error(new ProblemException(new Problem.Unauthenticated("请先登录"))))
			.onErrorMap(failure -> told(failure, RequestId.in(context)));
	}

	private Flux<?> watched(Publisher<?> events, Watch watch, ContextView context) {
		Mono<Void> end = Mono.firstWithSignal(watch.refusal().contextWrite(context), closing.asMono(),
				Mono.delay(limits.longest()).then());
		return Flux.defer(() -> {
			occupancy.enter(watch.subject());
			return Flux.from(events)
				.takeUntilOther(end)
				.doOnCancel(() -> context.<Stop>getOrEmpty(Stop.class).ifPresent(Stop::now))
				.doFinally(signal -> occupancy.leave(watch.subject()));
		});
	}

	/** Spring has wrapped what went wrong at the source of the events. */
	private static SubscriptionPublisherException told(Throwable failure, @Nullable String requestId) {
		Throwable cause = failure instanceof SubscriptionPublisherException && failure.getCause() != null
				? failure.getCause() : failure;
		return new SubscriptionPublisherException(
				List.of(EdgeError.of(Problems.answer(cause, requestId), GraphqlErrorBuilder.newError())), cause);
	}

	/** A graceful end waits for requests, and streams have none of their own. */
	@EventListener(ContextClosedEvent.class)
	void close() {
		closing.tryEmitEmpty();
	}

	/** How many streams are open. */
	int open() {
		return occupancy.total();
	}

}
