package org.jiheng.tenancy;

/** Three digits that name a department inside a county: 315. */
public record DepartmentCode(String value) implements Comparable<DepartmentCode> {

	public DepartmentCode {
		if (!value.matches("[0-9]{3}")) {
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
