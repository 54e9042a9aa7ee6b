package org.jiheng.tenancy;

/** What a member may do. */
public enum Role {

	DEPARTMENT_EDITOR, DEPARTMENT_REVIEWER, COUNTY_FINANCE, OVERSIGHT, AUDITOR, READER, ADMINISTRATOR;

	/** Auditors and readers change nothing; the database holds them to it. */
	public boolean readsOnly() {
		return this == AUDITOR || this == READER;
	}

}
