package org.jiheng.comparison;

/** A class of indicators, by the names of its two levels. */
public record FrameClass(String level1, String level2) {

	@Override
	public String toString() {
		return level1 + "/" + level2;
	}
}
