package org.jiheng;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;

@ExtendWith(PostgresExtension.class)
class JihengApplicationTests {

	@Test
	void theApplicationStartsAsAReactiveOne(Database database) {
		try (var context = JihengApplication.application()
			.run(Stream.concat(
					Stream.of("--server.port=0", "--spring.liquibase.enabled=false",
							"--spring.security.oauth2.resourceserver.jwt.issuer-uri=http://127.0.0.1:1"),
					database.arguments())
				.toArray(String[]::new))) {
			assertThat(context).isInstanceOf(ReactiveWebServerApplicationContext.class);
		}
	}

}
