package org.jiheng;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

class JihengApplicationTests {

	@Test
	void theApplicationBringsAnEmptyDatabaseUpAndMakesTheFirstAdministrator() throws SQLException {
		Database database = PostgresExtension.empty();
		try (var context = start(database)) {
			assertThat(context).isInstanceOf(ReactiveWebServerApplicationContext.class);
			assertThat(
					context.getBean("r2dbcHealthIndicator", ReactiveHealthIndicator.class).health().block().getStatus())
				.isEqualTo(Status.UP);
		}
		try (var again = start(database)) {
			assertThat(again.isRunning()).isTrue();
			assertThat(administrators(database)).isOne();
		}
		database.drop();
	}

	private static ConfigurableApplicationContext start(Database database) {
		return JihengApplication.application()
			.run(Stream.concat(
					Stream.of("--server.port=0", "--jiheng.administrator.subject=jiheng-admin",
							"--spring.security.oauth2.resourceserver.jwt.issuer-uri=http://127.0.0.1:1/"),
					database.arguments())
				.toArray(String[]::new));
	}

	private static int administrators(Database database) throws SQLException {
		try (Connection connection = database.owner().getConnection();
				ResultSet count = connection.createStatement()
					.executeQuery("select count(*) from jiheng.membership where role = 'ADMINISTRATOR'")) {
			count.next();
			return count.getInt(1);
		}
	}

}
