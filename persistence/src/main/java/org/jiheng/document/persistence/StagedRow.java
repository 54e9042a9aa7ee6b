package org.jiheng.document.persistence;

import java.util.List;
import java.util.UUID;
import org.jiheng.budget.BudgetKey;
import org.jiheng.document.ArchivePolicy;
import org.jiheng.document.Correction;
import org.jiheng.document.ImportKey;
import org.jiheng.document.StagedImport;
import org.jiheng.document.StagedKey;
import org.jiheng.document.StagedStatus;
import org.jiheng.shared.FiscalYear;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.persistence.Columns;
import org.jspecify.annotations.Nullable;

/** A row of jiheng.staged_import with what its file says beside the bytes. */
final class StagedRow {

	/** One whose file is gone has ended, by time or since its words may not be kept. */
	static final String STATUS = "case when s.status not in ('RECEIVED', 'READ') then s.status"
			+ " when s.expires_at <= now() then 'EXPIRED' when f.id is null then 'ABANDONED' else s.status end";

	static final String FROM = " from jiheng.staged_import s left join jiheng.staged_file f"
			+ " on f.county_code = s.county_code and f.id = s.id";

	static final String COLUMNS = "select s.county_code, s.id::text, s.staged_by, s.staged_at, s.department_code, s.policy,"
			+ " s.department_said, f.file_name, " + STATUS + ", s.version, s.files_total, s.files_read,"
			+ " s.withheld or (s.status in ('RECEIVED', 'READ') and s.expires_at > now() and f.id is null), s.expires_at,"
			+ " s.imports, coalesce(f.corrections, '[]')::text";

	private StagedRow() {
	}

	static StagedImport of(Columns columns) {
		var key = new StagedKey(new RegionCode(columns.text()), UUID.fromString(columns.text()));
		return new StagedImport(key, columns.text(), columns.instant(), department(columns.textOrNull()),
				policy(columns.textOrNull()), department(columns.textOrNull()), columns.textOrNull(),
				StagedStatus.valueOf(columns.text()), columns.integer(), columns.integerOrNull(), columns.integer(),
				columns.truth(), columns.instant(), imports(key.county(), columns.texts()),
				Json.list(columns.text(), Correction.class));
	}

	/** 2024/315/101 */
	static String text(ImportKey done) {
		return done.budget().year() + "/" + done.budget().department() + "/" + done.number();
	}

	private static List<ImportKey> imports(RegionCode county, List<String> texts) {
		return texts.stream().map(text -> text.split("/")).map(parts -> {
			var budget = new BudgetKey(county, new FiscalYear(Integer.parseInt(parts[0])),
					new DepartmentCode(parts[1]));
			return new ImportKey(budget, Integer.parseInt(parts[2]));
		}).toList();
	}

	private static @Nullable DepartmentCode department(@Nullable String code) {
		return code == null ? null : new DepartmentCode(code);
	}

	private static @Nullable ArchivePolicy policy(@Nullable String name) {
		return name == null ? null : ArchivePolicy.valueOf(name);
	}

}
