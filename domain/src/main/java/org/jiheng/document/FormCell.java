package org.jiheng.document;

/**
 * A cell of the official form as it is drawn.
 *
 * @param column the first of the columns that it spans, from 0
 * @param rows how many rows it reaches down; 0 where it belongs to one that begins above
 * @param text what is printed in it; lines are parted by line feeds
 */
public record FormCell(int column, int span, int rows, String text, Kind kind) {

	/** What stands in a cell, which tells how it is set. */
	public enum Kind {

		/** A word of the form itself. */
		LABEL,

		/** A few words, centred. */
		WORDS,

		/** A sentence, from the left. */
		TEXT,

		/** A number in 万元. */
		AMOUNT

	}

	public FormCell {
		if (span < 1 || rows < 0 || column < 0) {
			throw new IllegalArgumentException("a cell spans at least one column: " + column + ", " + span);
		}
	}

	/** The columns after it begin here. */
	public int after() {
		return column + span;
	}

	public boolean isCovered() {
		return rows == 0;
	}

}
