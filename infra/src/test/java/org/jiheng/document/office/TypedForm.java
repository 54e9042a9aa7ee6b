package org.jiheng.document.office;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A form as somebody typed it: lines, and below them a table whose cells are parted by
 * tabs; a cell goes on from the left where it says &lt;, and from above where it says ^.
 */
public record TypedForm(String text) {

	/** In a format: docx, xlsx, xls, csv, txt. */
	public byte[] as(String format) {
		return switch (format) {
			case "txt" -> plain("\t").getBytes(UTF_8);
			case "csv" -> plain(",").getBytes(UTF_8);
			default -> OfficeWorker.write(OfficeTable.of(text), format);
		};
	}

	/**
	 * What merged cells leave in a file without them: the first word, and blanks. Excel
	 * saves all lines of a .csv equally wide.
	 */
	private String plain(String separator) {
		String rest = separator.equals(",") ? ",".repeat(OfficeTable.of(text).width() - 1) : "";
		return text.lines()
			.map(line -> line.contains("\t") ? Arrays.stream(line.split("\t", -1))
				.map(cell -> cell.equals("<") || cell.equals("^") ? "" : quoted(cell, separator))
				.collect(Collectors.joining(separator)) : line + rest)
			.collect(Collectors.joining("\n", "", "\n"));
	}

	private static String quoted(String cell, String separator) {
		return cell.contains(separator) ? '"' + cell + '"' : cell;
	}

}
