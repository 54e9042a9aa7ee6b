package org.jiheng.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.budget.BudgetKey;

/**
 * A version of the official form: where and when it holds, and how its headers are
 * worded. The versions are data, in {@code forms.txt}.
 *
 * @param region the beginning of the codes of the regions where it holds
 * @param from the first year, until the last
 * @param frame the frame of indicators that it is made for; empty for any
 * @param source what it goes back to, in Chinese
 */
public record FormVersion(String id, String region, int from, int until, String frame, String source,
		Map<String, String> words) {

	private static final int PARTS = 7;

	private static final List<FormVersion> ALL = read();

	public FormVersion {
		words = Map.copyOf(words);
		words.forEach((label, word) -> {
			if (!Label.valueOf(label).words().contains(word)) {
				throw new IllegalArgumentException(word + " would not be read as " + label);
			}
		});
	}

	/** All of them. */
	public static List<FormVersion> all() {
		return ALL;
	}

	/** The one that a budget with indicators of a frame is written in. */
	static FormVersion of(BudgetKey budget, String frame) {
		int year = budget.year().value();
		return ALL.stream()
			.filter(each -> budget.county().value().startsWith(each.region))
			.filter(each -> year >= each.from && year <= each.until)
			.filter(each -> each.frame.isEmpty() || each.frame.equals(frame))
			.max(Comparator.<FormVersion>comparingInt(each -> each.region.length())
				.thenComparingInt(each -> each.frame.length())
				.thenComparingInt(each -> -ALL.indexOf(each)))
			.orElseThrow();
	}

	/** The word above the cells of a meaning. */
	String word(Label label) {
		return words.getOrDefault(label.name(), label.word());
	}

	private static List<FormVersion> read() {
		try (InputStream in = FormVersion.class.getResourceAsStream("forms.txt")) {
			if (in == null) {
				throw new IllegalStateException("forms.txt is missing");
			}
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
				.filter(line -> !line.isBlank() && !line.startsWith("#"))
				.map(FormVersion::version)
				.toList();
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	private static FormVersion version(String line) {
		List<String> parts = Arrays.stream(line.split("\\|", PARTS)).map(String::strip).toList();
		int until = parts.get(3).isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(parts.get(3));
		Map<String, String> words = Stream.of(parts.get(6).split(";", -1))
			.filter(each -> !each.isBlank())
			.collect(Collectors.toMap(each -> each.substring(0, each.indexOf('=')).strip(),
					each -> each.substring(each.indexOf('=') + 1).strip()));
		return new FormVersion(parts.get(0), parts.get(1), Integer.parseInt(parts.get(2)), until, parts.get(4),
				parts.get(5), words);
	}

}
