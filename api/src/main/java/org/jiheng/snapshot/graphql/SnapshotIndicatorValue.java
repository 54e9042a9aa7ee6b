package org.jiheng.snapshot.graphql;

/** A value of an indicator that has a permalink, and where it stands. */
enum SnapshotIndicatorValue {

	TARGET("target/raw"), VALUE("target/value"), UPPER_VALUE("target/upper"), DEADLINE("target/deadline"),
	LEVEL3("level3"), DESCRIPTION("description"), BASIS("basis"), WEIGHT("weight");

	private final String path;

	SnapshotIndicatorValue(String path) {
		this.path = path;
	}

	String path() {
		return path;
	}

}
