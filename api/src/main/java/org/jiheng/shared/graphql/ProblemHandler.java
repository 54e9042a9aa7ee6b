package org.jiheng.shared.graphql;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.AbortExecutionException;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import org.jiheng.shared.Problem;
import org.jiheng.shared.RequestId;
import org.jiheng.shared.http.ProblemAnswer;
import org.jiheng.shared.http.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindException;
import reactor.core.publisher.Mono;

/**
 * Turns every failure of a field into an error that says what it may: a problem's own
 * words, or a reference to the log.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemHandler implements DataFetcherExceptionResolver {

	@Override
	public Mono<List<GraphQLError>> resolveException(Throwable failure, DataFetchingEnvironment environment) {
		return Mono.deferContextual(context -> {
			ProblemAnswer answer = switch (failure) {
				case BindException _ -> ProblemAnswer.of(unreadable(environment));
				case AbortExecutionException _ -> ProblemAnswer.of(new Problem.Unavailable("请求已取消"));
				default -> Problems.answer(failure, RequestId.in(context));
			};
			return Mono.just(List.of(EdgeError.of(answer, GraphqlErrorBuilder.newError(environment))));
		});
	}

	private static Problem unreadable(DataFetchingEnvironment environment) {
		return new Problem.InvalidInput("ARGUMENT", List.of(environment.getField().getName()),
				"字段 " + environment.getField().getName() + " 的参数无法读取", "请对照 SDL 检查参数");
	}

}
