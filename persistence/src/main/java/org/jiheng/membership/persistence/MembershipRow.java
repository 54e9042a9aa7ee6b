package org.jiheng.membership.persistence;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jiheng.membership.Membership;
import org.jiheng.tenancy.Role;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jspecify.annotations.Nullable;

/** How a membership stands in its row. */
final class MembershipRow {

	static final String COLUMNS = "id, subject, role, province_code, prefecture_code, county_code, department_code, valid_from, valid_until";

	private MembershipRow() {
	}

	static Membership membership(Readable row) {
		var place = new Place(row.get(3, String.class), row.get(4, String.class), row.get(5, String.class),
				row.get(6, String.class));
		String department = place.department();
		return new Membership(there(row.get(0, UUID.class)), there(row.get(1, String.class)),
				Role.valueOf(there(row.get(2, String.class))), place.region(),
				department == null ? null : new DepartmentCode(department), there(row.get(7, LocalDate.class)),
				row.get(8, LocalDate.class));
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
	}

	private static <T> T there(@Nullable T value) {
		return Objects.requireNonNull(value);
	}

}
