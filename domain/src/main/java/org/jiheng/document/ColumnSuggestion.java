package org.jiheng.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jiheng.document.SeenTables.OneColumn;
import org.jiheng.shared.Wording;
import org.jspecify.annotations.Nullable;

/**
 * What a column may mean. Only offered: a person decides.
 *
 * @param confidence in percent
 * @param reason in words
 */
public record ColumnSuggestion(ColumnMeaning meaning, int confidence, String reason) {

	private static final int MOST = 3;

	private static final int REMEMBERED = 90;

	private static final int VALUES = 80;

	private static final int LEAST_LIKENESS = 50;

	/** Of what stands in a column, as far as that says what the column is. */
	private record Telling(ColumnMeaning meaning, String what, Predicate<String> fits) {
	}

	private static final List<Telling> TELLING = List.of(
			new Telling(ColumnMeaning.LEVEL1, "一级指标的名称", key -> isIn("LEVEL1_NAME", key) && !isIn("LEVEL2_NAME", key)),
			new Telling(ColumnMeaning.LEVEL2, "二级指标的名称", key -> isIn("LEVEL2_NAME", key)),
			new Telling(ColumnMeaning.SIGN, "比较符号", SplitTarget::isSign));

	/**
	 * The likeliest first.
	 * @param at the column, from 0
	 * @param remembered of the same form, for other years
	 * @param taken what other columns of the table are
	 */
	static List<ColumnSuggestion> of(OneColumn column, int at, List<ColumnMapping> remembered, Set<Label> taken) {
		List<ColumnSuggestion> all = new ArrayList<>();
		for (ColumnMapping mapping : remembered) {
			ColumnMeaning meaning = at < mapping.columns().columns().size()
					? mapping.columns().columns().get(at).meaning() : null;
			if (meaning != null) {
				all.add(new ColumnSuggestion(meaning, REMEMBERED,
						"本县 " + mapping.year() + " 年度同样的表，由 " + mapping.by() + " 确认"));
			}
		}
		for (Telling telling : TELLING) {
			boolean fits = !column.samples().isEmpty()
					&& column.samples().stream().map(Wording::key).allMatch(telling.fits());
			if (fits) {
				all.add(new ColumnSuggestion(telling.meaning(), VALUES, "这一栏的内容是" + telling.what()));
			}
		}
		for (ColumnMeaning meaning : ColumnMeaning.values()) {
			ColumnSuggestion like = meaning == ColumnMeaning.NOTHING ? null : like(column.word(), meaning);
			if (like != null) {
				all.add(like);
			}
		}
		Set<ColumnMeaning> seen = new HashSet<>();
		return all.stream()
			.filter(each -> !taken.contains(each.meaning().label()) || each.meaning().isRepeatable())
			.sorted(Comparator.comparingInt(ColumnSuggestion::confidence).reversed())
			.filter(each -> seen.add(each.meaning()))
			.limit(MOST)
			.toList();
	}

	/** By the words for a meaning that are most like the header. */
	private static @Nullable ColumnSuggestion like(String header, ColumnMeaning meaning) {
		String own = header.substring(header.lastIndexOf('/') + 1);
		String nearest = "";
		int most = 0;
		for (String word : meaning.label().words()) {
			int likeness = likeness(own, word);
			nearest = likeness > most ? word : nearest;
			most = Math.max(most, likeness);
		}
		return most < LEAST_LIKENESS ? null
				: new ColumnSuggestion(meaning, Math.min(most, REMEMBERED), "与常用表头“" + nearest + "”相近");
	}

	/** The pairs of neighbouring characters that both have, in percent of all. */
	private static int likeness(String one, String other) {
		List<String> pairs = pairs(one);
		List<String> rest = pairs(other);
		int all = pairs.size() + rest.size();
		long same = pairs.stream().filter(rest::remove).count();
		return all == 0 ? 0 : (int) (200 * same / all);
	}

	private static List<String> pairs(String word) {
		List<String> pairs = new ArrayList<>();
		for (int i = 0; i + 1 < word.length(); i++) {
			pairs.add(word.substring(i, i + 2));
		}
		return pairs;
	}

	private static boolean isIn(String names, String key) {
		return LabelWords.of(names).contains(IndicatorDraft.levelName(key));
	}

}
