package org.jiheng.budget;

import org.jspecify.annotations.Nullable;

/**
 * Which part of an office file a place is in, and with that how people find it: a sheet
 * by its name, a page by its number, neither in Word. Plain text has no spot.
 */
public record Spot(Kind kind, @Nullable String sheet, @Nullable Integer page) {

	/** What people count by. */
	public enum Kind {

		WORD, SHEET, PAGE

	}

	private static final int LETTERS = 26;

	public static Spot word() {
		return new Spot(Kind.WORD, null, null);
	}

	public static Spot sheet(String name) {
		return new Spot(Kind.SHEET, name, null);
	}

	public static Spot page(int number) {
		return new Spot(Kind.PAGE, null, number);
	}

	/**
	 * A place in words: Sheet1!C12, 第 2 个表格第 5 行第 3 列, 第 3 页第 1 个表格第 5 行第 3 列, and of
	 * plain text 第 96 行第 3 格. Empty where nothing is known.
	 */
	public static String words(@Nullable Spot spot, @Nullable Integer line, @Nullable Integer table,
			@Nullable Integer row, @Nullable Integer cell) {
		if (spot == null) {
			return part("第 ", line, " 行") + part("第 ", cell, " 格");
		}
		return switch (spot.kind()) {
			case SHEET ->
				spot.sheet() + (row == null ? "" : cell == null ? "第 " + row + " 行" : "!" + column(cell) + row);
			case PAGE -> part("第 ", spot.page(), " 页") + inTable(table, row, cell);
			case WORD -> table == null ? part("第 ", line, " 段") : inTable(table, row, cell);
		};
	}

	private static String inTable(@Nullable Integer table, @Nullable Integer row, @Nullable Integer cell) {
		return part("第 ", table, " 个表格") + part("第 ", row, " 行") + part("第 ", cell, " 列");
	}

	private static String part(String before, @Nullable Integer number, String after) {
		return number == null ? "" : before + number + after;
	}

	/** A, B … Z, AA …, as workbooks name their columns. */
	public static String column(int number) {
		String letters = "";
		for (int rest = number; rest > 0; rest = (rest - 1) / LETTERS) {
			letters = (char) ('A' + (rest - 1) % LETTERS) + letters;
		}
		return letters;
	}

}
