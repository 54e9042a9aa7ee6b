package org.jiheng.review;

import org.jspecify.annotations.Nullable;

/**
 * Where in a document or budget something was found. Line, table, row, cell and project
 * (its sequence) count from 1; null where they do not apply.
 */
public record Place(@Nullable Integer line, @Nullable Integer table, @Nullable Integer row, @Nullable Integer cell,
		@Nullable Integer project, @Nullable String field) {

	public static final Place WHOLE = new Place(null, null, null, null, null, null);

	/** The place in words, in Chinese: 第 96 行第 3 格（项目 2）. */
	public String text() {
		StringBuilder text = new StringBuilder();
		if (line != null) {
			text.append("第 ").append(line).append(" 行");
		}
		if (cell != null) {
			text.append("第 ").append(cell).append(" 格");
		}
		if (project != null) {
			text.append(text.isEmpty() ? "项目 " : "（项目 ")
				.append(project)
				.append(line == null && cell == null ? "" : "）");
		}
		return text.isEmpty() ? "全文" : text.toString();
	}
}
