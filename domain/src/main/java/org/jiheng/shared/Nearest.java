package org.jiheng.shared;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Finds what somebody may have meant: the known names with the fewest edits to an unknown
 * one.
 */
public final class Nearest {

	private static final int SHOWN = 3;

	private Nearest() {
	}

	public static List<String> to(String asked, Collection<String> known) {
		return known.stream()
			.sorted(Comparator.<String>comparingInt(name -> edits(asked, name))
				.thenComparing(Comparator.naturalOrder()))
			.limit(SHOWN)
			.toList();
	}

	/** How many edits make the one the other: Levenshtein's distance. */
	public static int edits(String from, String to) {
		int[] row = new int[to.length() + 1];
		for (int j = 0; j <= to.length(); j++) {
			row[j] = j;
		}
		for (int i = 1; i <= from.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j <= to.length(); j++) {
				int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
				diagonal = row[j];
				row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
			}
		}
		return row[to.length()];
	}

}
