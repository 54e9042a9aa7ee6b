package org.jiheng.tenancy.persistence;

import io.r2dbc.postgresql.client.SSLMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the database is and how its logins get in: the properties jiheng.database.*. A
 * login's own password comes before the common one; the pools together have at most 30
 * connections.
 */
@ConfigurationProperties("jiheng.database")
public record DatabaseProperties(@DefaultValue("localhost") String host, @DefaultValue("5432") int port,
		@DefaultValue("jiheng") String name, @DefaultValue("PREFER") SSLMode sslMode, @Nullable String sslRootCert,
		@Nullable String password, @DefaultValue Map<Login, String> passwords,
		@DefaultValue Map<Login, Integer> poolSizes, @DefaultValue("15s") Duration statementTimeout,
		@DefaultValue Owner owner) {

	static final int MOST_CONNECTIONS = 30;

	private static final Duration PUBLIC_STATEMENT = Duration.ofSeconds(5);

	private static final Map<Login, Integer> USUAL_POOL_SIZES = Map.of(Login.IDENTITY, 4, Login.ADMINISTRATOR, 2,
			Login.DEPARTMENT, 8, Login.COUNTY, 10, Login.PREFECTURE, 2, Login.PROVINCE, 2, Login.PUBLIC, 2);

	public DatabaseProperties {
		passwords = Map.copyOf(passwords);
		poolSizes = Map.copyOf(poolSizes);
		int connections = 0;
		for (Login login : Login.values()) {
			int size = sizeOf(login, poolSizes);
			if (size < 1) {
				throw new IllegalArgumentException("a pool has at least one connection: " + login);
			}
			connections += size;
		}
		if (connections > MOST_CONNECTIONS) {
			throw new IllegalArgumentException(
					"the pools together have at most " + MOST_CONNECTIONS + " connections: " + connections);
		}
	}

	/**
	 * The login that migrates the schema and owns it; the application never works as it.
	 */
	public record Owner(@DefaultValue("jiheng_owner") String username, @Nullable String password) {

		@Override
		public String toString() {
			return username;
		}
	}

	/** The same database over JDBC, for the owner. */
	public String jdbcUrl() {
		String url = "jdbc:postgresql://" + host + ":" + port + "/" + name + "?sslmode="
				+ sslMode.name().toLowerCase(Locale.ROOT).replace('_', '-');
		return sslRootCert == null ? url
				: url + "&sslrootcert=" + URLEncoder.encode(sslRootCert, StandardCharsets.UTF_8);
	}

	@Nullable String passwordOf(Login login) {
		return passwords.getOrDefault(login, password);
	}

	/** Nobody in particular waits for a long statement of the public. */
	Duration statementTimeoutOf(Login login) {
		return login == Login.PUBLIC && statementTimeout.compareTo(PUBLIC_STATEMENT) > 0 ? PUBLIC_STATEMENT
				: statementTimeout;
	}

	int poolSizeOf(Login login) {
		return sizeOf(login, poolSizes);
	}

	/** Names the database and no password. */
	@Override
	public String toString() {
		return host + ":" + port + "/" + name;
	}

	private static int sizeOf(Login login, Map<Login, Integer> sizes) {
		Integer size = sizes.get(login);
		return size != null ? size : USUAL_POOL_SIZES.getOrDefault(login, 1);
	}
}
