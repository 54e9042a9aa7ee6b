package org.jiheng.postgres;

import java.util.UUID;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test class a fresh {@link Database} with the real schema, as a parameter of its
 * methods or its constructor. All classes of a JVM share one cluster; a database is a
 * copy of one that Liquibase migrated, and is dropped after its class.
 */
public final class PostgresExtension implements ParameterResolver {

	private static final Namespace NAMESPACE = Namespace.create(PostgresExtension.class);

	private static final String PASSWORD = "jiheng-test";

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == Database.class;
	}

	@Override
	public Database resolveParameter(ParameterContext parameter, ExtensionContext context) {
		ExtensionContext ofClass = context.getTestMethod().isPresent() ? context.getParent().orElse(context) : context;
		return ofClass.getStore(NAMESPACE)
			.computeIfAbsent(ofClass.getRequiredTestClass(), testClass -> new Scratch(fresh()), Scratch.class)
			.database();
	}

	/**
	 * A fresh database with the real schema, for what is no JUnit test; not dropped by
	 * itself.
	 */
	public static Database fresh() {
		return Migrated.CLUSTER.database(newName(), PASSWORD, Migrated.TEMPLATE.name());
	}

	/** A fresh database without any schema, the logins made. */
	public static Database empty() {
		return Migrated.CLUSTER.database(newName(), PASSWORD, "template0");
	}

	private static String newName() {
		return "jiheng_test_" + UUID.randomUUID().toString().replace("-", "");
	}

	private record Scratch(Database database) implements AutoCloseable {

		@Override
		public void close() {
			database.drop();
		}
	}

	private static final class Migrated {

		static final Cluster CLUSTER = Clusters.forTests();

		static final Database TEMPLATE = template();

		private static Database template() {
			CLUSTER.makeLogins(PASSWORD);
			Database template = CLUSTER.database(newName(), PASSWORD, "template0");
			template.migrate();
			Runtime.getRuntime().addShutdownHook(new Thread(() -> dropQuietly(template)));
			return template;
		}

		/** An embedded cluster may already be gone. */
		private static void dropQuietly(Database template) {
			try {
				template.drop();
			}
			catch (IllegalStateException gone) {
				System.err.println("not dropped: " + template.name());
			}
		}

	}

}
