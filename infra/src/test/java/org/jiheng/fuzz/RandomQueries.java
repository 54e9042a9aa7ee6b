package org.jiheng.fuzz;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedOutputType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes valid query documents from a schema: it grows with the SDL by itself. Values come
 * from pools by type name; whatever was asked for least comes first, so that everything
 * is asked for soon.
 */
final class RandomQueries {

	private static final int DEEPEST = 7;

	private static final int LARGEST_PAGE = 4;

	private final GraphQLSchema schema;

	private final Map<String, List<String>> pools;

	private final Random random;

	private final Map<String, Integer> uses = new LinkedHashMap<>();

	private int aliases;

	/**
	 * The pools hold literals by the name of their scalar; an ID has one for each
	 * argument name.
	 */
	RandomQueries(GraphQLSchema schema, Map<String, List<String>> pools, long seed) {
		this.schema = schema;
		this.pools = pools;
		this.random = new Random(seed);
		Set<GraphQLNamedType> reached = new LinkedHashSet<>();
		reach(schema.getQueryType(), reached);
		reached.forEach(this::register);
	}

	/**
	 * What a query can come to: fields, arguments, and whatever stands for an interface.
	 */
	private void reach(GraphQLType wrapped, Set<GraphQLNamedType> reached) {
		GraphQLNamedType type = (GraphQLNamedType) GraphQLTypeUtil.unwrapAll(wrapped);
		if (!reached.add(type)) {
			return;
		}
		switch (type) {
			case GraphQLObjectType object -> object.getFieldDefinitions().forEach(field -> reach(field, reached));
			case GraphQLInterfaceType shared -> {
				shared.getFieldDefinitions().forEach(field -> reach(field, reached));
				schema.getImplementations(shared).forEach(each -> reach(each, reached));
			}
			case GraphQLInputObjectType input ->
				input.getFieldDefinitions().forEach(field -> reach(field.getType(), reached));
			default -> {
			}
		}
	}

	private void reach(GraphQLFieldDefinition field, Set<GraphQLNamedType> reached) {
		reach(field.getType(), reached);
		field.getArguments().forEach(argument -> reach(argument.getType(), reached));
	}

	private void register(GraphQLNamedType type) {
		if (type instanceof GraphQLObjectType object) {
			object.getFieldDefinitions().forEach(field -> {
				uses.put(object.getName() + "." + field.getName(), 0);
				field.getArguments()
					.forEach(argument -> uses
						.put(object.getName() + "." + field.getName() + "(" + argument.getName() + ")", 0));
			});
		}
		if (type instanceof GraphQLInputObjectType input) {
			input.getFieldDefinitions().forEach(field -> uses.put(input.getName() + "." + field.getName(), 0));
		}
	}

	/** How often each field, argument and input field was asked for. */
	Map<String, Integer> uses() {
		return uses;
	}

	String next() {
		aliases = 0;
		return "query " + selection(schema.getQueryType(), 0, 1 + random.nextInt(2));
	}

	private String selection(GraphQLFieldsContainer type, int depth, int width) {
		List<GraphQLFieldDefinition> candidates = new ArrayList<>(
				type.getFieldDefinitions().stream().filter(field -> depth < DEEPEST || leaf(field.getType())).toList());
		Map<GraphQLFieldDefinition, Double> order = candidates.stream()
			.collect(Collectors.toMap(field -> field, field -> (least(type, field, 3) + 1) * random.nextDouble()));
		candidates.sort(Comparator.comparing(order::get));
		String chosen = candidates.stream()
			.limit(width)
			.map(field -> field(type, field, depth))
			.collect(Collectors.joining(" "));
		return "{ " + chosen + " }";
	}

	/**
	 * How often the rarest of a field and of what lies some levels below it was asked
	 * for.
	 */
	private int least(GraphQLFieldsContainer type, GraphQLFieldDefinition field, int levels) {
		int own = uses.getOrDefault(type.getName() + "." + field.getName(), 0);
		if (levels == 0 || !(GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType below)) {
			return own;
		}
		return below.getFieldDefinitions()
			.stream()
			.mapToInt(each -> least(below, each, levels - 1))
			.reduce(own, Math::min);
	}

