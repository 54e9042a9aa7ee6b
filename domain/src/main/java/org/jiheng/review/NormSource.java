package org.jiheng.review;

/** Whose word is in force: the one nearest to the county. */
public enum NormSource {

	STANDARD, PROVINCE, PREFECTURE, COUNTY

}
