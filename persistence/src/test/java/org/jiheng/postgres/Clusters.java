package org.jiheng.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The one cluster that the tests of this JVM use: the one that the environment variable
 * JIHENG_TEST_DATABASE (or the system property jiheng.test.database) names, as
 * postgresql://administrator:password@host:port; else a container where Docker answers;
 * else an embedded one.
 */
final class Clusters {

	/** The major version that production is tested with. */
	private static final String IMAGE = "postgres:17-alpine";

	private Clusters() {
	}

	static Cluster forTests() {
		return One.CLUSTER;
	}

	private static Cluster choose() {
		return named().map(Clusters::external)
			.orElseGet(() -> DockerClientFactory.instance().isDockerAvailable() ? inContainer() : embedded());
	}

	private static Optional<String> named() {
		return Optional.ofNullable(System.getProperty("jiheng.test.database", System.getenv("JIHENG_TEST_DATABASE")))
			.filter(url -> !url.isBlank());
	}

	static Cluster external(String url) {
		URI uri = URI.create(url);
		String[] user = Optional.ofNullable(uri.getUserInfo()).orElse("postgres").split(":", 2);
		return new Cluster(uri.getHost(), uri.getPort() < 0 ? 5432 : uri.getPort(), user[0],
				user.length > 1 ? user[1] : "");
	}

	@SuppressWarnings("resource") // Testcontainers ends it with the JVM.
	private static Cluster inContainer() {
		var container = new PostgreSQLContainer(IMAGE).withCommand("postgres", "-c", "fsync=off", "-c",
				"max_connections=100");
		container.start();
		return new Cluster(container.getHost(), container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
				container.getUsername(), container.getPassword());
	}

	@SuppressWarnings("resource") // Its own shutdown hook ends it with the JVM.
	private static Cluster embedded() {
		try {
			return EmbeddedCluster.temporary().cluster();
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	private static final class One {

		static final Cluster CLUSTER = choose();

	}

}
