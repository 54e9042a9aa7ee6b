package org.jiheng.document;

/**
 * One 绩效目标表 of the official form: its title, the line above it that names the unit (empty
 * where the project has none), and the table.
 */
public record FormSheet(String title, String unit, FormTable table) {

	/** The line above the table, at its right. */
	public static final String MONEY = "单位：万元";

}
