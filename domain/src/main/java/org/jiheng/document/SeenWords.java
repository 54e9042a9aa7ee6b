package org.jiheng.document;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The words of a document by their places, without those of classified projects that are
 * not kept.
 */
public final class SeenWords {

	/** Of a document of which nothing was seen. */
	public static final SeenWords NONE = new SeenWords(Map.of(), false);

	private final Map<At, String> words;

	private final boolean secrets;

	/** A cell by line and number; 0 for a paragraph. */
	record At(int line, int cell) {

		static At of(Quote quote) {
			return of(quote.line(), quote.cell());
		}

		static At of(int line, @Nullable Integer cell) {
			return new At(line, cell == null ? 0 : cell);
		}
	}

	SeenWords(Map<At, String> words, boolean secrets) {
		this.words = new HashMap<>(words);
		this.secrets = secrets;
	}

	/** Empty where there is nothing, or nothing that may be shown. */
	public Optional<String> at(int line, @Nullable Integer cell) {
		return Optional.ofNullable(words.get(At.of(line, cell)));
	}

	/**
	 * Whether the document holds words of a classified project that may not be kept: the
	 * marker stands beside open text.
	 */
	public boolean secrets() {
		return secrets;
	}

}
