package org.jiheng.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.jiheng.tenancy.persistence.DatabaseConfiguration;
import org.jiheng.tenancy.persistence.Login;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** One database of a cluster, with the real schema once it is migrated. */
public record Database(Cluster cluster, String name, String password) {

	private static final String CHANGELOG = "db/changelog/db.changelog-master.yaml";

	/** As the owner, who bypasses row-level security: to arrange a test and to look. */
	public DataSource owner() {
		return cluster.connect(name, Cluster.OWNER, password);
	}

	/** Runs statements as the owner, to arrange a test. */
	public void asOwner(String sql) {
		try (Connection connection = owner().getConnection(); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException failure) {
			throw new IllegalStateException(failure.getMessage(), failure);
		}
	}

	/** As one of the application's logins, over JDBC and without a scope. */
	public DataSource as(Login login) {
		return cluster.connect(name, login.role(), password);
	}

	public DataSource administrator() {
		return cluster.connect(name, cluster.administrator(), cluster.password());
	}

	/** As the administrator and always on the same connection: for looking often. */
	public DataSource watcher() {
		try {
			return new SingleConnectionDataSource(administrator().getConnection(), true);
		}
		catch (SQLException failure) {
			throw new IllegalStateException(failure.getMessage(), failure);
		}
	}

	/** What the application needs to know to work with this database. */
	public Map<String, String> properties() {
		Map<String, String> properties = new LinkedHashMap<>();
		properties.put("jiheng.database.host", cluster.host());
		properties.put("jiheng.database.port", Integer.toString(cluster.port()));
		properties.put("jiheng.database.name", name);
		properties.put("jiheng.database.password", password);
		properties.put("jiheng.database.owner.username", Cluster.OWNER);
		properties.put("jiheng.database.owner.password", password);
		return properties;
	}

	/** The same as arguments of a command. */
	public Stream<String> arguments() {
		return properties().entrySet().stream().map(property -> "--" + property.getKey() + "=" + property.getValue());
	}

	/**
	 * The application's view of this database: scoped connections and transactions around
	 * the repositories given.
	 */
	public ConfigurableApplicationContext with(Class<?>... repositories) {
		return new SpringApplicationBuilder(DatabaseConfiguration.class).sources(repositories)
			.web(WebApplicationType.NONE)
			.bannerMode(Banner.Mode.OFF)
			.logStartupInfo(false)
			.run(arguments().toArray(String[]::new));
	}

	public void migrate() {
		changelog(liquibase -> liquibase.update(new Contexts(), new LabelExpression()));
	}

	/** Takes back every change, newest first. */
	public void rollBack() {
		changelog(liquibase -> {
			int changes = liquibase.getDatabase().getRanChangeSetList().size();
			liquibase.rollback(changes, new Contexts(), new LabelExpression());
		});
	}

	public void drop() {
		cluster.drop(name);
	}

	private void changelog(Work work) {
		try (Connection connection = owner().getConnection()) {
			var database = DatabaseFactory.getInstance()
				.findCorrectDatabaseImplementation(new JdbcConnection(connection));
			try (var liquibase = new Liquibase(CHANGELOG, new ClassLoaderResourceAccessor(), database)) {
				work.on(liquibase);
			}
		}
		catch (Exception failure) {
			throw new IllegalStateException("the schema could not be changed", failure);
		}
	}

	@FunctionalInterface
	private interface Work {

		void on(Liquibase liquibase) throws Exception;

	}
}
