package org.jiheng.tenancy.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.jiheng.postgres.TwoCounties;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Role;
import org.jiheng.tenancy.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Assurance 5, by SQL. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WriteMatrixTests {

	private static final RegionCode LULONG = new RegionCode("130324");

	private static final List<Scope> SCOPES = List.of(new Scope.OfCounty("test", LULONG, Role.COUNTY_FINANCE),
			new Scope.OfDepartment("test", LULONG, new DepartmentCode("315"), Role.DEPARTMENT_EDITOR),
			new Scope.Identity("test"), new Scope.Oversight("test", new RegionCode("130300")),
			new Scope.Oversight("test", new RegionCode("130000")));

	private final Database database;

	WriteMatrixTests(Database database) {
		this.database = database;
		TwoCounties.in(database);
	}

	@Test
	void noWriteChangesAForeignRow() throws SQLException {
		try (Connection connection = database.administrator().getConnection()) {
			var matrix = new WriteMatrix(connection);
			for (Scope scope : SCOPES) {
				matrix.tryAll(scope);
			}
			matrix.tryAll(new Scope.Instance("somebody"));
			System.out.println("write matrix: " + matrix.tried() + " writes tried, " + matrix.harmful().size()
					+ " changed a foreign row, " + matrix.effective().size() + " an own one");
			assertThat(matrix.harmful()).isEmpty();
			assertThat(matrix.withoutRows()).isEmpty();
			assertThat(matrix.effective()).contains("jiheng_county: update jiheng.budget set county_code = county_code",
					"jiheng_department: update jiheng.budget set county_code = county_code",
					"jiheng_county: delete from jiheng.indicator", "jiheng_department: delete from jiheng.indicator");
		}
	}

	@Test
	void aCheckThatAllowsEverythingIsFound() throws SQLException {
		Database broken = PostgresExtension.fresh();
		TwoCounties.in(broken);
		broken.asOwner("""
				alter policy indicator_insert_of_county on jiheng.indicator with check (true);
				alter policy indicator_update_of_county on jiheng.indicator with check (true);
				alter policy membership_read_by_county on jiheng.membership using (true);
				alter policy membership_ended_by_county on jiheng.membership using (true) with check (true);
				alter policy import_of_department on jiheng.import with check (true)""");
		try (Connection connection = broken.administrator().getConnection()) {
			var matrix = new WriteMatrix(connection);
			matrix.tryAll(SCOPES.get(0));
			matrix.tryAll(SCOPES.get(1));
			assertThat(matrix.harmful())
				.contains("jiheng_county: insert into jiheng.indicator select * from foreign_row",
						"jiheng_county: update jiheng.indicator set county_code = '130322'",
						"jiheng_department: insert into jiheng.import select * from foreign_row")
				.anyMatch(write -> write.startsWith("jiheng_county: update jiheng.membership set valid_until"));
		}
		broken.drop();
	}

}
