package org.jiheng.tenancy;

import org.jiheng.shared.Digits;

/** Three digits that name a department inside a county: 315. */
public record DepartmentCode(String value) implements Comparable<DepartmentCode> {

	public DepartmentCode {
		if (!Digits.are(value, 3)) {
			throw new IllegalArgumentException("a department code has three digits: " + value);
		}
	}

	@Override
	public int compareTo(DepartmentCode other) {
		return value.compareTo(other.value);
	}

	@Override
	public String toString() {
		return value;
	}
}
