package org.jiheng.membership.persistence;

import java.util.Objects;
import java.util.UUID;
import org.jiheng.membership.Membership;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Role;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.Statement;
import org.jspecify.annotations.Nullable;

/** How a membership stands in its row. */
final class MembershipRow {

	static final String COLUMNS = "id::text, subject, email, role, province_code, prefecture_code, county_code,"
			+ " department_code, valid_from, valid_until, version";

	private MembershipRow() {
	}

	static Membership membership(Columns row) {
		UUID id = UUID.fromString(row.text());
		String subject = row.textOrNull();
		String email = row.textOrNull();
		Role role = Role.valueOf(row.text());
		var place = new Place(row.textOrNull(), row.textOrNull(), row.textOrNull(), row.textOrNull());
		String department = place.department();
		return new Membership(id, subject, email, role, place.region(),
				department == null ? null : new DepartmentCode(department), Objects.requireNonNull(row.dateOrNull()),
				row.dateOrNull(), row.integer());
	}

	/** A tenant's statements name its county. */
	static Statement within(Scope scope, Statement statement) {
		return scope instanceof Scope.Tenant tenant ? statement.add(" and county_code = ?", tenant.county().value())
				: statement;
	}

	/** The place of a membership as its four columns, of which most are null. */
	record Place(@Nullable String province, @Nullable String prefecture, @Nullable String county,
			@Nullable String department) {

		static Place of(Membership membership) {
			String digits = membership.region().significantDigits();
			DepartmentCode department = membership.department();
			String departmentDigits = department == null ? null : department.value();
			return switch (membership.region().level()) {
				case COUNTRY -> new Place(null, null, null, null);
				case PROVINCE -> new Place(digits, null, null, null);
				case PREFECTURE -> new Place(null, digits, null, null);
				case COUNTY -> new Place(null, null, digits, departmentDigits);
			};
		}

		RegionCode region() {
			if (county != null) {
				return new RegionCode(county);
			}
			if (prefecture != null) {
				return new RegionCode(prefecture + "00");
			}
			return province == null ? RegionCode.COUNTRY : new RegionCode(province + "0000");
		}

		/** The values of the four columns, to bind. */
		Object[] values() {
			return new Object[] { text(province), text(prefecture), text(county), text(department) };
		}

		private static Object text(@Nullable String value) {
			return Statement.nullable(value, String.class);
		}
	}

}
