package org.jiheng.audit.graphql;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jiheng.audit.Entry;
import org.jiheng.audit.KeptChange;
import org.jiheng.audit.KeptEntry;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.Role;
import org.jspecify.annotations.Nullable;

/** An entry of the audit trail, as GraphQL shows it. */
record AuditEntry(long number, Instant at, String subject, @Nullable Role role, @Nullable DepartmentCode department,
		@Nullable String requestId, String operation, String reference, List<KeptChange> changes, String hash,
		String previousHash) {

	static AuditEntry of(KeptEntry kept) {
		Entry entry = kept.entry();
		return new AuditEntry(entry.number(), entry.at(), entry.subject(), role(entry.role()), entry.department(),
				entry.requestId(), entry.operation(), entry.reference(), kept.changes(), kept.hash(),
				entry.previousHash());
	}

	private static @Nullable Role role(String name) {
		return Arrays.stream(Role.values()).filter(role -> role.name().equals(name)).findFirst().orElse(null);
	}
}
