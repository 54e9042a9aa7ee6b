package org.jiheng.oversight;

import java.util.Optional;
import org.jiheng.tenancy.RegionCode;

/** The nth grant of a county, counted from 1. */
public record GrantKey(RegionCode county, int number) {

	/** As audit entries keep it: 130324/1. */
	public String reference() {
		return county + "/" + number;
	}

	/** What a county's code and a number stand for; nothing for any other words. */
	public static Optional<GrantKey> parse(String county, String number) {
		return county.matches("[0-9]{6}") && number.matches("[1-9][0-9]{0,8}")
				? Optional.of(new GrantKey(new RegionCode(county), Integer.parseInt(number))) : Optional.empty();
	}

	static GrantKey of(String reference) {
		String[] parts = reference.split("/", 2);
		return new GrantKey(new RegionCode(parts[0]), Integer.parseInt(parts[1]));
	}
}
