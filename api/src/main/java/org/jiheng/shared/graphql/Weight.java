package org.jiheng.shared.graphql;

/**
 * What a selection asks for, fragments expanded: objects to fetch at most, fields,
 * aliases, levels below, and fields on its own level. Numbers stop growing at a ceiling.
 */
record Weight(long cost, long fields, long aliases, long depth, long roots) {

	static final Weight NONE = new Weight(0, 0, 0, 0, 0);

	private static final long CEILING = 1_000_000_000_000L;

	/** Both on the same level. */
	Weight and(Weight other) {
		return new Weight(capped(cost + other.cost), capped(fields + other.fields), capped(aliases + other.aliases),
				Math.max(depth, other.depth), capped(roots + other.roots));
	}

	/** One of them is run, both are checked. */
	Weight or(Weight other) {
		return new Weight(Math.max(cost, other.cost), capped(fields + other.fields), capped(aliases + other.aliases),
				Math.max(depth, other.depth), Math.max(roots, other.roots));
	}

	/** The field that selects this of so many objects. */
	Weight under(long objects, boolean alias) {
		long each = capped(1 + cost);
		return new Weight(objects > CEILING / each ? CEILING : objects * each, capped(fields + 1),
				capped(alias ? aliases + 1 : aliases), depth + 1, 1);
	}

	private static long capped(long number) {
		return Math.min(number, CEILING);
	}
}
