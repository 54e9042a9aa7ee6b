package org.jiheng.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.GraphQL;
import graphql.execution.AsyncExecutionStrategy;
import graphql.schema.GraphQLSchema;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.jiheng.running.RunningJiheng;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.graphql.execution.GraphQlSource;

/**
 * What is completed by a plan reads as if the engine had done it field by field. More of
 * it: {@code -Djiheng.fuzz.queries=10000}.
 */
@ExtendWith(PostgresExtension.class)
class PlainObjectsTests {

	private static final int QUERIES = Integer.getInteger("jiheng.fuzz.queries", 400);

	private static final long SEED = Long.getLong("jiheng.fuzz.seed", System.nanoTime());

	private final AtomicBoolean byTheEngine = new AtomicBoolean();

	@Test
	void everyAnswerIsByteForByteTheEnginesOwn(Database database) throws Exception {
		try (var jiheng = new RunningJiheng(database, this::switchable)) {
			var worlds = new TwoWorlds(jiheng, database, SEED);
			List<String> differences = worlds.differences(QUERIES, List.of("lulong-finance", "lulong-justice-editor"),
					() -> byTheEngine.set(true));
			assertThat(differences).as("seed %d", SEED).isEmpty();
			assertThat(worlds.statuses()).containsKey("DATA");
		}
	}

	private void switchable(ConfigurableApplicationContext application) {
		application.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				return bean instanceof GraphQlSource source ? new Switchable(source.schema(), source.graphQl(), source
					.graphQl()
					.transform(builder -> builder
						.queryExecutionStrategy(new AsyncExecutionStrategy(DataFetcherExceptionResolver
							.createExceptionHandler(application.getBeanProvider(DataFetcherExceptionResolver.class)
								.orderedStream()
								.toList())))),
						byTheEngine) : bean;
			}
		});
	}

	/** Executes by plans until it is to leave all to the engine. */
	private record Switchable(GraphQLSchema schema, GraphQL planned, GraphQL engine,
			AtomicBoolean byTheEngine) implements GraphQlSource {

		@Override
		public GraphQL graphQl() {
			return byTheEngine.get() ? engine : planned;
		}
	}

}
