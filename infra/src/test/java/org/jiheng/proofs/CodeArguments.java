package org.jiheng.proofs;

import static java.util.stream.Collectors.toCollection;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Every place in the schema where a client names an object by its id or code. */
final class CodeArguments {

	private static final int DEEPEST = 5;

	private CodeArguments() {
	}

	/** Such as {@code Query.budget(county)} and {@code Budget.projects(filter.codes)}. */
	static Set<String> of(GraphQLSchema schema) {
		return schema.getAllTypesAsList()
			.stream()
			.filter(type -> type instanceof GraphQLObjectType && !type.getName().startsWith("__"))
			.map(GraphQLObjectType.class::cast)
			.flatMap(type -> type.getFieldDefinitions().stream().flatMap(field -> in(type, field)))
			.collect(toCollection(TreeSet::new));
	}

	private static Stream<String> in(GraphQLObjectType type, GraphQLFieldDefinition field) {
		return field.getArguments()
			.stream()
			.flatMap(argument -> in(argument))
			.map(path -> type.getName() + "." + field.getName() + "(" + path + ")");
	}

	private static Stream<String> in(GraphQLArgument argument) {
		return in(argument.getName(), argument.getType(), DEEPEST);
	}

	private static Stream<String> in(String path, GraphQLInputType type, int deeper) {
		if (GraphQLTypeUtil.unwrapAll(type) instanceof GraphQLInputObjectType input) {
			return deeper == 0 ? Stream.empty()
					: input.getFieldDefinitions()
						.stream()
						.flatMap(field -> in(path + "." + field.getName(), field.getType(), deeper - 1));
		}
		if (GraphQLTypeUtil.unwrapAll(type) instanceof GraphQLEnumType) {
			return Stream.empty();
		}
		String name = GraphQLTypeUtil.unwrapAll(type).getName();
		return name.equals("ID") || name.endsWith("Code") ? Stream.of(path) : Stream.empty();
	}

}
