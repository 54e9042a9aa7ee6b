package org.jiheng.shared.graphql;

import java.util.List;
import org.jiheng.shared.PageRequest;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * The paging arguments of a list field, to be taken as
 * {@code @Arguments PageArguments page}.
 */
public record PageArguments(@Nullable Integer first, @Nullable String after, @Nullable Integer last,
		@Nullable String before) {

	private static final String RANGE = "1–" + PageRequest.LARGEST;

	/**
	 * Checks the arguments for a list.
	 * @param what what cursors are bound to: the GraphQL type, the filter, the order and
	 * whatever else tells this list from others
	 */
	public Paging over(@Nullable Object... what) {
		CursorCodec cursors = CursorCodec.of(what);
		if (first != null && last != null) {
			throw invalid("PAGE_SIZE", "first", "first 与 last 不能同时给出", "只留一个，取值 " + RANGE);
		}
		if (first != null) {
			return new Paging(request("first", first, "after", after, "before", before, cursors), cursors);
		}
		if (last != null) {
			return new Paging(request("last", last, "before", before, "after", after, cursors), cursors);
		}
		throw invalid("PAGE_SIZE", "first", "分页查询须给出 first 或 last，取值 " + RANGE, "例如 first: 20");
	}

	private static PageRequest request(String sizeName, int size, String cursorName, @Nullable String cursor,
			String otherName, @Nullable String other, CursorCodec cursors) {
		if (!inRange(size)) {
			throw outOfRange(sizeName, size);
		}
		if (other != null) {
			throw invalid("PAGE_CURSOR", otherName, otherName + " 不能与 " + sizeName + " 同用",
					sizeName + " 配 " + cursorName);
		}
		return new PageRequest(size, sizeName.equals("first"),
				cursor == null ? null : position(cursorName, cursor, cursors));
	}

	static boolean inRange(Number size) {
		return size.doubleValue() >= 1 && size.doubleValue() <= PageRequest.LARGEST;
	}

	static ProblemException outOfRange(String name, Number size) {
		return invalid("PAGE_SIZE", name, name + " 须在 " + RANGE + " 之间，收到 " + brief(size.toString()),
				"改为 " + RANGE + "，其余用游标翻页");
	}

	private static String brief(String number) {
		return number.length() > 20 ? number.substring(0, 20) + "…" : number;
	}

	private static List<String> position(String name, String cursor, CursorCodec cursors) {
		return cursors.position(cursor)
			.orElseThrow(() -> invalid("PAGE_CURSOR", name, "游标 " + name + " 无效，或不属于这个列表、筛选条件和排序",
					"使用同一查询返回的 endCursor 或 startCursor"));
	}

	private static ProblemException invalid(String code, String argument, String message, String suggestion) {
		return new ProblemException(new Problem.InvalidInput(code, List.of(argument), message, suggestion));
	}
}
