package org.jiheng.shared.graphql;

import graphql.ErrorClassification;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.NonNullableValueCoercedAsNullException;
import graphql.introspection.GoodFaithIntrospection;
import graphql.introspection.IntrospectionDisabledError;
import graphql.schema.CoercingParseValueException;
import graphql.language.SourceLocation;
import graphql.validation.ValidationError;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.shared.Problem;
import org.jiheng.shared.http.ProblemAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a client is told as an error of GraphQL. Errors of the engine and of Spring
 * get a code of ours and lose what they say about the inside.
 */
final class EdgeError {

	private static final Pattern VARIABLE = Pattern.compile("Variable '(\\w+)' has an invalid value: (.*)",
			Pattern.DOTALL);

	/**
	 * As their fields stand in the document: fields that run side by side fail in any
	 * order, and the same question is to have the same answer.
	 */
	static final Comparator<GraphQLError> AS_WRITTEN = Comparator.<GraphQLError>comparingInt(error -> place(error)[0])
		.thenComparingInt(error -> place(error)[1])
		.thenComparing(error -> String.valueOf(error.getPath()));

	private EdgeError() {
	}

	private static int[] place(GraphQLError error) {
		List<SourceLocation> locations = error.getLocations();
		if (locations == null || locations.isEmpty()) {
			return new int[] { 0, 0 };
		}
		return new int[] { locations.getFirst().getLine(), locations.getFirst().getColumn() };
	}

	static GraphQLError of(Problem problem) {
		return of(ProblemAnswer.of(problem), GraphqlErrorBuilder.newError());
	}

	static GraphQLError of(ProblemAnswer answer, GraphqlErrorBuilder<?> at) {
		return at.message("%s", answer.message())
			.errorType(ErrorCode.valueOf(answer.code()))
			.extensions(answer.extensions())
			.build();
	}

	/** The error as a client may see it; ours stay as they are. */
	static GraphQLError told(GraphQLError error, @Nullable String requestId) {
		if (error.getErrorType() instanceof ErrorCode) {
			return error;
		}
		var at = GraphqlErrorBuilder.newError();
		if (error.getLocations() != null) {
			at.locations(error.getLocations());
		}
		if (error.getPath() != null) {
			at.path(error.getPath());
		}
		return of(answer(error, requestId), at);
	}

	private static ProblemAnswer answer(GraphQLError error, @Nullable String requestId) {
		return switch (error) {
			case ValidationError invalid -> invalid(reason(invalid), String.valueOf(invalid.getMessage()));
			case CoercingParseValueException invalid ->
				invalid("VARIABLE", variable(String.valueOf(invalid.getMessage())));
			case NonNullableValueCoercedAsNullException _ -> invalid("VARIABLE", "必填的变量或其中的字段缺少值");
			case IntrospectionDisabledError _ -> ProblemAnswer.of(new Problem.Forbidden("本系统没有开放 introspection"));
			case GoodFaithIntrospection.BadFaithIntrospectionError _ ->
				ProblemAnswer.of(new Problem.LimitExceeded("INTROSPECTION", "introspection 查询重复或循环", 2, 1));
			default -> classified(error, requestId);
		};
	}

	private static ProblemAnswer classified(GraphQLError error, @Nullable String requestId) {
		return switch (name(error.getErrorType())) {
			case "InvalidSyntax" -> invalid("SYNTAX", error.getMessage());
			case "ValidationError" -> invalid("DOCUMENT", "查询文档或变量无效");
			case "OperationNotSupported", "ExecutionAborted" -> invalid("OPERATION", "无法确定要执行哪个操作，请检查 operationName");
			case "UNAUTHORIZED" -> ProblemAnswer.of(new Problem.Unauthenticated("请先登录"));
			case "FORBIDDEN" -> ProblemAnswer.of(new Problem.Forbidden("当前身份无权进行此操作"));
			default -> ProblemAnswer.ofDefect(new IllegalStateException(String.valueOf(error)), requestId);
		};
	}

	private static String name(@Nullable ErrorClassification type) {
		return type instanceof Enum<?> constant ? constant.name() : String.valueOf(type);
	}

	/** UNKNOWN_ARGUMENT for UnknownArgument. */
	private static String reason(ValidationError error) {
		return String.valueOf(error.getValidationErrorType())
			.replaceAll("(?<=[a-z])(?=[A-Z])", "_")
			.toUpperCase(Locale.ROOT);
	}

	private static String variable(String message) {
		Matcher matcher = VARIABLE.matcher(message);
		return matcher.matches() ? "变量 " + matcher.group(1) + " 的值无效：" + matcher.group(2) : "变量的值无效";
	}

	private static ProblemAnswer invalid(String reason, String message) {
		return ProblemAnswer.of(new Problem.InvalidInput(reason, List.of(), message, "请对照 SDL 检查查询文档和变量"));
	}

}
