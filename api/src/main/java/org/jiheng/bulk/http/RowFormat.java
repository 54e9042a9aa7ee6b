package org.jiheng.bulk.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jiheng.bulk.SealedTable;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** How rows are written, in UTF-8. The same rows are always the same bytes. */
enum RowFormat {

	/** One JSON object a line, numbers as numbers. */
	JSONL("application/jsonl;charset=UTF-8") {

		@Override
		byte[] head(List<String> columns, boolean mark) {
			return new byte[0];
		}

		@Override
		byte[] row(List<String> columns, SealedTable.Row row) {
			Map<String, @Nullable Object> object = new LinkedHashMap<>();
			for (int i = 0; i < columns.size(); i++) {
				Object value = row.values().get(i);
				object.put(columns.get(i), value == null || value instanceof Number || value instanceof Boolean ? value
						: value.toString());
			}
			return (JsonMapper.shared().writeValueAsString(object) + "\n").getBytes(UTF_8);
		}

	},

	/** RFC 4180 with a header; no cell that a spreadsheet would take for a formula. */
	CSV("text/csv;charset=UTF-8") {

		@Override
		byte[] head(List<String> columns, boolean mark) {
			return ((mark ? "\uFEFF" : "") + String.join(",", columns) + "\r\n").getBytes(UTF_8);
		}

		@Override
		byte[] row(List<String> columns, SealedTable.Row row) {
			return row.values()
				.stream()
				.map(RowFormat::cell)
				.collect(Collectors.joining(",", "", "\r\n"))
				.getBytes(UTF_8);
		}

	};

	private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

	private final String type;

	RowFormat(String type) {
		this.type = type;
	}

	MediaType type() {
		return MediaType.parseMediaType(type);
	}

	/** What stands before the rows; with a mark by which a spreadsheet knows UTF-8. */
	abstract byte[] head(List<String> columns, boolean mark);

	abstract byte[] row(List<String> columns, SealedTable.Row row);

	private static String cell(@Nullable Object value) {
		String text = switch (value) {
			case null -> "";
			case BigDecimal number -> number.toPlainString();
			case String words -> !words.isEmpty() && FORMULA.indexOf(words.charAt(0)) >= 0 ? "'" + words : words;
			default -> value.toString();
		};
		return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
				? '"' + text.replace("\"", "\"\"") + '"' : text;
	}

}
