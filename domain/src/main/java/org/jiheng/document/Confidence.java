package org.jiheng.document;

/** How far a reading of a cell can be relied on. */
public enum Confidence {

	/** Nothing speaks against it. */
	CERTAIN,

	/** It was read, and a person should look: a finding says why. */
	DOUBTFUL,

	/** It was not read, or cannot be decided: a person has to say what it means. */
	REFUSED

}
