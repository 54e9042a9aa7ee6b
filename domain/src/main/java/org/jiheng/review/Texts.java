package org.jiheng.review;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jiheng.shared.Wording;
import org.jspecify.annotations.Nullable;

/**
 * Chinese text compared without knowing its words: by contained words and by pairs of
 * characters.
 */
final class Texts {

	private static final int LONGEST_QUOTE = 40;

	private Texts() {
	}

	static String key(@Nullable String text) {
		return text == null ? "" : Wording.key(text);
	}

	static boolean containsAny(String text, Collection<String> words) {
		return words.stream().anyMatch(text::contains);
	}

	/**
	 * The text with these words cut out, so that what is left on both sides does not
	 * join.
	 */
	static String without(String text, List<String> words) {
		String rest = text;
		for (String word : words) {
			rest = rest.replace(word, " ");
		}
		return rest;
	}

	/** Pairs of Chinese characters that stand side by side. */
	static Set<String> pairs(String text) {
		Set<String> pairs = new HashSet<>();
		for (int i = 1; i < text.length(); i++) {
			if (isChinese(text.charAt(i - 1)) && isChinese(text.charAt(i))) {
				pairs.add(text.substring(i - 1, i + 1));
			}
		}
		return pairs;
	}

	static boolean sharePair(String one, String other) {
		return pairs(one).stream().anyMatch(other::contains);
	}

	/** Whether any Chinese character stands in both. */
	static boolean shareCharacter(String one, String other) {
		return one.chars().anyMatch(c -> isChinese((char) c) && other.indexOf(c) >= 0);
	}

	static long chinese(String text) {
		return text.chars().filter(c -> isChinese((char) c)).count();
	}

	static boolean isChinese(char c) {
		return c >= '一' && c <= '龥';
	}

	/** In quotation marks, cut where it is long. */
	static String quoted(String text) {
		return "“" + (text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text) + "”";
	}

}
