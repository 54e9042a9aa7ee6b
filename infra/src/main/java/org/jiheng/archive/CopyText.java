package org.jiheng.archive;

import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows in the text form that PostgreSQL's COPY reads. */
final class CopyText {

	private final StringBuilder rows = new StringBuilder();

	/** A row: null is SQL's null, a collection an array, all else its text. */
	CopyText row(@Nullable Object... values) {
		for (int i = 0; i < values.length; i++) {
			if (i > 0) {
				rows.append('\t');
			}
			value(values[i]);
		}
		rows.append('\n');
		return this;
	}

	private void value(@Nullable Object value) {
		switch (value) {
			case null -> rows.append("\\N");
			case Collection<?> array -> escape(array(array));
			default -> escape(value.toString());
		}
	}

	private static String array(Collection<?> values) {
		return values.stream()
			.map(value -> '"' + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"')
			.collect(Collectors.joining(",", "{", "}"));
	}

	private void escape(String text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			switch (c) {
				case '\\' -> rows.append("\\\\");
				case '\t' -> rows.append("\\t");
				case '\n' -> rows.append("\\n");
				case '\r' -> rows.append("\\r");
				default -> rows.append(c);
			}
		}
	}

	@Override
	public String toString() {
		return rows.toString();
	}

}
