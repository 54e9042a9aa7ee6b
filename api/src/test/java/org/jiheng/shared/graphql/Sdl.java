package org.jiheng.shared.graphql;

import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The schema as its files say it, without any code behind it. */
final class Sdl {

	private Sdl() {
	}

	static TypeDefinitionRegistry registry() {
		try {
			var registry = new TypeDefinitionRegistry();
			for (Resource file : new PathMatchingResourcePatternResolver()
				.getResources("classpath*:graphql/**/*.graphqls")) {
				registry.merge(new SchemaParser().parse(file.getInputStream()));
			}
			return registry;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static GraphQLSchema schema() {
		return UnExecutableSchemaGenerator.makeUnExecutableSchema(registry());
	}

}
