package org.jiheng.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jiheng.document.SourceDocument.Paragraph;
import org.jiheng.shared.Wording;

/**
 * The words of a form that came as running text: parted by spaces, or, where even those
 * are gone, at the header words and names of levels that are found in it, longest first.
 */
record FlatTokens(List<FlatToken> tokens, boolean runTogether) {

	private static final Pattern SPACES = Pattern.compile("\\s+");

	private static final int MOST_WORDS_OF_LABEL = 3;

	private static final Pattern CUTS = Pattern.compile(Stream
		.of(Stream.of(Label.values()).flatMap(label -> label.words().stream()), LabelWords.of("LEVEL1_NAME").stream(),
				LabelWords.of("LEVEL2_NAME").stream())
		.flatMap(words -> words)
		.filter(word -> word.length() >= 2 && !word.equals("单位") && !word.equals("说明") && !word.equals("符号"))
		.distinct()
		.sorted(Comparator.comparingInt(String::length).reversed())
		.map(Pattern::quote)
		.reduce((one, other) -> one + "|" + other)
		.map(words -> "(?:" + words + ")(?:\\((?:万元|元)\\))?:?")
		.orElseThrow());

	FlatTokens {
		tokens = List.copyOf(tokens);
	}

	static FlatTokens of(List<Paragraph> paragraphs) {
		List<FlatToken> spaced = paragraphs.stream().flatMap(FlatTokens::spaced).toList();
		if (labels(spaced) >= labels(paragraphs.stream().flatMap(FlatTokens::cut).toList()) / 2) {
			return new FlatTokens(spaced, false);
		}
		return new FlatTokens(paragraphs.stream().flatMap(FlatTokens::cut).toList(), true);
	}

	private static long labels(List<FlatToken> tokens) {
		return tokens.stream().filter(token -> token.label().isPresent()).count();
	}

	long labels() {
		return labels(tokens);
	}

	private static Stream<FlatToken> spaced(Paragraph paragraph) {
		List<String> words = SPACES.splitAsStream(paragraph.text().strip()).toList();
		List<FlatToken> tokens = new ArrayList<>();
		for (int i = 0; i < words.size();) {
			int from = i;
			int taken = longestLabel(words, from).orElse(1);
			tokens.add(new FlatToken(paragraph.line(), tokens.size() + 1,
					String.join(" ", words.subList(from, from + taken))));
			i += taken;
		}
		return tokens.stream();
	}

	/** A header word may itself hold spaces: 预期 效果, 项目资金 (万元). */
	private static Optional<Integer> longestLabel(List<String> words, int from) {
		for (int size = Math.min(MOST_WORDS_OF_LABEL, words.size() - from); size > 1; size--) {
			String key = Wording.key(String.join("", words.subList(from, from + size)));
			if (Label.isWord(key) || LabelWords.of("PRINTED").contains(key)) {
				return Optional.of(size);
			}
		}
		return Optional.empty();
	}

	private static Stream<FlatToken> cut(Paragraph paragraph) {
		String key = Wording.key(paragraph.text());
		List<FlatToken> tokens = new ArrayList<>();
		Matcher matcher = CUTS.matcher(key);
		int from = FlatText.endOfTitle(key);
		matcher.region(from, key.length());
		while (matcher.find()) {
			Abandoned.check();
			add(tokens, paragraph.line(), key.substring(from, matcher.start()));
			add(tokens, paragraph.line(), matcher.group());
			from = matcher.end();
		}
		add(tokens, paragraph.line(), key.substring(from));
		return tokens.stream();
	}

	private static void add(List<FlatToken> tokens, int line, String words) {
		if (!words.isBlank()) {
			tokens.add(new FlatToken(line, tokens.size() + 1, words));
		}
	}
}
