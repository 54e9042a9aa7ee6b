package org.jiheng.comparison;

/**
 * Under which units rows stand: those under which they were sealed, or what these are
 * today.
 */
public enum View {

	AS_WAS, AS_IS

}
