package org.jiheng.oversight;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A grant as it stands: by whom it was given, and by whom it was taken back. */
public record OversightGrant(GrantKey key, GrantTerms terms, String grantedBy, Instant grantedAt,
		@Nullable String revokedBy, @Nullable Instant revokedAt) {

	public State on(LocalDate day) {
		if (revokedAt != null) {
			return State.REVOKED;
		}
		LocalDate until = terms.until();
		if (until != null && !day.isBefore(until)) {
			return State.ENDED;
		}
		return day.isBefore(terms.from()) ? State.TO_COME : State.IN_FORCE;
	}

	/** Whether it shows anything. */
	public enum State {

		TO_COME, IN_FORCE, ENDED, REVOKED

	}
}
