package org.jiheng.approval;

/** What somebody is waited for to do. */
public enum InboxKind {

	/** A budget was returned. */
	REVISE,

	/** The checks found errors that are still open. */
	MEND,

	/** Finance asks in threads of the review. */
	ANSWER,

	/** A draft or a returned budget is to be submitted. */
	SUBMIT,

	/** A budget was submitted. */
	REVIEW,

	/** The department answered in threads of the review. */
	SETTLE,

	/** Somebody else proposed to lift a project's 涉密. */
	DECLASSIFY,

	/** A department is late with its stage of the year. */
	OVERDUE

}
