package org.jiheng;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;

class JihengApplicationTests {

	@Test
	void theApplicationStartsAsAReactiveOneOnAnEmptyDatabase() throws Exception {
		try (var postgres = EmbeddedPostgres.builder().start();
				var context = JihengApplication.application()
					.run("--server.port=0",
							"--spring.r2dbc.url=r2dbc:postgresql://localhost:" + postgres.getPort() + "/postgres",
							"--spring.r2dbc.username=postgres", "--spring.liquibase.enabled=false")) {
			assertThat(context).isInstanceOf(ReactiveWebServerApplicationContext.class);
		}
	}

}
