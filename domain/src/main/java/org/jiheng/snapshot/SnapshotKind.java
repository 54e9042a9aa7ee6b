package org.jiheng.snapshot;

/** On what occasion a budget was sealed: 批复, 调整, 年末. */
public enum SnapshotKind {

	APPROVAL, ADJUSTMENT, YEAR_END

}
