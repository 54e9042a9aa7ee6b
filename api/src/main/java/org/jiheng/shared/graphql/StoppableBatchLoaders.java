package org.jiheng.shared.graphql;

import graphql.GraphQLContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.DataLoaderOptions;
import java.util.concurrent.ConcurrentHashMap;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.dataloader.DataLoaderRegistry;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.graphql.execution.DefaultBatchLoaderRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Spring's registry, whose loaders end when the request that they work for is stopped,
 * and are made when the request first asks for one: of some two dozen a request needs two
 * or three.
 */
@Component
class StoppableBatchLoaders implements BatchLoaderRegistry {

	private final Map<String, BatchLoaderRegistry> byName = new ConcurrentHashMap<>();

	@Override
	public <K, V> RegistrationSpec<K, V> forTypePair(Class<K> keyType, Class<V> valueType) {
		return forName(valueType.getName());
	}

	@Override
	public <K, V> RegistrationSpec<K, V> forName(String name) {
		var one = new DefaultBatchLoaderRegistry();
		if (byName.putIfAbsent(name, one) != null) {
			throw new IllegalStateException("two batch loaders named " + name);
		}
		return new Stoppable<>(one.<K, V>forName(name));
	}

	/** None that Spring should make for each request. */
	@Override
	public boolean hasRegistrations() {
		return false;
	}

	@Override
	public void registerDataLoaders(DataLoaderRegistry loaders, GraphQLContext context) {
		byName.values().forEach(one -> one.registerDataLoaders(loaders, context));
	}

	/** Those of one request. */
	DataLoaderRegistry onDemand(GraphQLContext context) {
		return new OnDemand(byName, context);
	}

	private static final class OnDemand extends DataLoaderRegistry {

		private final Map<String, BatchLoaderRegistry> byName;

		private final GraphQLContext context;

		OnDemand(Map<String, BatchLoaderRegistry> byName, GraphQLContext context) {
			this.byName = byName;
			this.context = context;
		}

		@Override
		public synchronized <K, V> @Nullable DataLoader<K, V> getDataLoader(String name) {
			DataLoader<K, V> made = super.getDataLoader(name);
			BatchLoaderRegistry one = byName.get(name);
			return made != null || one == null ? made : made(name, one);
		}

		private <K, V> DataLoader<K, V> made(String name, BatchLoaderRegistry one) {
			var alone = new DataLoaderRegistry();
			one.registerDataLoaders(alone, context);
			DataLoader<K, V> loader = Objects.requireNonNull(alone.getDataLoader(name));
			register(name, loader);
			return loader;
		}

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
