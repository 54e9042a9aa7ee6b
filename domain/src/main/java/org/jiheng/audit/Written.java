package org.jiheng.audit;

import java.util.List;
import org.jiheng.tenancy.DepartmentCode;
import org.jspecify.annotations.Nullable;

/**
 * What an act wrote.
 *
 * @param reference what it was about, from which its answer is read, now and when it is
 * repeated
 * @param department and year: what the texts among the changes belong to; null for a
 * matter of the whole county
 */
public record Written(String reference, @Nullable DepartmentCode department, @Nullable Integer year,
		List<Change> changes) {

	public Written {
		changes = List.copyOf(changes);
	}
}
