package org.jiheng.proofs;

import graphql.language.DirectivesContainer;
import graphql.language.EnumTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.NamedNode;
import graphql.language.ObjectTypeDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.TypeDefinition;
import graphql.schema.diff.DiffEvent;
import graphql.schema.diff.SchemaDiff;
import graphql.schema.diff.SchemaDiffSet;
import graphql.schema.diff.reporting.CapturingReporter;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.List;
import java.util.stream.Stream;

/** What a later schema breaks for clients of an earlier one. */
final class Breaks {

	private Breaks() {
	}

	/** What had been deprecated before may go. */
	static List<DiffEvent> between(String earlier, String later) {
		var found = new CapturingReporter();
		new SchemaDiff().diffSchema(SchemaDiffSet.diffSetFromSdl(earlier, later), found);
		TypeDefinitionRegistry types = new SchemaParser().parse(earlier);
		return found.getBreakages().stream().filter(event -> !wasDeprecated(event, types)).distinct().toList();
	}

	private static boolean wasDeprecated(DiffEvent event, TypeDefinitionRegistry types) {
		TypeDefinition<?> type = types.getTypeOrNull(event.getTypeName());
		return type != null && members(type).filter(member -> named(member, event))
			.anyMatch(member -> ((DirectivesContainer<?>) member).hasDirective("deprecated"));
	}

	private static boolean named(NamedNode<?> member, DiffEvent event) {
		return member.getName().equals(event.getFieldName()) || event.getComponents().contains(member.getName());
	}

	private static Stream<? extends NamedNode<?>> members(TypeDefinition<?> type) {
		return switch (type) {
			case ObjectTypeDefinition object -> object.getFieldDefinitions().stream();
			case InterfaceTypeDefinition face -> face.getFieldDefinitions().stream();
			case InputObjectTypeDefinition input -> input.getInputValueDefinitions().stream();
			case EnumTypeDefinition constants -> constants.getEnumValueDefinitions().stream();
			default -> Stream.empty();
		};
	}

}
