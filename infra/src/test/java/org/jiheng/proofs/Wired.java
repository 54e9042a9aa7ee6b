package org.jiheng.proofs;

import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.graphql.execution.SchemaReport;

/** The schema of a running application with the code that stands behind it. */
final class Wired implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private final AtomicReference<SchemaReport> report = new AtomicReference<>();

	private final String planted;

	/**
	 * @param planted further SDL, behind which no code stands
	 */
	Wired(String planted) {
		this.planted = planted;
	}

	@Override
	public void initialize(ConfigurableApplicationContext application) {
		GraphQlSourceBuilderCustomizer customizer = builder -> builder.schemaFactory(this::schema)
			.inspectSchemaMappings(report::set);
		application.getBeanFactory().registerSingleton("wired", customizer);
	}

	SchemaReport report() {
		return report.get();
	}

	private GraphQLSchema schema(TypeDefinitionRegistry types, RuntimeWiring wiring) {
		if (!planted.isEmpty()) {
			types.merge(new SchemaParser().parse(planted));
		}
		return new SchemaGenerator().makeExecutableSchema(types, wiring);
	}

}
