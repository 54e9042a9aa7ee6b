package org.jiheng.approval;

/** A stage of the budget year that a county sets a deadline for: 申报, 审核, 批复. */
public enum ReviewStage {

	/** The department submits for the first time. */
	SUBMISSION("申报"),

	/** Finance decides for the first time, whichever way. */
	REVIEW("审核"),

	/** Finance approves. */
	APPROVAL("批复");

	private final String title;

	ReviewStage(String title) {
		this.title = title;
	}

	public String title() {
		return title;
	}

}
