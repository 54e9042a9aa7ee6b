package org.jiheng.shared.graphql;

/** An item of a connection, and the cursor that stands for its place. */
public record Edge<T>(T node, String cursor) {
}
