package org.jiheng.difference;

/** What became of something; changed is all that has no direction. */
public enum ChangeKind {

	ADDED, REMOVED, MOVED, RENAMED, CHANGED, INCREASED, DECREASED, LOOSENED, TIGHTENED, CLASSIFIED, DECLASSIFIED

}
