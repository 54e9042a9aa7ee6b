package org.jiheng.shared.graphql;

import graphql.schema.DataFetcher;
import graphql.schema.idl.FieldWiringEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.WiringFactory;
import java.util.List;
import java.util.Objects;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/**
 * Resolves totalCount of every connection by a fetcher of its own: a plain property is
 * never asked for its Mono.
 */
@Component
class ConnectionWiring implements RuntimeWiringConfigurer, WiringFactory {

	@Override
	public void configure(RuntimeWiring.Builder builder) {
		// Only the factory is needed.
	}

	@Override
	public void configure(RuntimeWiring.Builder builder, List<WiringFactory> factories) {
		factories.add(this);
	}

	@Override
	public boolean providesDataFetcher(FieldWiringEnvironment environment) {
		return environment.getFieldDefinition().getName().equals("totalCount")
				&& environment.getParentType().getName().endsWith("Connection");
	}

	@Override
	public DataFetcher<?> getDataFetcher(FieldWiringEnvironment environment) {
		return field -> Objects.requireNonNull(field.<Connection<?>>getSource()).totalCount();
	}

}
