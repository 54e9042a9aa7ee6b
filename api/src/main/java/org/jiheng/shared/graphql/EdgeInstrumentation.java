package org.jiheng.shared.graphql;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQLContext;
import graphql.execution.instrumentation.DocumentAndVariables;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.language.Document;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.parser.exceptions.ParseCancelledTooDeepException;
import graphql.parser.exceptions.ParseCancelledTooManyCharsException;
import graphql.schema.DataFetcher;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jiheng.shared.Problem;
import org.jiheng.shared.RequestId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.stereotype.Component;

/**
 * Stands around each execution: limits before validation, work that can be stopped, and
 * errors that say no more than they may.
 */
@Component
class EdgeInstrumentation extends SimplePerformantInstrumentation {

	private final Gate gate;

	private final Limits limits;

	private final StoppableBatchLoaders loaders;

	EdgeInstrumentation(Gate gate, Limits limits, StoppableBatchLoaders loaders) {
		this.gate = gate;
		this.limits = limits;
		this.loaders = loaders;
	}

	@Override
	public ExecutionInput instrumentExecutionInput(ExecutionInput input, InstrumentationExecutionParameters parameters,
			InstrumentationState state) {
		return input.transform(own -> own.dataLoaderRegistry(loaders.onDemand(input.getGraphQLContext())));
	}

	@Override
	public @Nullable InstrumentationContext<Document> beginParse(InstrumentationExecutionParameters parameters,
			InstrumentationState state) {
		return SimpleInstrumentationContext.whenCompleted((document, failure) -> {
			@Nullable Problem problem = failure == null ? null : unparsed(failure, parameters.getQuery().length());
			if (problem != null) {
				parameters.getGraphQLContext().put(Problem.class, problem);
			}
		});
	}

	private @Nullable Problem unparsed(Throwable failure, int characters) {
		return switch (failure) {
			case ParseCancelledTooManyCharsException _ ->
				Gate.tooMuch("CHARACTERS", "文档字符数", characters, limits.characters());
			case ParseCancelledTooDeepException _ -> new Problem.LimitExceeded("DEPTH", "文档嵌套过深，已停止解析",
					EdgeInterceptor.MAX_RULE_DEPTH + 1, EdgeInterceptor.MAX_RULE_DEPTH);
			case ParseCancelledException _ -> new Problem.LimitExceeded("TOKENS",
					"文档词元数超出限制：上限 " + limits.tokens() + "，已停止解析", limits.tokens() + 1, limits.tokens());
			default -> null;
		};
	}

	@Override
	public DocumentAndVariables instrumentDocumentAndVariables(DocumentAndVariables documentAndVariables,
			InstrumentationExecutionParameters parameters, InstrumentationState state) {
		gate.check(parameters.getSchema(), documentAndVariables.getDocument(), parameters.getExecutionInput());
		return documentAndVariables;
	}

	@Override
	public DataFetcher<?> instrumentDataFetcher(DataFetcher<?> fetcher, InstrumentationFieldFetchParameters parameters,
			InstrumentationState state) {
		@Nullable Stop stop = parameters.getExecutionContext().getGraphQLContext().get(Stop.class);
		if (stop == null || parameters.isTrivialDataFetcher()) {
			return fetcher;
		}
		return environment -> {
			Object value = fetcher.get(environment);
			if (value instanceof CompletableFuture<?> work) {
				stop.reaches(work);
			}
			return value;
		};
	}

	@Override
	public CompletableFuture<ExecutionResult> instrumentExecutionResult(ExecutionResult result,
			InstrumentationExecutionParameters parameters, InstrumentationState state) {
		GraphQLContext context = parameters.getGraphQLContext();
		@Nullable Problem refusal = context.get(Problem.class);
		return CompletableFuture.completedFuture(result.transform(told -> {
			told.errors(refusal != null ? List.of(EdgeError.of(refusal))
					: result.getErrors()
						.stream()
						.map(error -> EdgeError.told(error, context.get(RequestId.class)))
						.sorted(EdgeError.AS_WRITTEN)
						.toList());
			Gate.@Nullable Cost cost = context.get(Gate.Cost.class);
			if (cost != null) {
				told.addExtension("cost", Map.of("requested", cost.requested(), "limit", cost.limit()));
			}
		}));
	}

	/** Puts the document cache and the way of executing queries in their places. */
	@Configuration(proxyBeanMethods = false)
	static class Wiring {

		@Bean
		GraphQlSourceBuilderCustomizer engineCustomizer(DocumentCache documents,
				ObjectProvider<DataFetcherExceptionResolver> failures) {
			var strategy = new PlainObjects(
					DataFetcherExceptionResolver.createExceptionHandler(failures.orderedStream().toList()));
			return source -> source.configureGraphQl(
					graphQl -> graphQl.preparsedDocumentProvider(documents).queryExecutionStrategy(strategy));
		}

	}

}
