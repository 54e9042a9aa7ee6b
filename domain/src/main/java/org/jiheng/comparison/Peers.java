package org.jiheng.comparison;

/**
 * With which others a row is ranked: all of the answer, or those of the same prefecture.
 */
public enum Peers {

	ALL, PREFECTURE

}
