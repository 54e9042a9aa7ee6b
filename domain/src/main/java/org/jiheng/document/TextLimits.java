package org.jiheng.document;

import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;

/** What a document may measure, in whatever format. */
public final class TextLimits {

	static final int BYTES = 10 * 1024 * 1024;

	static final int ROWS = 20_000;

	public static final int COLUMNS = 100;

	static final int CELL = 32_767;

	private TextLimits() {
	}

	static void requireSize(long bytes) {
		require(bytes, BYTES, "FILE_TOO_LARGE", "文件有 %d 字节，上限是 %d 字节（10 MiB）；请拆分后再传");
	}

	public static void requireRows(long rows) {
		require(rows, ROWS, "TOO_MANY_ROWS", "文件有 %d 行，上限是 %d 行；请按部门拆分后再传");
	}

	/** Where says it in words: 第 12 行. */
	public static void requireColumns(long columns, String where) {
		require(columns, COLUMNS, "TOO_MANY_COLUMNS", where + "有 %d 格，上限是 %d 格；请检查是否多了制表符或空列");
	}

	/** Where says it in words: 第 12 行. */
	public static void requireCell(long length, String where) {
		require(length, CELL, "CELL_TOO_LONG", where + "有一处长 %d 字，上限是 %d 字；请检查换行和制表符");
	}

	private static void require(long measured, long limit, String code, String message) {
		if (measured > limit) {
			throw new ProblemException(new Problem.LimitExceeded(code,
					message.replaceFirst("%d", Long.toString(measured)).replaceFirst("%d", Long.toString(limit)),
					measured, limit));
		}
	}

}
