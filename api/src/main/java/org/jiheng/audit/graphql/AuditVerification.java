package org.jiheng.audit.graphql;

import org.jiheng.audit.Verification;
import org.jspecify.annotations.Nullable;

/** What going through the chain found, as GraphQL shows it. */
record AuditVerification(boolean whole, long entriesChecked, long headNumber, String headHash, long textsStanding,
		long textsErased, Verification.@Nullable Fault firstFault) {

	static AuditVerification of(Verification found) {
		return new AuditVerification(found.fault() == null, found.entries(), found.headNumber(), found.headHash(),
				found.texts(), found.erased(), found.fault());
	}
}
