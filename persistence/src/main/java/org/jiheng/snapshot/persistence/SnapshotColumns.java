package org.jiheng.snapshot.persistence;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jiheng.budget.BudgetKey;
import org.jiheng.shared.FiscalYear;
import org.jiheng.snapshot.Basis;
import org.jiheng.snapshot.Facts;
import org.jiheng.snapshot.KeptFacts;
import org.jiheng.snapshot.KeptSnapshot;
import org.jiheng.snapshot.Seal;
import org.jiheng.snapshot.SealedFunds;
import org.jiheng.snapshot.SealedIndicator;
import org.jiheng.snapshot.SealedProject;
import org.jiheng.snapshot.SnapshotKey;
import org.jiheng.snapshot.SnapshotKind;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.persistence.Columns;

/** Reads snapshots and their rows, each after its key. */
final class SnapshotColumns {

	static final String SNAPSHOT = "s.county_code, s.fiscal_year, s.department_code, s.number, s.kind, s.adjustment,"
			+ " s.county_name, s.department_name, s.sealed_by, s.sealed_at, s.basis_document, s.basis_date,"
			+ " s.content_hash, s.previous_hash, s.county_number, s.previous_county_hash, s.hash, s.title,"
			+ " s.overall_goals, s.itemised_goals, s.safeguards, s.total_fen, s.fiscal_fen, s.other_fen,"
			+ " s.project_count";

	static final String KEY = "r.county_code, r.fiscal_year, r.department_code, r.snapshot_number, ";

	static final String PROJECT = KEY + "r.number, r.sequence, r.code, r.name, r.unit_code, r.unit_name, r.total_fen,"
			+ " r.fiscal_fen, r.other_fen, r.purpose, r.plan_months::integer[], r.plan_hundredths, r.goals,"
			+ " r.lasting_goals, r.classified";

	static final String INDICATOR = KEY + "r.number, r.project_number, r.sequence, r.level1, r.level2, r.level3,"
			+ " r.description, r.target_kind, r.target_raw, r.comparator, r.target_value, r.target_upper,"
			+ " r.target_unit, r.target_deadline, r.lasting_target::text, r.basis, r.weight";

	static final String CONTENT = "s.county_code, s.fiscal_year, s.department_code, s.number, s.content";

	static final String FACTS = KEY + "r.kind, r.total_fen, r.fiscal_fen, r.other_fen, r.projects, r.indicators,"
			+ " r.numeric_targets, r.classified_projects, r.classified_fen, r.plan_months::integer[], r.planned_fen,"
			+ " r.with_plan_fen";

	static final String CLASS = KEY + "r.level1, r.level2, r.indicators, r.numeric_targets";

	private SnapshotColumns() {
	}

	static SnapshotKey key(Columns columns) {
		return new SnapshotKey(new BudgetKey(new RegionCode(columns.text()), new FiscalYear(columns.small()),
				new DepartmentCode(columns.text())), columns.integer());
	}

	static KeptSnapshot snapshot(Columns columns) {
		SnapshotKey key = key(columns);
		var kind = SnapshotKind.valueOf(columns.text());
		int adjustment = columns.small();
		String county = columns.text();
		String department = columns.text();
		String by = columns.text();
		var at = columns.instant();
		String document = columns.textOrNull();
		LocalDate date = columns.dateOrNull();
		var seal = new Seal(key, kind, adjustment, county, department, by, at,
				document == null ? null : new Basis(document, date), columns.text(), columns.text(), columns.big(),
				columns.text());
		return new KeptSnapshot(seal, columns.text(), columns.text(), columns.texts(), columns.texts(), columns.texts(),
				new SealedFunds(columns.big(), columns.bigOrNull(), columns.bigOrNull()), columns.integer());
	}

	static SealedProject project(Columns columns) {
		return new SealedProject(columns.integer(), columns.integer(), columns.textOrNull(), columns.text(),
				columns.textOrNull(), columns.textOrNull(), columns.big(), columns.bigOrNull(), columns.bigOrNull(),
				columns.textOrNull(), columns.integers(), columns.integers(), columns.texts(), columns.texts(),
				columns.truth());
	}

	static SealedIndicator indicator(Columns columns) {
		return new SealedIndicator(columns.integer(), columns.integerOrNull(), columns.integer(), columns.text(),
				columns.text(), columns.textOrNull(), columns.textOrNull(),
				new SealedIndicator.SealedTarget(columns.text(), columns.textOrNull(), columns.textOrNull(),
						columns.decimalOrNull(), columns.decimalOrNull(), columns.textOrNull(), columns.dateOrNull()),
				LastingTargets.read(columns.textOrNull()), columns.textOrNull(), columns.decimalOrNull());
	}

	/** The sums; the classes are rows of their own. */
	static KeptFacts facts(Columns columns) {
		String kind = columns.text();
		var funds = new SealedFunds(columns.big(), columns.bigOrNull(), columns.bigOrNull());
		int projects = columns.integer();
		int indicators = columns.integer();
		int numericTargets = columns.integer();
		int classifiedProjects = columns.integer();
		long classifiedFen = columns.big();
		List<Integer> months = columns.integers();
		List<Long> planned = columns.bigs();
		List<Facts.Planned> plan = IntStream.range(0, months.size())
			.mapToObj(i -> new Facts.Planned(months.get(i), planned.get(i)))
			.toList();
		return new KeptFacts(kind, new Facts(funds, projects, indicators, numericTargets, classifiedProjects,
				classifiedFen, plan, columns.big(), List.of()));
	}

	static Facts.OfClass ofClass(Columns columns) {
		return new Facts.OfClass(columns.text(), columns.text(), columns.integer(), columns.integer());
	}

}
