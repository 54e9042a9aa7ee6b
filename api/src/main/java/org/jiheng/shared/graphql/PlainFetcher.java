package org.jiheng.shared.graphql;

import graphql.TrivialDataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Computes a field from its object and its arguments alone, at once and without effects.
 *
 * @param <S> the object
 * @param <T> the field's value
 */
@FunctionalInterface
public interface PlainFetcher<S, T extends @Nullable Object> extends TrivialDataFetcher<T> {

	T of(S source, Map<String, Object> arguments);

	@Override
	default T get(DataFetchingEnvironment environment) {
		return of(Objects.requireNonNull(environment.<S>getSource()), environment.getArguments());
	}

}
