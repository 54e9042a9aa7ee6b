package org.jiheng.approval;

/** What somebody is waited for to do. */
public enum InboxKind {

	/** A budget was returned. */
	REVISE,

	/** The checks found errors that are still open. */
	MEND,

	/** A draft or a returned budget is to be submitted. */
	SUBMIT,

	/** A budget was submitted. */
	REVIEW,

	/** Somebody else proposed to lift a project's 涉密. */
	DECLASSIFY,

	/** A department is late with its stage of the year. */
	OVERDUE

}
