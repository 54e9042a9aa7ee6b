package org.jiheng.tenancy.persistence;

import io.r2dbc.spi.Parameters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement put together from fixed fragments. What comes from outside is only ever
 * bound: each ? of a fragment stands for the next value.
 */
public final class Statement {

	private final StringBuilder sql = new StringBuilder();

	private final List<Object> values = new ArrayList<>();

	public Statement(String fragment, Object... bound) {
		add(fragment, bound);
	}

	public Statement add(String fragment, Object... bound) {
		String[] parts = fragment.split("\\?", -1);
		if (parts.length != bound.length + 1) {
			throw new IllegalArgumentException("as many values as places: " + fragment);
		}
		sql.append(parts[0]);
		for (int i = 0; i < bound.length; i++) {
			values.add(bound[i]);
			sql.append('$').append(values.size()).append(parts[i + 1]);
		}
		return this;
	}

	/** How many rows it finds. */
	public Statement counted() {
		Statement count = new Statement("select count(*)::integer from (");
		count.sql.append(sql).append(") found");
		count.values.addAll(values);
		return count;
	}

	/** A value to bind where there may be none. */
	public static Object nullable(@Nullable Object value, Class<?> type) {
		return value == null ? Parameters.in(type) : value;
	}

	String sql() {
		return sql.toString();
	}

	List<Object> values() {
		return values;
	}

}
