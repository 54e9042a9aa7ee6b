package org.jiheng.publication.graphql;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jiheng.budget.Within;
import org.jiheng.publication.EditionFilter;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.shared.Words;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jspecify.annotations.Nullable;

record PublishedBudgetFilterInput(@Nullable List<RegionCode> counties, @Nullable List<DepartmentCode> departments,
		@Nullable List<FiscalYear> years, @Nullable String titleContains) {

	private static final int MOST = 100;

	static final PublishedBudgetFilterInput NONE = new PublishedBudgetFilterInput(null, null, null, null);

	EditionFilter filter() {
		return new EditionFilter(
				new Within(set("counties", counties), set("departments", departments), set("years", years)),
				titleContains == null || titleContains.isEmpty() ? null : words(titleContains));
	}

	/** A list of alternatives. An empty one would match nothing, which nobody means. */
	private static <T> Set<T> set(String field, @Nullable Collection<T> values) {
		if (values == null) {
			return Set.of();
		}
		if (values.isEmpty() || values.size() > MOST) {
			throw problem("VALUES", field, field + " 须有 1 至 " + MOST + " 个值，收到 " + values.size() + " 个", "不限制时请不要给出");
		}
		return Set.copyOf(values);
	}

	private static Words words(String text) {
		try {
			return new Words(text);
		}
		catch (IllegalArgumentException _) {
			throw problem("WORDS", "titleContains", "titleContains 须为 1 至 100 个字符，不含控制字符", "缩短要查找的文字");
		}
	}

	private static ProblemException problem(String code, String field, String message, String suggestion) {
		return new ProblemException(new Problem.InvalidInput(code, List.of("filter", field), message, suggestion));
	}
}
