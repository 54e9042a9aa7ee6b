package org.jiheng.review;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import org.jiheng.budget.Target;

/**
 * One person is told by the words, by a name, or by a project that serves exactly one. A
 * word for a group outweighs the words and the count, never a name.
 */
final class SatisfactionOfOne implements Rule {

	@Override
	public Stream<Remark> remarks(Examined budget) {
		PersonNames names = new PersonNames(budget.settings());
		return budget.rows()
			.stream()
			.filter(row -> row.levels().isSatisfaction())
			.flatMap(row -> remark(row, names, budget).stream());
	}

	private static Optional<Remark> remark(Row row, PersonNames names, Examined budget) {
		String words = row.name() + " " + row.description() + " " + row.value();
		boolean group = budget.contains(WordList.GROUP, words);
		boolean one = budget.contains(WordList.ONE_PERSON, words) || servesOne(row, budget);
		boolean single = !names.in(words).isEmpty() || (one && !group);
		return single ? Optional.of(Remark.at(row.anchor("level3"), row.place() + "问的似乎只是一个人的满意度，没有代表性",
				"请改为受益群体的满意度，并写明调查的对象和人数；只有一人受益的，不设满意度指标")) : Optional.empty();
	}

	private static boolean servesOne(Row row, Examined budget) {
		return row.project() != null && budget.rows(row.project())
			.stream()
			.anyMatch(each -> each.levels().isQuantity() && each.target() instanceof Target.Numeric numeric
					&& numeric.value().compareTo(BigDecimal.ONE) == 0
					&& (Phrase.unit(numeric).equals("人") || Phrase.unit(numeric).equals("名")));
	}

}
