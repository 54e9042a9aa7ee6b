package org.jiheng.shared.graphql;

import graphql.ExecutionResult;
import graphql.GraphQLContext;
import graphql.introspection.Introspection;
import graphql.parser.ParserOptions;
import java.util.Locale;
import java.util.Map;
import org.jiheng.shared.RequestId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** Gives each request its parser limits, its language and its time. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
@EnableConfigurationProperties({ Limits.class, Exploration.class })
class EdgeInterceptor implements WebGraphQlInterceptor {

	private final Limits limits;

	private final Exploration exploration;

	private final ParserOptions parserOptions;

	EdgeInterceptor(Limits limits, Exploration exploration) {
		this.limits = limits;
		this.exploration = exploration;
		this.parserOptions = ParserOptions.getDefaultOperationParserOptions()
			.transform(options -> options.maxCharacters(limits.characters())
				.maxTokens(limits.tokens())
				.maxWhitespaceTokens(limits.characters())
				.maxRuleDepth(MAX_RULE_DEPTH));
	}

	@Override
	public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
		return Mono.deferContextual(context -> intercept(request, chain, RequestId.in(context)));
	}

	private Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain, @Nullable String requestId) {
		var stop = new Stop();
		request.configureExecutionInput((input, builder) -> builder.locale(Locale.SIMPLIFIED_CHINESE)
			.graphQLContext(Map.of(ParserOptions.class, parserOptions, Introspection.INTROSPECTION_DISABLED,
					!exploration.introspection(), Stop.class, stop))
			.graphQLContext(own -> named(own, requestId))
			.build());
		return chain.next(request)
			.doOnEach(signal -> spent(signal.get(), signal.getContextView()))
			.doOnCancel(stop::now)
			.contextWrite(context -> context.put(Stop.class, stop))
			.timeout(limits.timeout(), Mono.fromSupplier(() -> timedOut(request)));
	}

	private static void spent(@Nullable WebGraphQlResponse response, ContextView context) {
		Gate.@Nullable Cost cost = response == null ? null
				: response.getExecutionInput().getGraphQLContext().get(Gate.Cost.class);
		if (cost != null) {
			Spent.note(context, cost);
		}
	}

	private static void named(GraphQLContext.Builder context, @Nullable String requestId) {
		if (requestId != null) {
			context.put(RequestId.class, requestId);
		}
	}

	private WebGraphQlResponse timedOut(WebGraphQlRequest request) {
		long seconds = limits.timeout().toSeconds();
		var problem = Gate.tooMuch("TIME", "处理时间（秒）", seconds + 1, seconds);
		return new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(request.toExecutionInput(),
				ExecutionResult.newExecutionResult().addError(EdgeError.of(problem)).build()));
	}

	/**
	 * Half of what the parser allows by itself, which still fits a small thread stack.
	 */
	static final int MAX_RULE_DEPTH = 250;

}
