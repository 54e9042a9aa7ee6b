package org.jiheng.document.persistence;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.OffsetDateTime;
import org.jiheng.budget.BudgetKey;
import org.jiheng.document.Import;
import org.jiheng.document.ImportChange;
import org.jiheng.document.ImportKey;
import org.jiheng.shared.FiscalYear;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;

/** A row of jiheng.import. */
final class ImportRow {

	static final String COLUMNS = """
			i.county_code, i.fiscal_year, i.department_code, i.number, i.digest, i.charset, i.imported_by, i.imported_at,
			i.project_count, i.indicator_count, i.department_registered, i.changes, i.findings""";

	private ImportRow() {
	}

	static Import of(Readable row) {
		BudgetKey budget = new BudgetKey(new RegionCode(get(row, "county_code", String.class)),
				new FiscalYear(get(row, "fiscal_year", Integer.class)),
				new DepartmentCode(get(row, "department_code", String.class)));
		return new Import(new ImportKey(budget, get(row, "number", Integer.class)),
				get(row, "imported_at", OffsetDateTime.class).toInstant(), get(row, "imported_by", String.class),
				get(row, "digest", String.class), get(row, "charset", String.class),
				get(row, "project_count", Integer.class), get(row, "indicator_count", Integer.class),
				get(row, "department_registered", Boolean.class),
				Json.list(get(row, "changes", String.class), ImportChange.class),
				Json.list(get(row, "findings", String.class), FindingEntry.class)
					.stream()
					.map(FindingEntry::finding)
					.toList());
	}

	static <T> T get(Readable row, String column, Class<T> type) {
		return requireNonNull(row.get(column, type), column);
	}

}
