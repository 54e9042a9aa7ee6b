package org.jiheng.review;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a county sets of how its checks judge; without a value it follows what is above
 * it. Each knows its own bounds; problems: InvalidInput WORDS, VALUE, REQUIRED.
 */
public sealed interface NormSetting {

	/** A list of words, whole. */
	record Words(WordList list, @Nullable List<String> words) implements NormSetting {

		private static final int MOST = 500;

		private static final int LONGEST = 40;

		public Words {
			if (words != null) {
				words = List.copyOf(words);
				if (words.isEmpty() || words.size() > MOST) {
					throw Norms.problem("WORDS", "词表应有 1 至 %d 个词，现有 %d 个".formatted(MOST, words.size()),
							"若不需要这项检查，请用 setCheckSeverity 停用");
				}
				if (words.stream().distinct().count() < words.size()) {
					throw Norms.problem("WORDS", "词表中有重复的词", "每个词只写一次");
				}
				for (String word : words) {
					if (word.isEmpty() || word.length() > LONGEST
							|| word.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
						throw Norms.problem("WORDS", "词“%s”不是 1 至 %d 个不含空白的字".formatted(word, LONGEST),
								"每个词单独写一项，词中不留空格");
					}
				}
			}
		}
	}

	/** A number from which on a check speaks. */
	record Limit(Threshold threshold, @Nullable BigDecimal value) implements NormSetting {

		public Limit {
			if (value != null && !threshold.allows(value)) {
				throw Norms.problem("VALUE", "%s 不能设为 %s".formatted(threshold, value.toPlainString()),
						"请填 " + threshold.range());
			}
		}
	}

	/**
	 * The level 2 classes that a project must have in a frame; of each requirement one is
	 * enough.
	 */
	record Required(String frame, @Nullable List<List<String>> anyOf) implements NormSetting {

		private static final int MOST = 40;

		public Required {
			if (anyOf != null) {
				anyOf = anyOf.stream().map(List::copyOf).toList();
				if (anyOf.isEmpty() || anyOf.size() > MOST || anyOf.stream().anyMatch(List::isEmpty)) {
					throw Norms.problem("REQUIRED", "必设的二级指标应有 1 至 %d 项，每项至少一个名称".formatted(MOST),
							"若不需要这项检查，请用 setCheckSeverity 停用 LEVEL2_MISSING");
				}
			}
		}
	}

}
