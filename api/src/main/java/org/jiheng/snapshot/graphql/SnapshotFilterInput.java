package org.jiheng.snapshot.graphql;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.snapshot.SnapshotFilter;
import org.jiheng.snapshot.SnapshotKind;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jspecify.annotations.Nullable;

/** Filter for snapshots and for what is compared of them. */
public record SnapshotFilterInput(@Nullable List<RegionCode> counties, @Nullable List<FiscalYear> years,
		@Nullable List<DepartmentCode> departments, @Nullable List<SnapshotKind> kinds) {

	private static final int MOST = 100;

	static final SnapshotFilterInput NONE = new SnapshotFilterInput(null, null, null, null);

	public SnapshotFilter filter() {
		return new SnapshotFilter(set("counties", counties), set("years", years), set("departments", departments),
				set("kinds", kinds));
	}

	/** A list of alternatives. An empty one would match nothing, which nobody means. */
	private static <T> Set<T> set(String field, @Nullable Collection<T> values) {
		if (values == null) {
			return Set.of();
		}
		if (values.isEmpty() || values.size() > MOST) {
			throw new ProblemException(new Problem.InvalidInput("VALUES", List.of("filter", field),
					field + " 须有 1 至 " + MOST + " 个值，收到 " + values.size() + " 个", "不限制时请不要给出"));
		}
		return Set.copyOf(values);
	}
}
