package org.jiheng.county.graphql;

import java.util.List;
import java.util.Set;
import org.jiheng.county.CountyFilter;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.shared.Words;
import org.jiheng.tenancy.RegionCode;
import org.jspecify.annotations.Nullable;

record CountyFilterInput(@Nullable List<RegionCode> codes, @Nullable String nameContains) {

	static final CountyFilterInput NONE = new CountyFilterInput(null, null);

	CountyFilter filter() {
		return new CountyFilter(codes == null ? Set.of() : Set.copyOf(codes),
				nameContains == null || nameContains.isEmpty() ? null : words(nameContains));
	}

	private static Words words(String text) {
		try {
			return new Words(text);
		}
		catch (IllegalArgumentException _) {
			throw new ProblemException(new Problem.InvalidInput("WORDS", List.of("filter", "nameContains"),
					"nameContains 须为 1 至 100 个字符，不含控制字符", "缩短要查找的文字"));
		}
	}
}
