package org.jiheng.proofs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jiheng.running.RunningJiheng;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.graphql.execution.GraphQlSource;

/**
 * The published schema, {@code schema/schema.graphql}, is what the running application
 * has. {@code -Djiheng.schema.renew=true} writes it anew, unless that would break
 * clients.
 */
@ExtendWith(PostgresExtension.class)
class PublishedSchemaTests {

	private static final Path PUBLISHED = Path.of("..", "schema", "schema.graphql");

	private static final String HOW = """
			schema/schema.graphql is not what the application has; renew it and look at the difference:
			mvn -pl infra -am test -Dtest=PublishedSchemaTests -Dsurefire.failIfNoSpecifiedTests=false -Djiheng.schema.renew=true""";

	@Test
	void thePublishedSchemaIsTheRunningOneAndNothingInItBroke(Database database) throws Exception {
		String running;
		try (var jiheng = new RunningJiheng(database)) {
			running = printed(jiheng.part(GraphQlSource.class).schema());
		}
		String published = Files.exists(PUBLISHED) ? Files.readString(PUBLISHED, UTF_8) : running;
		assertThat(Breaks.between(published, running)).as("what clients use goes or changes; first mark it @deprecated")
			.isEmpty();
		if (Boolean.getBoolean("jiheng.schema.renew")) {
			Files.writeString(PUBLISHED, running, UTF_8);
		}
		assertThat(read()).as(HOW).isEqualTo(running);
	}

	@Test
	void whatGoesOrChangesIsFoundUnlessItWasDeprecated() throws IOException {
		String now = read();
		String withMore = now.replace("type Viewer {", """
				type Viewer {
				  gone: String
				  leaving: String @deprecated(reason: "2026-11-24: nobody asks")
				  subjects(of: String): Int""");
		String otherwise = now.replace("subject: String!", "subject: ID!").replace("  ADMINISTRATOR\n", "  CHIEF\n");
		assertThat(Breaks.between(withMore, now)).extracting(event -> event.getTypeName() + "." + event.getFieldName())
			.containsExactlyInAnyOrder("Viewer.gone", "Viewer.subjects");
		assertThat(Breaks.between(now, otherwise)).extracting(event -> event.getTypeName() + "." + event.getFieldName())
			.contains("Viewer.subject", "AuditEntry.subject")
			.hasSizeGreaterThanOrEqualTo(3);
	}

	private static String read() throws IOException {
		return Files.exists(PUBLISHED) ? Files.readString(PUBLISHED, UTF_8) : "";
	}

	private static String printed(GraphQLSchema schema) {
		var options = SchemaPrinter.Options.defaultOptions()
			.includeScalarTypes(true)
			.includeDirectiveDefinitions(false);
		return new SchemaPrinter(options).print(schema);
	}

}
