package org.jiheng.snapshot.graphql;

/** A value of a project that has a permalink, and where it stands. */
enum SnapshotProjectValue {

	TOTAL("totalFen"), FISCAL("fiscalFen"), OTHER("otherFen"), CODE("code"), NAME("name"), PURPOSE("purpose");

	private final String path;

	SnapshotProjectValue(String path) {
		this.path = path;
	}

	String path() {
		return path;
	}

}
