package org.jiheng.shared.graphql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.AstPrinter;
import graphql.language.Document;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import graphql.language.TypeDefinition;
import graphql.parser.Parser;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.idl.ScalarInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** The schema as clients see it: described element by element, and kept. */
class SdlTests {

	private final GraphQLSchema schema = Sdl.schema();

	@Test
	void everyElementIsDescribedInChineseFirst() {
		List<String> bare = new ArrayList<>();
		ours().forEach(type -> {
			elements(type).forEach(element -> {
				if (!isDescribed(element.getDescription())) {
					bare.add(type.getName() + "." + element.getName() + ": " + element.getDescription());
				}
			});
		});
		assertThat(bare).isEmpty();
		assertThat(ours().flatMap(SdlTests::elements)).hasSizeGreaterThan(300);
	}

	@Test
	void theNamesThatClientsRelyOnKeepTheirTypes() throws Exception {
		String contract = new ClassPathResource("contract.graphqls").getContentAsString(UTF_8);
		List<String> broken = new ArrayList<>();
		Document document = new Parser().parseDocument(contract);
		for (TypeDefinition<?> type : document.getDefinitionsOfType(TypeDefinition.class)
			.toArray(TypeDefinition[]::new)) {
			broken.addAll(broken(type));
		}
		assertThat(broken).isEmpty();
	}

	private List<String> broken(TypeDefinition<?> type) {
		var present = schema.getType(type.getName());
		return switch (type) {
			case ObjectTypeDefinition object -> object.getFieldDefinitions()
				.stream()
				.flatMap(field -> broken(object.getName(), field,
						present instanceof GraphQLFieldsContainer container
								? container.getFieldDefinition(field.getName()) : null))
				.toList();
			case InputObjectTypeDefinition input -> input.getInputValueDefinitions()
				.stream()
				.filter(field -> !(present instanceof GraphQLInputObjectType container
						&& container.getField(field.getName()) != null
						&& same(field.getType(), container.getField(field.getName()).getType())))
				.map(field -> input.getName() + "." + field.getName())
				.toList();
			case EnumTypeDefinition constants -> constants.getEnumValueDefinitions()
				.stream()
				.filter(value -> !(present instanceof GraphQLEnumType container
						&& container.getValue(value.getName()) != null))
				.map(value -> constants.getName() + "." + value.getName())
				.toList();
			default -> List.of();
		};
	}

	private static Stream<String> broken(String type, FieldDefinition field, GraphQLFieldDefinition present) {
		if (present == null || !same(field.getType(), present.getType())) {
			return Stream.of(type + "." + field.getName());
		}
		return field.getInputValueDefinitions()
			.stream()
			.filter(argument -> present.getArgument(argument.getName()) == null
					|| !same(argument.getType(), present.getArgument(argument.getName()).getType()))
			.map(argument -> type + "." + field.getName() + "(" + argument.getName() + ")");
	}

	private static boolean same(Type<?> written, graphql.schema.GraphQLType present) {
		return AstPrinter.printAst(written).equals(GraphQLTypeUtil.simplePrint(present));
	}

	private Stream<GraphQLNamedType> ours() {
		return schema.getAllTypesAsList()
			.stream()
			.filter(type -> !type.getName().startsWith("__"))
			.filter(type -> !(type instanceof GraphQLScalarType scalar
					&& ScalarInfo.isGraphqlSpecifiedScalar(scalar.getName())));
	}

	private static Stream<GraphQLNamedSchemaElement> elements(GraphQLNamedType type) {
		return Stream.concat(Stream.of(type), switch (type) {
			case GraphQLFieldsContainer container -> container.getFieldDefinitions()
				.stream()
				.flatMap(field -> Stream.concat(Stream.of(field), field.getArguments().stream()));
			case GraphQLInputObjectType input -> input.getFieldDefinitions().stream();
			case GraphQLEnumType constants -> constants.getValues().stream();
			default -> Stream.<GraphQLNamedSchemaElement>empty();
		});
	}

	private static boolean isDescribed(String description) {
		return description != null && description.matches("(?s)[^a-z]{0,25}\\p{IsHan}.*(?: / |\\n).*[a-z]{2}.*");
	}

}
