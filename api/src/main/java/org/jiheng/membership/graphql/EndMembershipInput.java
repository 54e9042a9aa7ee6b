package org.jiheng.membership.graphql;

import java.time.LocalDate;
import java.util.UUID;
import org.jiheng.membership.Members;
import org.jiheng.membership.Terms;
import org.jspecify.annotations.Nullable;

/** Input of changeMembership and, without a day, of revokeMembership. */
record EndMembershipInput(String id, @Nullable LocalDate until, @Nullable Integer expectedVersion,
		@Nullable String idempotencyKey, boolean dryRun) {

	/** What is no id of ours is not there. */
	UUID key() {
		try {
			UUID key = UUID.fromString(id);
			if (key.toString().equals(id)) {
				return key;
			}
		}
		catch (IllegalArgumentException _) {
			// As an id that nobody has.
		}
		throw Members.absent();
	}

	Terms terms() {
		return new Terms(expectedVersion, idempotencyKey, dryRun);
	}
}
