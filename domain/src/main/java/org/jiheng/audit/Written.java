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
 * @param nothing whether all was as asked for already: then there is no entry
 */
public record Written(String reference, @Nullable DepartmentCode department, @Nullable Integer year,
		List<Change> changes, boolean nothing) {

	public Written {
		changes = List.copyOf(changes);
	}

	public Written(String reference, @Nullable DepartmentCode department, @Nullable Integer year,
			List<Change> changes) {
		this(reference, department, year, changes, false);
	}

	/** All was as asked for already. */
	public static Written nothing(String reference) {
		return new Written(reference, null, null, List.of(), true);
	}
}
