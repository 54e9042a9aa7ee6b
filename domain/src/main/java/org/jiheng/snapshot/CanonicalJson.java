package org.jiheng.snapshot;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes one JSON object in the one way that the canonical form allows. */
final class CanonicalJson {

	private final StringBuilder json;

	private boolean first = true;

	CanonicalJson() {
		this(new StringBuilder());
	}

	private CanonicalJson(StringBuilder json) {
		this.json = json.append('{');
	}

	CanonicalJson text(String name, @Nullable Object value) {
		name(name);
		if (value == null) {
			json.append("null");
		}
		else {
			quote(value.toString());
		}
		return this;
	}

	CanonicalJson texts(String name, List<String> values) {
		name(name).append('[');
		for (int i = 0; i < values.size(); i++) {
			json.append(i == 0 ? "" : ",");
			quote(values.get(i));
		}
		json.append(']');
		return this;
	}

	CanonicalJson number(String name, long value) {
		name(name).append(value);
		return this;
	}

	CanonicalJson number(String name, @Nullable Long value) {
		name(name).append(value == null ? "null" : value.toString());
		return this;
	}

	CanonicalJson truth(String name, boolean value) {
		name(name).append(value);
		return this;
	}

	CanonicalJson decimal(String name, @Nullable BigDecimal value) {
		return text(name, value == null ? null : plain(value));
	}

	CanonicalJson object(String name, Consumer<CanonicalJson> write) {
		name(name);
		var object = new CanonicalJson(json);
		write.accept(object);
		json.append('}');
		return this;
	}

	<T> CanonicalJson objects(String name, List<T> values, BiConsumer<T, CanonicalJson> write) {
		name(name).append('[');
		for (int i = 0; i < values.size(); i++) {
			json.append(i == 0 ? "" : ",");
			write.accept(values.get(i), new CanonicalJson(json));
			json.append('}');
		}
		json.append(']');
		return this;
	}

	String end() {
		return json.append('}').toString();
	}

	private static String plain(BigDecimal value) {
		return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
	}

	private StringBuilder name(String name) {
		json.append(first ? "\"" : ",\"").append(name).append("\":");
		first = false;
		return json;
	}

	private void quote(String value) {
		json.append('"');
		Normalizer.normalize(value, Normalizer.Form.NFC).chars().forEach(each -> escape((char) each));
		json.append('"');
	}

	private void escape(char c) {
		switch (c) {
			case '"' -> json.append("\\\"");
			case '\\' -> json.append("\\\\");
			case '\b' -> json.append("\\b");
			case '\t' -> json.append("\\t");
			case '\n' -> json.append("\\n");
			case '\f' -> json.append("\\f");
			case '\r' -> json.append("\\r");
			default -> {
				if (c < 0x20) {
					json.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
				}
				else {
					json.append(c);
				}
			}
		}
	}

}
