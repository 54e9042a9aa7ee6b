package org.jiheng.importing;

import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;

/**
 * The server that imports as a process of its own, which can be killed. Its first line
 * that begins with PORT says where it listens.
 */
final class ImportServer {

	static final String PORT = "PORT ";

	private ImportServer() {
	}

	public static void main(String[] arguments) {
		var context = (ReactiveWebServerApplicationContext) new SpringApplicationBuilder(Importers.class)
			.web(WebApplicationType.REACTIVE)
			.run(Stream
				.concat(Stream.of("--server.port=0", "--server.address=127.0.0.1", "--spring.liquibase.enabled=false"),
						Stream.of(arguments))
				.toArray(String[]::new));
		System.out.println(PORT + context.getWebServer().getPort());
	}

}
