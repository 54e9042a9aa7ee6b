package org.jiheng.budget;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.EnumSet;
import java.util.Set;

/**
 * How much of each item is read. Keys, names, funds of projects and other short values
 * always are; these parts cost more, and are read where they are asked for.
 */
public record Detail(Set<Part> parts) {

	/** Everything but where the values come from. */
	public static final Detail VALUES = new Detail(EnumSet.complementOf(EnumSet.of(Part.PROVENANCE)));

	public static final Detail VALUES_AND_PROVENANCE = new Detail(EnumSet.allOf(Part.class));

	/** What may be left out. Of what was, {@link Read} says so; provenance is empty. */
	public enum Part {

		/** Funds of budgets and their numbers of projects: sums over all projects. */
		BUDGET_SUMS,
		/** Goals and safeguards of budgets. */
		BUDGET_TEXTS,
		/** Purposes, payment plans and goals of projects. */
		PROJECT_TEXTS,
		/** Where the values of all items come from. */
		PROVENANCE

	}

	public Detail {
		parts = parts.stream().collect(toUnmodifiableSet());
	}

	public boolean has(Part part) {
		return parts.contains(part);
	}
}