	private String field(GraphQLFieldsContainer type, GraphQLFieldDefinition field, int depth) {
		String coordinate = type.getName() + "." + field.getName();
		uses.computeIfPresent(coordinate, (name, count) -> count + 1);
		String alias = random.nextInt(8) == 0 ? "f" + aliases++ + ": " : "";
		return alias + field.getName() + arguments(coordinate, field.getArguments())
				+ subselection(field.getType(), depth + 1);
	}

	private String subselection(GraphQLType type, int depth) {
		if (leaf(type)) {
			return "";
		}
		GraphQLNamedOutputType named = (GraphQLNamedOutputType) GraphQLTypeUtil.unwrapAll(type);
		if (named instanceof GraphQLInterfaceType shared) {
			String fragments = schema.getImplementations(shared)
				.stream()
				.map(object -> "... on " + object.getName() + " " + selection(object, depth, 2))
				.collect(Collectors.joining(" "));
			return " { __typename " + fragments + " }";
		}
		return " " + selection((GraphQLObjectType) named, depth, 1 + random.nextInt(depth < 3 ? 5 : 3));
	}

	private String arguments(String coordinate, List<GraphQLArgument> arguments) {
		List<String> written = new ArrayList<>();
		boolean forward = random.nextInt(4) > 0;
		for (GraphQLArgument argument : arguments) {
			if (wanted(argument, forward, uses.getOrDefault(coordinate + "(" + argument.getName() + ")", 1) == 0)) {
				uses.computeIfPresent(coordinate + "(" + argument.getName() + ")", (name, count) -> count + 1);
				written.add(argument.getName() + ": " + value(argument.getType(), argument.getName()));
			}
		}
		return written.isEmpty() ? "" : "(" + String.join(", ", written) + ")";
	}

	/** Mostly well-formed pages; now and then both ends, or none. */
	private boolean wanted(GraphQLArgument argument, boolean forward, boolean never) {
		if (argument.getType() instanceof GraphQLNonNull && !argument.hasSetDefaultValue()) {
			return true;
		}
		boolean slip = random.nextInt(40) == 0;
		return switch (argument.getName()) {
			case "first" -> forward != slip;
			case "last" -> forward == slip;
			case "after" -> forward && (never || random.nextInt(5) == 0);
			case "before" -> !forward && (never || random.nextInt(2) == 0);
			default -> random.nextBoolean();
		};
	}

	private String value(GraphQLInputType type, String name) {
		GraphQLType bare = GraphQLTypeUtil.unwrapNonNull(type);
		if (bare instanceof GraphQLList list) {
			int size = random.nextInt(3) + (random.nextInt(10) == 0 ? 0 : 1);
			List<String> items = new ArrayList<>();
			for (int i = 0; i < size; i++) {
				items.add(value((GraphQLInputType) list.getWrappedType(), name));
			}
			return "[" + String.join(", ", items) + "]";
		}
		if (bare instanceof GraphQLEnumType choice) {
			var values = choice.getValues();
			return values.get(random.nextInt(values.size())).getName();
		}
		if (bare instanceof GraphQLInputObjectType input) {
			return input(input);
		}
		return literal(((GraphQLNamedType) bare).getName(), name);
	}

	private String input(GraphQLInputObjectType input) {
		List<String> written = new ArrayList<>();
		for (GraphQLInputObjectField field : input.getFieldDefinitions()) {
			boolean required = field.getType() instanceof GraphQLNonNull && !field.hasSetDefaultValue();
			boolean never = uses.getOrDefault(input.getName() + "." + field.getName(), 1) == 0;
			if (required || never || random.nextInt(3) == 0) {
				uses.computeIfPresent(input.getName() + "." + field.getName(), (name, count) -> count + 1);
				written.add(field.getName() + ": " + value(field.getType(), field.getName()));
			}
		}
		return "{" + String.join(", ", written) + "}";
	}

	private String literal(String scalar, String name) {
		return switch (scalar) {
			case "Int" -> random.nextInt(60) == 0 ? "0" : String.valueOf(1 + random.nextInt(LARGEST_PAGE));
			case "Boolean" -> String.valueOf(random.nextBoolean());
			default -> {
				List<String> pool = pools.getOrDefault(scalar + ":" + name,
						pools.getOrDefault(scalar, List.of("\"\"")));
				yield pool.get(random.nextInt(pool.size()));
			}
		};
	}

	private static boolean leaf(GraphQLType type) {
		return GraphQLTypeUtil.isLeaf(GraphQLTypeUtil.unwrapAll(type));
	}

}
