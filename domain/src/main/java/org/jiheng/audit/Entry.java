package org.jiheng.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jiheng.shared.Digest;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a county's audit chain.
 *
 * @param changes JSON as stored, whose words for free text are digests
 * @param previousHash the hash of the entry before, 64 zeros for the first
 */
public record Entry(RegionCode county, long number, Instant at, String subject, String role,
		@Nullable DepartmentCode department, @Nullable String requestId, String operation, String reference,
		String changes, String previousHash) {

	/** What stands before the first entry of a chain. */
	public static final String NOTHING_BEFORE = "0".repeat(64);

	/**
	 * SHA-256 in hex over the fields in the order of the record, as UTF-8, each followed
	 * by a line feed and with backslashes and line feeds inside them escaped; an absent
	 * one is empty; the time as in ISO 8601, UTC, in microseconds.
	 */
	public String hash() {
		StringBuilder form = new StringBuilder();
		for (Object field : fields()) {
			form.append(Objects.requireNonNullElse(field, "").toString().replace("\\", "\\\\").replace("\n", "\\n"))
				.append('\n');
		}
		return Digest.of(form.toString());
	}

	private List<@Nullable Object> fields() {
		return Arrays.asList(county, number, at.truncatedTo(ChronoUnit.MICROS), subject, role, department, requestId,
				operation, reference, changes, previousHash);
	}
}
