package org.jiheng.shared.graphql;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The root fields that a request may ask for, where it may not ask for all: put into the
 * request's GraphQL context under its class. Mutations and subscriptions are then closed.
 */
public record OpenRoots(Set<String> fields) {

	public OpenRoots {
		fields = Set.copyOf(fields);
	}

	/** Those that ask for data, to be told. */
	String names() {
		return fields.stream().filter(name -> !name.startsWith("__")).sorted().collect(Collectors.joining("、"));
	}

	/** Whether every operation of the document asks for nothing else, run or not. */
	boolean admit(Document document) {
		return document.getDefinitionsOfType(OperationDefinition.class)
			.stream()
			.allMatch(operation -> operation.getOperation() == OperationDefinition.Operation.QUERY
					&& admit(operation.getSelectionSet(), document, new HashSet<>()));
	}

	/** Of a selection on the root, through fragments, each of which is looked at once. */
	private boolean admit(@Nullable SelectionSet selected, Document document, Set<String> seen) {
		return selected == null || selected.getSelections().stream().allMatch(selection -> switch (selection) {
			case Field field -> fields.contains(field.getName());
			case InlineFragment inline -> admit(inline.getSelectionSet(), document, seen);
			case FragmentSpread spread ->
				!seen.add(spread.getName()) || document.getDefinitionsOfType(FragmentDefinition.class)
					.stream()
					.filter(fragment -> fragment.getName().equals(spread.getName()))
					.allMatch(fragment -> admit(fragment.getSelectionSet(), document, seen));
			default -> false;
		});
	}
}
