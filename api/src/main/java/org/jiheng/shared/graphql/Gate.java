package org.jiheng.shared.graphql;

import graphql.ExecutionInput;
import graphql.GraphQLContext;
import graphql.execution.AbortExecutionException;
import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.Node;
import graphql.schema.GraphQLSchema;
import java.util.List;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets a document pass when it asks for no more than one request may, before it is
 * validated and again when it comes from the cache: variables change what it asks for.
 */
@Component
class Gate {

	private final Limits limits;

	Gate(Limits limits) {
		this.limits = limits;
	}

	/** Aborts the execution when the document asks for too much. */
	void check(GraphQLSchema schema, Document document, ExecutionInput input) {
		try {
			requireOpen(document, input.getGraphQLContext());
			require("DIRECTIVES", "指令数", directives(document), limits.directives());
			Weight weight = Scales.weigh(schema, document, input.getRawVariables().toMap(), limits.list());
			require("DEPTH", "嵌套层数", weight.depth(), limits.depth());
			require("FIELDS", "字段总数（展开片段后）", weight.fields(), limits.fields());
			require("ALIASES", "别名数", weight.aliases(), limits.aliases());
			require("ROOTS", "顶层字段数", weight.roots(), limits.roots());
			require("COST", "查询成本（最多取回的对象数）", weight.cost(), limits.cost());
			cost(input.getGraphQLContext(), weight.cost());
		}
		catch (ProblemException ex) {
			throw new AbortExecutionException(List.of(EdgeError.of(ex.problem())));
		}
	}

	private static void requireOpen(Document document, GraphQLContext context) {
		@Nullable OpenRoots open = context.get(OpenRoots.class);
		if (open != null && !open.admit(document)) {
			throw new ProblemException(new Problem.Forbidden("这里只能查询已公开的预算：" + open.names()));
		}
	}

	private void cost(GraphQLContext context, long requested) {
		context.put(Cost.class, new Cost(requested, limits.cost()));
	}

	private static void require(String code, String what, long requested, long limit) {
		if (requested > limit) {
			throw new ProblemException(tooMuch(code, what, requested, limit));
		}
	}

	static Problem tooMuch(String code, String what, long requested, long limit) {
		return new Problem.LimitExceeded(code,
				what + "超出限制：请求 " + requested + "，上限 " + limit + "，超出 " + (requested - limit), requested, limit);
	}

	private static long directives(Node<?> node) {
		long count = node instanceof Directive ? 1 : 0;
		for (Node<?> child : node.getChildren()) {
			count += directives(child);
		}
		return count;
	}

	/** What a request asked for and might have asked for at most. */
	record Cost(long requested, long limit) {
	}

}
