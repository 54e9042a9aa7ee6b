package org.jiheng.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.FieldCoordinates;
import java.util.List;
import java.util.stream.Stream;
import org.jiheng.JihengApplication;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.graphql.execution.SchemaReport;

/** Boot's inspection of the schema, which only logs what it finds, is empty. */
@ExtendWith(PostgresExtension.class)
class SchemaMappingTests {

	@Test
	void everyFieldArgumentAndRegistrationIsMapped(Database database) {
		SchemaReport report = report(database, "");
		System.out.println(report);
		assertThat(report.unmappedFields()).isEmpty();
		assertThat(report.unmappedArguments()).isEmpty();
		assertThat(report.unmappedRegistrations()).isEmpty();
		assertThat(report.skippedTypes()).isEmpty();
	}

	@Test
	void anUnmappedFieldIsFound(Database database) {
		SchemaReport report = report(database, """
				extend type County { planted: Int }
				extend type Indicator { planted: Int }
				extend type ProjectConnection { planted: Int }
				extend type Query { planted: Int }""");
		assertThat(report.unmappedFields())
			.containsExactlyInAnyOrderElementsOf(Stream.of("County", "Indicator", "ProjectConnection", "Query")
				.map(type -> FieldCoordinates.coordinates(type, "planted"))
				.toList());
	}

	private static SchemaReport report(Database database, String planted) {
		var wired = new Wired(planted);
		var application = JihengApplication.application();
		application.addInitializers(wired);
		List<String> arguments = Stream
			.concat(Stream.of("--server.port=0", "--server.address=127.0.0.1", "--spring.liquibase.enabled=false",
					"--spring.security.oauth2.resourceserver.jwt.issuer-uri=http://127.0.0.1:1"), database.arguments())
			.toList();
		try (var running = application.run(arguments.toArray(String[]::new))) {
			assertThat(running.isActive()).isTrue();
			return wired.report();
		}
	}

}
