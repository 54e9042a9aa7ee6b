package org.jiheng.shared.graphql;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whether people may explore the schema on this instance, under {@code jiheng.graphql}:
 * both are off unless configured. Spring's own switch for introspection acts on the whole
 * JVM and is left alone.
 */
@ConfigurationProperties("jiheng.graphql")
record Exploration(boolean introspection, boolean graphiql) {

}
