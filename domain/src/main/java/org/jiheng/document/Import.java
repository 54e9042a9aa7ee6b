package org.jiheng.document;

import java.time.Instant;
import java.util.List;
import org.jiheng.review.Finding;

/**
 * What a stored document gave. The document itself is not kept; its digest (SHA-256, hex)
 * is.
 */
public record Import(ImportKey key, Instant importedAt, String importedBy, String digest, String charset,
		int projectCount, int indicatorCount, boolean departmentRegistered, List<ImportChange> changes,
		List<Finding> findings) {

	public Import {
		changes = List.copyOf(changes);
		findings = List.copyOf(findings);
	}
}
