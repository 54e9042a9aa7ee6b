package org.jiheng.budget;

import java.util.List;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the values of a form before they may be stored; checks judge them
 * later.
 */
final class Wants {

	private static final int LONGEST = 10_000;

	private static final int MOST_SENTENCES = 200;

	private Wants() {
	}

	/** Words with something in them, without white space around. */
	static String words(String field, @Nullable String words, int longest) {
		String text = optional(field, words, longest);
		if (text == null) {
			throw invalid(field, "BLANK", "不能为空", "请填写");
		}
		return text;
	}

	/** Words, or null where there are none. */
	static @Nullable String optional(String field, @Nullable String words, int longest) {
		if (words == null || words.isBlank()) {
			return null;
		}
		if (words.length() > longest) {
			throw invalid(field, "TOO_LONG", "最多 " + longest + " 个字，现有 " + words.length() + " 个", "请缩短");
		}
		if (words.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
			throw invalid(field, "CONTROL_CHARACTER", "含有不可见的控制字符", "请删去后重新输入");
		}
		return words.strip();
	}

	static @Nullable String text(String field, @Nullable String words) {
		return optional(field, words, LONGEST);
	}

	static List<String> sentences(String field, List<String> sentences) {
		if (sentences.size() > MOST_SENTENCES) {
			throw invalid(field, "TOO_MANY", "最多 " + MOST_SENTENCES + " 条，现有 " + sentences.size() + " 条", "请合并或删减");
		}
		return sentences.stream().map(sentence -> words(field, sentence, LONGEST)).toList();
	}

	static ProblemException invalid(String field, String code, String message, String suggestion) {
		return new ProblemException(new Problem.InvalidInput(code, List.of(("input." + field).split("\\.", -1)),
				Fields.name(field) + message, suggestion));
	}

}
