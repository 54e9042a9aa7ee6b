package org.jiheng.lineage;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jiheng.shared.FiscalYear;
import org.jspecify.annotations.Nullable;

/**
 * A change as it stands: by whom it was recorded, and by whom it was withdrawn.
 *
 * @param name what the unit was called when this was recorded
 */
public record UnitChange(ChangeKey key, String name, FiscalYear firstYear, ChangeTerms.Kind kind, List<Part> parts,
		String basis, String recordedBy, Instant recordedAt, @Nullable String withdrawnBy,
		@Nullable Instant withdrawnAt) {

	public UnitChange {
		parts = List.copyOf(parts);
	}

	/** What it goes on as, by that unit's name at the time, and by which share. */
	public record Part(Unit unit, String name, BigDecimal weight) {
	}
}
