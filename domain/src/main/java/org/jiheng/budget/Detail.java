package org.jiheng.budget;

/**
 * How much of each item is read: where its values come from is bulky and seldom asked
 * for.
 */
public enum Detail {

	VALUES, VALUES_AND_PROVENANCE

}
