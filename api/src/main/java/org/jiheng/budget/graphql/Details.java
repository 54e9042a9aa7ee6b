package org.jiheng.budget.graphql;

import graphql.language.Field;
import graphql.language.Node;
import graphql.language.NodeTraverser;
import graphql.language.NodeVisitorStub;
import graphql.schema.DataFetchingEnvironment;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import org.jiheng.budget.Detail;

/**
 * Tells whether an operation asks for provenance anywhere; if so, everything is read with
 * it.
 */
final class Details {

	private Details() {
	}

	static Detail of(DataFetchingEnvironment environment) {
		return environment.getGraphQlContext()
			.computeIfAbsent(Detail.class, key -> new Search().in(environment.getDocument()));
	}

	private static final class Search extends NodeVisitorStub {

		private Detail found = Detail.VALUES;

		Detail in(Node<?> document) {
			new NodeTraverser().preOrder(this, document);
			return found;
		}

		@Override
		@SuppressWarnings("rawtypes") // as the visitor is declared
		public TraversalControl visitField(Field field, TraverserContext<Node> context) {
			if (!field.getName().equals("provenance")) {
				return TraversalControl.CONTINUE;
			}
			found = Detail.VALUES_AND_PROVENANCE;
			return TraversalControl.QUIT;
		}

	}

}
