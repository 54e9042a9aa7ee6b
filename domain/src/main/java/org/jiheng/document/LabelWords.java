package org.jiheng.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words of forms by their meaning, as {@code labels.txt} lists them. */
final class LabelWords {

	private static final Pattern PART = Pattern.compile("\\|");

	private static final Map<String, List<String>> BY_NAME = read();

	private LabelWords() {
	}

	/** The words of a meaning, the most used first. */
	static List<String> of(String name) {
		return Objects.requireNonNull(BY_NAME.get(name), "labels.txt has no words for " + name);
	}

	private static Map<String, List<String>> read() {
		try (InputStream in = LabelWords.class.getResourceAsStream("labels.txt")) {
			String text = new String(Objects.requireNonNull(in, "labels.txt").readAllBytes(), StandardCharsets.UTF_8);
			return text.lines()
				.filter(line -> !line.isBlank() && !line.startsWith("#"))
				.map(line -> line.split(" = ", 2))
				.collect(Collectors.toUnmodifiableMap(line -> line[0], line -> PART.splitAsStream(line[1]).toList()));
		}
		catch (IOException broken) {
			throw new UncheckedIOException(broken);
		}
	}

}
