package org.jiheng.document;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.budget.BudgetKey;
import org.jiheng.review.Finding;
import org.jiheng.review.Place;
import org.jiheng.review.Severity;
import org.jiheng.shared.Problem;

/**
 * What became of a document that was read and admitted: something to store, or an end.
 */
sealed interface Found {

	/** How it calls its department; nothing of one that is others'. */
	Named named();

	/**
	 * How a document calls its department.
	 *
	 * @param names as the document gives them, the department's own first
	 * @param suggestions the departments that it may be of, where that is open
	 */
	record Named(List<String> names, List<DepartmentSuggestion> suggestions) {

		static final Named NOTHING = new Named(List.of(), List.of());

		public Named {
			names = List.copyOf(names);
			suggestions = List.copyOf(suggestions);
		}
	}

	record Ready(Imports.Parsed document, Named named) implements Found {

		BudgetKey budget() {
			return document.reading().budget();
		}
	}

	record Ended(Outcome outcome, Named named) implements Found {

		Ended(Outcome outcome) {
			this(outcome, Named.NOTHING);
		}
	}

	static Found ended(Problem problem) {
		return new Ended(Outcome.Refused.because(problem));
	}

	/** Two documents of one budget would replace each other, so neither is taken. */
	static List<Map.Entry<String, Found>> eachBudgetOnce(List<Map.Entry<String, Found>> documents) {
		Map<BudgetKey, Long> times = documents.stream()
			.flatMap(
					document -> document.getValue() instanceof Ready ready ? Stream.of(ready.budget()) : Stream.empty())
			.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
		return documents.stream()
			.map(document -> document.getValue() instanceof Ready ready && times.getOrDefault(ready.budget(), 0L) > 1
					? Map.<String, Found>entry(document.getKey(), twice()) : document)
			.toList();
	}

	private static Found twice() {
		return new Ended(new Outcome.Refused(List.of(new Finding(Severity.ERROR, "BUDGET_TWICE_IN_ARCHIVE",
				"压缩包里有几个文件是同一部门同一年度的，会互相覆盖，都没有导入", "每个部门每个年度只放一个文件", Place.WHOLE))));
	}

}
