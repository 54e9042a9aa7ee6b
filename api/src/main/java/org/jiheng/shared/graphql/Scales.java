package org.jiheng.shared.graphql;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.shared.PageRequest;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Weighs a document before it is validated, in work that is linear in its length: each
 * fragment is weighed once per page size around it. What the schema does not know weighs
 * as one object; validation refuses it later.
 */
final class Scales {

	private final GraphQLSchema schema;

	private final Map<String, Object> variables;

	private final int list;

	private final Map<String, FragmentDefinition> fragments = new HashMap<>();

	private final Map<String, @Nullable Value<?>> defaults = new HashMap<>();

	private final Map<Spread, Weight> weighed = new HashMap<>();

	private Scales(GraphQLSchema schema, Document document, Map<String, Object> variables, int list) {
		this.schema = schema;
		this.variables = variables;
		this.list = list;
		document.getDefinitionsOfType(FragmentDefinition.class)
			.forEach(fragment -> fragments.put(fragment.getName(), fragment));
	}

	/** The weight of the document, whichever of its operations is run. */
	static Weight weigh(GraphQLSchema schema, Document document, Map<String, Object> variables, int list) {
		var scales = new Scales(schema, document, variables, list);
		return document.getDefinitionsOfType(OperationDefinition.class)
			.stream()
			.map(scales::operation)
			.reduce(Weight.NONE, Weight::or);
	}

	private Weight operation(OperationDefinition operation) {
		defaults.clear();
		weighed.clear();
		for (VariableDefinition variable : operation.getVariableDefinitions()) {
			defaults.put(variable.getName(), variable.getDefaultValue());
		}
		GraphQLType root = switch (operation.getOperation()) {
			case QUERY -> schema.getQueryType();
			case MUTATION -> schema.getMutationType();
			case SUBSCRIPTION -> schema.getSubscriptionType();
		};
		return selections(operation.getSelectionSet(), root, 0);
	}

	/**
	 * A page is the size that the field above gave for the lists of this object, or 0.
	 */
	private Weight selections(@Nullable SelectionSet set, @Nullable GraphQLType parent, long page) {
		Weight sum = Weight.NONE;
		if (set != null) {
			for (Selection<?> selection : set.getSelections()) {
				sum = sum.and(selection(selection, parent, page));
			}
		}
		return sum;
	}

	private Weight selection(Selection<?> selection, @Nullable GraphQLType parent, long page) {
		return switch (selection) {
			case Field field -> field(field, parent, page);
			case FragmentSpread spread -> fragment(new Spread(spread.getName(), page));
			case InlineFragment inline ->
				selections(inline.getSelectionSet(), narrowed(inline.getTypeCondition(), parent), page);
			default -> throw new IllegalStateException("a selection of a kind that GraphQL does not have");
		};
	}

	private Weight field(Field field, @Nullable GraphQLType parent, long page) {
		boolean alias = field.getAlias() != null;
		if (field.getSelectionSet() == null) {
			return new Weight(0, 1, alias ? 1 : 0, 1, 1);
		}
		@Nullable GraphQLType type = type(field.getName(), parent);
		long objects = type != null && GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(type)) ? length(field, page)
				: 1;
		@Nullable GraphQLType composite = type == null ? null : GraphQLTypeUtil.unwrapAll(type);
		return selections(field.getSelectionSet(), composite, pageSize(field)).under(objects, alias);
	}

	private Weight fragment(Spread spread) {
		@Nullable Weight known = weighed.get(spread);
		if (IN_HAND.equals(known)) {
			throw new ProblemException(new Problem.InvalidInput("FRAGMENT_CYCLE", List.of(),
					"片段 " + spread.fragment() + " 循环引用了自己", "去掉循环"));
		}
		@Nullable FragmentDefinition fragment = fragments.get(spread.fragment());
		if (known != null || fragment == null) {
			return known == null ? Weight.NONE : known;
		}
		weighed.put(spread, IN_HAND);
		Weight weight = selections(fragment.getSelectionSet(), narrowed(fragment.getTypeCondition(), null),
				spread.page());
		weighed.put(spread, weight);
		return weight;
	}

	private @Nullable GraphQLType narrowed(@Nullable TypeName condition, @Nullable GraphQLType parent) {
		return condition == null ? parent : schema.getType(condition.getName());
	}

	private @Nullable GraphQLType type(String field, @Nullable GraphQLType parent) {
		@Nullable GraphQLFieldDefinition definition = switch (field) {
			case "__schema" -> schema.getIntrospectionSchemaFieldDefinition();
			case "__type" -> schema.getIntrospectionTypeFieldDefinition();
			default -> parent instanceof GraphQLFieldsContainer container ? container.getFieldDefinition(field) : null;
		};
		return definition == null ? null : definition.getType();
	}

	private long length(Field field, long page) {
		if (page > 0) {
			return page;
		}
		return argument(field, "ids") instanceof Collection<?> ids ? ids.size() : list;
	}

	/** The page size that a field gives; 0 when it gives none. */
	private long pageSize(Field field) {
		long size = Math.max(pageSize(field, "first"), pageSize(field, "last"));
		return Math.min(size, PageRequest.LARGEST);
	}

	private long pageSize(Field field, String name) {
		return switch (argument(field, name)) {
			case Number number when PageArguments.inRange(number) -> number.longValue();
			case Number number -> throw PageArguments.outOfRange(name, number);
			case null, default -> 0;
		};
	}

	private @Nullable Object argument(Field field, String name) {
		for (Argument argument : field.getArguments()) {
			if (argument.getName().equals(name)) {
				return plain(argument.getValue());
			}
		}
		return null;
	}

	private @Nullable Object plain(@Nullable Value<?> value) {
		return switch (value) {
			case IntValue number -> number.getValue();
			case ArrayValue array -> array.getValues();
			case VariableReference reference when variables.containsKey(reference.getName()) ->
				variables.get(reference.getName());
			case VariableReference reference -> literal(defaults.get(reference.getName()));
			case NullValue _ -> null;
			case null, default -> null;
		};
	}

	private @Nullable Object literal(@Nullable Value<?> value) {
		return value instanceof VariableReference ? null : plain(value);
	}

	private static final Weight IN_HAND = new Weight(-1, -1, -1, -1, -1);

	private record Spread(String fragment, long page) {
	}

}
