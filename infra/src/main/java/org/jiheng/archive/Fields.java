package org.jiheng.archive;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the fields of one object in a line of an archive, each by its name, and says
 * where one is not as it should be. What nobody asked for is refused at the end: nothing
 * is dropped in silence.
 *
 * @param place file, line and the way to the object, for people
 */
record Fields(JsonNode object, String place, Set<String> read) {

	static Fields of(@Nullable JsonNode node, String place) {
		if (node == null || !node.isObject()) {
			throw new ArchiveProblem("ARCHIVE_FIELD", place + " 须为 JSON 对象");
		}
		return new Fields(node, place, new HashSet<>());
	}

	String text(String name) {
		String text = textOrNull(name);
		if (text == null || text.isBlank()) {
			throw wrong(name, "不能为空");
		}
		return text;
	}

	@Nullable String textOrNull(String name) {
		JsonNode node = get(name);
		if (node == null) {
			return null;
		}
		if (!node.isString() || node.stringValue().indexOf('\0') >= 0) {
			throw wrong(name, "须为文字（或 null），不含 NUL 字符");
		}
		return node.stringValue();
	}

	/** Whether it stands there, null or not. */
	boolean has(String name) {
		return object.has(name);
	}

	List<String> texts(String name) {
		List<String> texts = new ArrayList<>();
		for (JsonNode each : list(name)) {
			if (!each.isString()) {
				throw wrong(name, "须为文字的数组");
			}
			texts.add(each.stringValue());
		}
		return texts;
	}

	List<Fields> objects(String name) {
		List<Fields> objects = new ArrayList<>();
		for (JsonNode each : list(name)) {
			objects.add(of(each, place + " " + name + "[" + objects.size() + "]"));
		}
		return objects;
	}

	Fields object(String name) {
		return of(get(name), place + " " + name);
	}

	@Nullable Fields objectOrNull(String name) {
		return get(name) == null ? null : object(name);
	}

	int integer(String name) {
		Long number = numberOrNull(name);
		if (number == null || number.intValue() != number) {
			throw wrong(name, "须为整数");
		}
		return number.intValue();
	}

	long number(String name) {
		Long number = numberOrNull(name);
		if (number == null) {
			throw wrong(name, "须为整数");
		}
		return number;
	}

	@Nullable Long numberOrNull(String name) {
		JsonNode node = get(name);
		if (node == null) {
			return null;
		}
		if (!node.isIntegralNumber() || !node.canConvertToLong()) {
			throw wrong(name, "须为整数（或 null）；金额以分计");
		}
		return node.longValue();
	}

	boolean truth(String name) {
		JsonNode node = get(name);
		if (node == null || !node.isBoolean()) {
			throw wrong(name, "须为 true 或 false");
		}
		return node.booleanValue();
	}

	/** Written as a string, so that nothing is lost on the way. */
	@Nullable BigDecimal decimalOrNull(String name) {
		return parsed(name, BigDecimal::new, "须为文字写的十进制数，如 \"95.5\"");
	}

	@Nullable LocalDate dateOrNull(String name) {
		return parsed(name, LocalDate::parse, "须为日期，如 \"2021-12-31\"");
	}

	/** A value that its type refuses when it is none. */
	<T> T one(String name, Function<String, T> parse, String complaint) {
		T value = parsed(name, parse, complaint);
		if (value == null) {
			throw wrong(name, complaint);
		}
		return value;
	}

	<T> @Nullable T parsed(String name, Function<String, T> parse, String complaint) {
		String text = textOrNull(name);
		try {
			return text == null ? null : parse.apply(text);
		}
		catch (RuntimeException _) {
			throw wrong(name, complaint);
		}
	}

	/** All fields were read. */
	void end() {
		String others = object.propertyNames()
			.stream()
			.filter(name -> !read.contains(name))
			.collect(Collectors.joining("、"));
		if (!others.isEmpty()) {
			throw new ArchiveProblem("ARCHIVE_FIELD", place + " 有不认识的字段：" + others + "；请删去，或核对格式说明");
		}
	}

	ArchiveProblem wrong(String name, String complaint) {
		return new ArchiveProblem("ARCHIVE_FIELD", place + " 的 " + name + " " + complaint);
	}

	private @Nullable JsonNode get(String name) {
		read.add(name);
		JsonNode node = object.get(name);
		return node == null || node.isNull() ? null : node;
	}

	private Iterable<JsonNode> list(String name) {
		JsonNode node = get(name);
		if (node == null || !node.isArray()) {
			throw wrong(name, "须为数组");
		}
		return node;
	}
}
