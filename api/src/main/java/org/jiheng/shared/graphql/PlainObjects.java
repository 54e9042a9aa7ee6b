package org.jiheng.shared.graphql;

import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import graphql.execution.FieldCollectorParameters;
import graphql.execution.MergedField;
import graphql.execution.MergedSelectionSet;
import graphql.schema.GraphQLObjectType;

/**
 * The engine's own way of executing queries, except that an object of whose selected
 * fields each is plain is completed in one pass, by a plan made once for each request:
 * the engine builds a dozen things around every single value, which was a third of the
 * CPU of a large answer. What does not go smoothly (null where none may be, a value that
 * does not fit its type, an exception) is left to the engine, which begins the object
 * anew and tells of it as ever. Instrumentations do not see plain fields.
 */
final class PlainObjects extends AsyncExecutionStrategy {

	PlainObjects(DataFetcherExceptionHandler failures) {
		super(failures);
	}

	@Override
	protected Object completeValueForObject(ExecutionContext context, ExecutionStrategyParameters parameters,
			GraphQLObjectType type, Object source) {
		PlainPlans plans = context.getGraphQLContext()
			.computeIfAbsent(PlainPlans.class, any -> new PlainPlans(context, this::selected));
		return plans.of(parameters.getField(), type)
			.flatMap(plan -> plan.complete(source))
			.orElseGet(() -> super.completeValueForObject(context, parameters, type, source));
	}

	private MergedSelectionSet selected(ExecutionContext context, MergedField field, GraphQLObjectType type) {
		FieldCollectorParameters below = FieldCollectorParameters.newParameters()
			.schema(context.getGraphQLSchema())
			.objectType(type)
			.fragments(context.getFragmentsByName())
			.variables(context.getCoercedVariables().toMap())
			.graphQLContext(context.getGraphQLContext())
			.build();
		return fieldCollector.collectFields(below, field, false);
	}

}
