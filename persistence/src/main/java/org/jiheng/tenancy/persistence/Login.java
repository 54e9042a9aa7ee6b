package org.jiheng.tenancy.persistence;

import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Scope;

/** The database logins, one for each level of scope; roles.sql makes them. */
public enum Login {

	IDENTITY("jiheng_identity"), ADMINISTRATOR("jiheng_administrator"), DEPARTMENT("jiheng_department"),
	COUNTY("jiheng_county"), PREFECTURE("jiheng_prefecture"), PROVINCE("jiheng_province"), PUBLIC("jiheng_public");

	private final String role;

	Login(String role) {
		this.role = role;
	}

	/** The name of the database role. */
	public String role() {
		return role;
	}

	static Login of(Scope scope) {
		return switch (scope) {
			case Scope.Identity identity -> IDENTITY;
			case Scope.Instance instance -> ADMINISTRATOR;
			case Scope.OfDepartment department -> DEPARTMENT;
			case Scope.OfCounty county -> COUNTY;
			case Scope.Oversight oversight ->
				oversight.region().level() == RegionCode.Level.PROVINCE ? PROVINCE : PREFECTURE;
			case Scope.Public everyone -> PUBLIC;
		};
	}

}
