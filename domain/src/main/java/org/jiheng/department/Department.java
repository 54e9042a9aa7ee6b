package org.jiheng.department;

import java.util.regex.Pattern;
import org.jiheng.shared.Wording;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;

/** A department of a county. */
public record Department(RegionCode county, DepartmentCode code, String name) {

	private static final Pattern ITSELF = Pattern.compile("\\(?本级\\)?$");

	/**
	 * A name as names of departments are compared: without white space and variants of
	 * signs, and without 本级, which says that the department's own unit is meant.
	 */
	public static String nameKey(String name) {
		return ITSELF.matcher(Wording.key(name)).replaceFirst("");
	}

	/** Its code and its name, for people. */
	public String words() {
		return code + " " + name;
	}
}
