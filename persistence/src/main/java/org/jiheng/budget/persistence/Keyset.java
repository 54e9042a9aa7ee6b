package org.jiheng.budget.persistence;

import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jiheng.shared.Direction;
import org.jiheng.shared.Page;
import org.jiheng.shared.PageRequest;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.persistence.Statement;

/**
 * An order whose keys are unique together, so that a page can start at any item. All keys
 * go one way; a page backward reads the other way and is turned around.
 */
record Keyset<T>(List<Key<T>> keys, Direction direction) {

	/**
	 * An expression of the statement, the same value of an item, and how to read it from
	 * a position.
	 */
	record Key<T>(String expression, Function<T, Object> value, Function<String, Object> parsed) {
	}

	/** Adds the condition that an item lies beyond the page's start. */
	void seek(Statement statement, PageRequest page) {
		List<String> position = page.position();
		if (position == null) {
			return;
		}
		statement.add(" and (" + expressions(", ") + ") " + (ascending(page) ? ">" : "<") + " ("
				+ String.join(", ", Collections.nCopies(keys.size(), "?")) + ")", values(position));
	}

	String orderBy(PageRequest page) {
		String way = ascending(page) ? "" : " desc";
		return " order by " + expressions(way + ", ") + way;
	}

	/** Makes the page of rows read, one more than asked for where there are more. */
	Page<T> page(List<T> rows, PageRequest page) {
		return Page.read(rows, page, this::item);
	}

	private Page.Item<T> item(T node) {
		return new Page.Item<>(node, keys.stream().map(key -> key.value().apply(node).toString()).toList());
	}

	private boolean ascending(PageRequest page) {
		return (direction == Direction.ASC) == page.forward();
	}

	private String expressions(String separator) {
		return keys.stream().map(Key::expression).collect(Collectors.joining(separator));
	}

	private Object[] values(List<String> position) {
		if (position.size() != keys.size()) {
			throw notAPosition();
		}
		Object[] values = new Object[keys.size()];
		for (int i = 0; i < values.length; i++) {
			try {
				values[i] = keys.get(i).parsed().apply(position.get(i));
			}
			catch (IllegalArgumentException _) {
				throw notAPosition();
			}
		}
		return values;
	}

	private static ProblemException notAPosition() {
		return new ProblemException(
				new Problem.InvalidInput("CURSOR", List.of("after"), "游标不属于这个列表的排序", "请使用本列表返回的游标"));
	}

	/** A text of a position, which the database can compare. */
	static Object text(String value) {
		if (value.chars().anyMatch(Character::isISOControl)) {
			throw new IllegalArgumentException("a control character");
		}
		return value;
	}

}
