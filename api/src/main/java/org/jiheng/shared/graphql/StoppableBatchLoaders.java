package org.jiheng.shared.graphql;

import graphql.GraphQLContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.DataLoaderOptions;
import org.dataloader.DataLoaderRegistry;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.graphql.execution.DefaultBatchLoaderRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Spring's registry, whose loaders end when the request that they work for is stopped.
 */
@Component
class StoppableBatchLoaders implements BatchLoaderRegistry {

	private final BatchLoaderRegistry registry = new DefaultBatchLoaderRegistry();

	@Override
	public <K, V> RegistrationSpec<K, V> forTypePair(Class<K> keyType, Class<V> valueType) {
		return new Stoppable<>(registry.forTypePair(keyType, valueType));
	}

	@Override
	public <K, V> RegistrationSpec<K, V> forName(String name) {
		return new Stoppable<>(registry.forName(name));
	}

	@Override
	public boolean hasRegistrations() {
		return registry.hasRegistrations();
	}

	@Override
	public void registerDataLoaders(DataLoaderRegistry loaders, GraphQLContext context) {
		registry.registerDataLoaders(loaders, context);
	}

	private record Stoppable<K, V>(RegistrationSpec<K, V> spec) implements RegistrationSpec<K, V> {

		@Override
		public RegistrationSpec<K, V> withName(String name) {
			return new Stoppable<>(spec.withName(name));
		}

		@Override
		public RegistrationSpec<K, V> withOptions(Consumer<DataLoaderOptions.Builder> options) {
			return new Stoppable<>(spec.withOptions(options));
		}

		@Override
		public RegistrationSpec<K, V> withOptions(DataLoaderOptions options) {
			return new Stoppable<>(spec.withOptions(options));
		}

		@Override
		public void registerBatchLoader(BiFunction<List<K>, BatchLoaderEnvironment, Flux<V>> loader) {
			spec.registerBatchLoader((keys,
					environment) -> Flux.deferContextual(context -> context.<Stop>getOrEmpty(Stop.class)
						.map(stop -> stop.ends(loader.apply(keys, environment)))
						.orElseGet(() -> loader.apply(keys, environment))));
		}

		@Override
		public void registerMappedBatchLoader(BiFunction<Set<K>, BatchLoaderEnvironment, Mono<Map<K, V>>> loader) {
			spec.registerMappedBatchLoader((keys,
					environment) -> Mono.deferContextual(context -> context.<Stop>getOrEmpty(Stop.class)
						.map(stop -> stop.ends(loader.apply(keys, environment)))
						.orElseGet(() -> loader.apply(keys, environment))));
		}
	}

}
