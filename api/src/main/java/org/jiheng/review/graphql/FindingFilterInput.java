package org.jiheng.review.graphql;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jiheng.budget.BudgetKey;
import org.jiheng.review.Check;
import org.jiheng.review.FindingFilter;
import org.jiheng.review.FindingState;
import org.jiheng.review.Severity;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jspecify.annotations.Nullable;

/** What a filter for findings asks for. */
record FindingFilterInput(Map<?, ?> values) {

	private static final int MOST = 100;

	/** None of a budget's projects has this number. */
	private static final int NONE = -1;

	/** Projects of other budgets match nothing here, whoever's they are. */
	static FindingFilter of(@Nullable Object filter, BudgetKey budget) {
		FindingFilterInput input = new FindingFilterInput(filter instanceof Map<?, ?> values ? values : Map.of());
		return new FindingFilter(input.set("severities", value -> Severity.valueOf(value.toString())),
				input.set("states", value -> FindingState.valueOf(value.toString())),
				input.set("checks", value -> Check.valueOf(value.toString())),
				input.set("projects",
						value -> FindingIds.project(value.toString())
							.filter(project -> project.budget().equals(budget))
							.map(project -> project.number())
							.orElse(NONE)));
	}

	/** A list of alternatives. An empty one would match nothing, which nobody means. */
	private <T> Set<T> set(String field, Function<Object, T> read) {
		if (!(values.get(field) instanceof Collection<?> list)) {
			return Set.of();
		}
		if (list.isEmpty() || list.size() > MOST) {
			throw new ProblemException(new Problem.InvalidInput("VALUES", List.of("filter", field),
					field + " 须有 1 至 " + MOST + " 个值，收到 " + list.size() + " 个", "不限制时请不要给出"));
		}
		Set<T> set = new HashSet<>();
		list.forEach(value -> set.add(read.apply(value)));
		return set;
	}
}
