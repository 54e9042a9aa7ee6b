package org.jiheng.budget;

/** The kinds of target, for filters. */
public enum TargetKind {

	NUMERIC, DEADLINE, QUALITATIVE, CLASSIFIED, UNDECIDABLE

}
