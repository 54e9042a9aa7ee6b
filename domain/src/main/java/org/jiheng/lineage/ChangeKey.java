package org.jiheng.lineage;

import java.util.Optional;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;

/** The nth change of a unit, counted from 1. */
public record ChangeKey(Unit unit, int number) {

	/** As audit entries keep it: 130324/315/1, or 130324//1 of the county itself. */
	public String reference() {
		return unit.county() + "/" + (unit.department() == null ? "" : unit.department()) + "/" + number;
	}

	/** What a reference stands for; nothing for any other words. */
	public static Optional<ChangeKey> parse(String reference) {
		String[] parts = reference.split("/", -1);
		if (parts.length != 3 || !parts[0].matches("[0-9]{6}") || !parts[1].matches("([0-9]{3})?")
				|| !parts[2].matches("[1-9][0-9]{0,8}")) {
			return Optional.empty();
		}
		return Optional.of(new ChangeKey(
				new Unit(new RegionCode(parts[0]), parts[1].isEmpty() ? null : new DepartmentCode(parts[1])),
				Integer.parseInt(parts[2])));
	}
}
