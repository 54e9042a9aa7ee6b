package org.jiheng.bulk.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jiheng.bulk.SealedTable;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.snapshot.SnapshotFilter;
import org.jiheng.snapshot.SnapshotKind;
import org.jiheng.snapshot.graphql.SnapshotFilterInput;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Which table of which snapshots is wanted, and how it is written. */
record AskedExport(SealedTable table, RowFormat format, boolean mark, SnapshotFilter filter) {

	static AskedExport read(String table, MultiValueMap<String, String> query) {
		return new AskedExport(one(SealedTable.class, "table", table),
				one(RowFormat.class, "format", query.containsKey("format") ? first(query, "format") : "jsonl"),
				query.containsKey("bom") && first(query, "bom").equals("true"),
				new SnapshotFilterInput(all(query, "county", RegionCode::new),
						all(query, "year", text -> new FiscalYear(Integer.parseInt(text))),
						all(query, "department", DepartmentCode::new), all(query, "kind", SnapshotKind::valueOf))
					.filter());
	}

	private static String first(MultiValueMap<String, String> query, String name) {
		return String.valueOf(query.getFirst(name));
	}

	private static <E extends Enum<E>> E one(Class<E> type, String name, String text) {
		return Arrays.stream(type.getEnumConstants())
			.filter(each -> each.name().toLowerCase(Locale.ROOT).equals(text))
			.findFirst()
			.orElseThrow(() -> invalid(name, "须为 " + String.join("、",
					Arrays.stream(type.getEnumConstants()).map(each -> each.name().toLowerCase(Locale.ROOT)).toList())
					+ " 之一"));
	}

	private static <T> @Nullable List<T> all(MultiValueMap<String, String> query, String name,
			Function<String, T> read) {
		List<String> texts = query.get(name);
		if (texts == null) {
			return null;
		}
		try {
			return texts.stream().map(read).toList();
		}
		catch (IllegalArgumentException _) {
			throw invalid(name, "的值无法识别");
		}
	}

	private static ProblemException invalid(String name, String what) {
		return new ProblemException(new Problem.InvalidInput("EXPORT", List.of(name), "参数 " + name + " " + what,
				"如 /exports/projects?format=csv&year=2024&year=2025&county=130324，可用 county、year、department、kind 筛选"));
	}
}
