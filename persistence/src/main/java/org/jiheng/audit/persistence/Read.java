package org.jiheng.audit.persistence;

import java.time.Instant;
import org.jiheng.audit.Act;
import org.jiheng.audit.Entry;
import org.jiheng.audit.Written;
import org.jiheng.tenancy.Scope;
import org.jspecify.annotations.Nullable;

/**
 * What somebody of an overseeing region read, on its way into the region's chain.
 *
 * @param changes JSON as its entry keeps it
 */
record Read(Author reader, @Nullable String requestId, String operation, String reference, String changes) {

	static Read of(Scope.Oversight reader, @Nullable String requestId, Act act, Written written) {
		AuditedChanges changes = AuditedChanges.of(written.changes());
		if (!changes.texts().isEmpty()) {
			throw new IllegalArgumentException("an overseeing region adds no words to its chain");
		}
		return new Read(Author.of(reader), requestId, act.operation(), written.reference(), changes.json());
	}

	Entry entry(long number, Instant at, String previousHash) {
		return new Entry(reader.chain(), number, at, reader.subject(), reader.role(), reader.department(), requestId,
				operation, reference, changes, previousHash);
	}

}
