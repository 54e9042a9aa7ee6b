package org.jiheng.budget.graphql;

import graphql.introspection.Introspection;
import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jiheng.budget.Detail;
import org.jiheng.budget.Detail.Part;
import org.jspecify.annotations.Nullable;

/**
 * Tells how much of each item a document asks for. What it asks for anywhere, in whatever
 * operation or fragment and under whatever alias or condition, is read everywhere: so
 * whatever is laid ready for one field of a request can answer every other.
 */
final class Details {

	/** The fields that are answered from more than what is always read. */
	private static final Map<String, Map<String, Part>> FIELDS = Map.of( //
			"Budget",
			Map.of("funds", Part.BUDGET_SUMS, "initialFunds", Part.BUDGET_SUMS, "projectCount", Part.BUDGET_SUMS,
					"overallGoals", Part.BUDGET_TEXTS, "itemisedGoals", Part.BUDGET_TEXTS, "safeguards",
					Part.BUDGET_TEXTS, "provenance", Part.PROVENANCE),
			"ProjectConnection", Map.of("totalCount", Part.BUDGET_SUMS), //
			"Project",
			Map.of("purpose", Part.PROJECT_TEXTS, "paymentPlan", Part.PROJECT_TEXTS, "goals", Part.PROJECT_TEXTS,
					"lastingGoals", Part.PROJECT_TEXTS, "provenance", Part.PROVENANCE),
			"Indicator", Map.of("provenance", Part.PROVENANCE));

	private Details() {
	}

	static Detail of(DataFetchingEnvironment environment) {
		return environment.getGraphQlContext()
			.computeIfAbsent(Detail.class, key -> of(environment.getDocument(), environment.getGraphQLSchema()));
	}

	private static Detail of(Document document, GraphQLSchema schema) {
		var search = new Search(schema, EnumSet.noneOf(Part.class));
		document.getDefinitions().forEach(search::in);
		return new Detail(search.found());
	}

	/** Fragments are definitions of their own, so that spreads need not be followed. */
	private record Search(GraphQLSchema schema, Set<Part> found) {

		@SuppressWarnings("rawtypes") // as documents have them
		void in(Definition definition) {
			if (definition instanceof OperationDefinition operation) {
				in(operation.getSelectionSet(), switch (operation.getOperation()) {
					case QUERY -> schema.getQueryType();
					case MUTATION -> schema.getMutationType();
					case SUBSCRIPTION -> schema.getSubscriptionType();
				});
			}
			else if (definition instanceof FragmentDefinition fragment) {
				in(fragment.getSelectionSet(), type(fragment.getTypeCondition()));
			}
		}

		private void in(@Nullable SelectionSet selections, @Nullable GraphQLType of) {
			if (selections == null || !(of instanceof GraphQLCompositeType type)) {
				return;
			}
			selections.getSelections().forEach(selection -> {
				if (selection instanceof InlineFragment fragment) {
					TypeName condition = fragment.getTypeCondition();
					in(fragment.getSelectionSet(), condition == null ? type : type(condition));
				}
				else if (selection instanceof Field field && type instanceof GraphQLFieldsContainer fields) {
					in(field, fields);
				}
			});
		}

		private void in(Field field, GraphQLFieldsContainer type) {
			Part part = FIELDS.getOrDefault(type.getName(), Map.of()).get(field.getName());
			if (part != null) {
				found.add(part);
			}
			if (field.getSelectionSet() != null) {
				GraphQLFieldDefinition definition = Introspection.getFieldDefinition(schema, type, field.getName());
				in(field.getSelectionSet(), GraphQLTypeUtil.unwrapAll(definition.getType()));
			}
		}

		private @Nullable GraphQLType type(TypeName name) {
			return schema.getType(name.getName());
		}

	}

}
