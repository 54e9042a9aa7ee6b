package org.jiheng.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jiheng.tenancy.persistence.Login;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL cluster and how its administrator gets in. */
public record Cluster(String host, int port, String administrator, String password) {

	/** Owns the schema of each database; the application never works as it. */
	public static final String OWNER = "jiheng_owner";

	/**
	 * Makes the owner and the application's logins with roles.sql, all with one password.
	 */
	public void makeLogins(String commonPassword) {
		try (Connection connection = connect("postgres", administrator, password).getConnection();
				Statement statement = connection.createStatement()) {
			// Two builds on one cluster would meet in the same rows of pg_authid.
			statement.execute("select pg_advisory_lock(hashtext('jiheng roles'))");
			statement.execute(read("/db/roles.sql"));
			setPassword(statement, OWNER, commonPassword);
			for (Login login : Login.values()) {
				setPassword(statement, login.role(), commonPassword);
			}
		}
		catch (SQLException failure) {
			throw new IllegalStateException("the logins could not be made", failure);
		}
	}

	/**
	 * The database of that name, made if it is not there yet, as a copy of another if one
	 * is named.
	 */
	public Database database(String name, String commonPassword, String template) {
		try (Connection connection = connect("postgres", administrator, password).getConnection();
				Statement statement = connection.createStatement()) {
			if (!exists(name, statement)) {
				statement.execute(
						"create database %s owner %s template %s encoding 'UTF8'".formatted(name, OWNER, template));
			}
			return new Database(this, name, commonPassword);
		}
		catch (SQLException failure) {
			throw new IllegalStateException("the database could not be made: " + name, failure);
		}
	}

	void drop(String database) {
		try (Connection connection = connect("postgres", administrator, password).getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("drop database if exists %s with (force)".formatted(database));
		}
		catch (SQLException failure) {
			throw new IllegalStateException("the database could not be dropped: " + database, failure);
		}
	}

	DataSource connect(String database, String user, String userPassword) {
		var source = new PGSimpleDataSource();
		source.setServerNames(new String[] { host });
		source.setPortNumbers(new int[] { port });
		source.setDatabaseName(database);
		source.setUser(user);
		source.setPassword(userPassword);
		return source;
	}

	private static boolean exists(String database, Statement statement) throws SQLException {
		try (ResultSet found = statement
			.executeQuery("select from pg_database where datname = '%s'".formatted(database))) {
			return found.next();
		}
	}

	private static void setPassword(Statement statement, String role, String password) throws SQLException {
		statement.execute("alter role %s password '%s'".formatted(role, password));
	}

	private static String read(String resource) {
		try (InputStream stream = Cluster.class.getResourceAsStream(resource)) {
			if (stream == null) {
				throw new IllegalStateException("not on the class path: " + resource);
			}
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}
}
