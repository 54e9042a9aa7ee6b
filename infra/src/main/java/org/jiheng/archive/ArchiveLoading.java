package org.jiheng.archive;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jiheng.budget.BudgetKey;
import org.jiheng.department.BudgetUnit;
import org.jiheng.shared.FiscalYear;
import org.jiheng.snapshot.ChainEnd;
import org.jiheng.snapshot.Facts;
import org.jiheng.snapshot.Seal;
import org.jiheng.snapshot.SnapshotKey;
import org.jiheng.snapshot.SnapshotKind;
import org.jiheng.tenancy.RegionCode;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Loads an archived year on the owner's connection, in one transaction: seals each budget
 * as {@link org.jiheng.snapshot.Sealing} does, and enters the act into the county's audit
 * chain. Row-level security does not bind the owner, so each statement names its county.
 */
final class ArchiveLoading {

	private final Connection connection;

	private final String by;

	private final Clock clock;

	/**
	 * With a connection of its own.
	 * @param by the operator's name, as seals and audit will show it
	 */
	ArchiveLoading(Connection connection, String by, Clock clock) {
		this.connection = connection;
		this.by = by;
		this.clock = clock;
	}

	/**
	 * Whether there was anything to load: not when all of it was loaded before. Throws an
	 * ArchiveProblem when it cannot be loaded; then nothing of it was.
	 */
	boolean load(ArchivedYear year) throws SQLException, IOException {
		connection.setAutoCommit(false);
		try {
			run("set local lock_timeout = '10s'");
			run("set local client_min_messages = warning");
			ChainEnd end = lock(year.county());
			boolean fresh = isNew(year);
			if (fresh) {
				write(year, end);
			}
			connection.commit();
			return fresh;
		}
		catch (SQLException | IOException | RuntimeException failure) {
			connection.rollback();
			throw failure;
		}
	}

	private void write(ArchivedYear year, ChainEnd end) throws SQLException, IOException {
		List<Sealed> sealed = seal(year, end);
		var rows = new SealedYear(sealed);
		departments(year);
		units(year.county(), rows.units());
		for (SealedYear.Copy copy : rows.copies().toList()) {
			connection.unwrap(PGConnection.class)
				.getCopyAPI()
				.copyIn("copy jiheng." + copy.into() + " from stdin", new StringReader(copy.rows()));
		}
		budgets(year);
		advance(sealed);
		new AuditEntry(connection, clock).enter(year, sealed.getLast().seal(), by);
	}

	/** The county's chain, which nobody else adds to until this is over. */
	private ChainEnd lock(RegionCode county) throws SQLException {
		if (first("select number, hash from jiheng.county c cross join (select 0::bigint as number, '' as hash) e"
				+ " where c.county_code = ?", county.value()) == null) {
			throw new ArchiveProblem("ARCHIVE_COUNTY", county + " 尚未接入本系统；请先由系统管理员接入该县（onboardCounty），再载入档案");
		}
		run("insert into jiheng.snapshot_head (county_code, number, hash) values (?, 0, ?) on conflict do nothing",
				county.value(), ChainEnd.NOTHING_BEFORE);
		ChainEnd end = first("select number, hash from jiheng.snapshot_head where county_code = ? for update",
				county.value());
		if (end == null) {
			throw new IllegalStateException("a head that was just made is gone: " + county);
		}
		return end;
	}

	private boolean isNew(ArchivedYear year) throws SQLException {
		Map<String, String> there = new HashMap<>();
		try (PreparedStatement select = prepare("select b.department_code, coalesce(s.content_hash, '')"
				+ " from jiheng.budget b left join jiheng.snapshot s on s.county_code = b.county_code"
				+ " and s.fiscal_year = b.fiscal_year and s.department_code = b.department_code and s.number = 1"
				+ " where b.county_code = ? and b.fiscal_year = ? and b.adjustment = 0", year.county().value(),
				year.year().value()); ResultSet rows = select.executeQuery()) {
			while (rows.next()) {
				there.put(rows.getString(1), rows.getString(2));
			}
		}
		List<ArchivedBudget> loaded = year.budgets()
			.stream()
			.filter(budget -> budget.contentHash().equals(there.get(budget.key().department().value())))
			.toList();
		if (loaded.size() == year.budgets().size()) {
			return false;
		}
		year.budgets()
			.stream()
			.map(ArchivedBudget::key)
			.filter(key -> there.containsKey(key.department().value()))
			.findFirst()
			.ifPresent(key -> {
				throw new ArchiveProblem("ARCHIVE_THERE", "系统中已有 " + key.reference() + " 的预算；档案不替换已有的内容，请从文件中删去该部门");
			});
		return true;
	}

	private List<Sealed> seal(ArchivedYear year, ChainEnd end) throws SQLException {
		Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
		List<Sealed> sealed = new ArrayList<>();
		ChainEnd last = end;
		for (ArchivedBudget budget : year.budgets()) {
			var seal = new Seal(new SnapshotKey(budget.key(), 1), SnapshotKind.APPROVAL, 0, year.countyName(),
					budget.departmentName(), by, now, budget.basis(), budget.contentHash(), ChainEnd.NOTHING_BEFORE,
					last.number() + 1, last.hash());
			last = new ChainEnd(seal.countyNumber(), seal.hash());
			sealed.add(new Sealed(budget, seal, Facts.of(budget.content())));
		}
		return sealed;
	}

	/** Those that the county does not have; one that it has keeps its name of today. */
	private void departments(ArchivedYear year) throws SQLException {
		String[] codes = year.budgets().stream().map(each -> each.key().department().value()).toArray(String[]::new);
		String[] names = year.budgets().stream().map(ArchivedBudget::departmentName).toArray(String[]::new);
		run("insert into jiheng.department (county_code, department_code, name, registered_by) select ?, code, name, ?"
				+ " from unnest(?::text[], ?::text[]) d (code, name) on conflict do nothing", year.county().value(), by,
				connection.createArrayOf("text", codes), connection.createArrayOf("text", names));
	}

	private void units(RegionCode county, List<BudgetUnit> units) throws SQLException {
		String[] codes = units.stream().map(unit -> unit.code().value()).toArray(String[]::new);
		String[] names = units.stream().map(BudgetUnit::name).toArray(String[]::new);
		run("insert into jiheng.budget_unit (county_code, department_code, unit_code, name)"
				+ " select ?, left(code, 3), code, name from unnest(?::text[], ?::text[]) u (code, name)"
				+ " on conflict do nothing", county.value(), connection.createArrayOf("text", codes),
				connection.createArrayOf("text", names));
	}

	/** What the snapshots hold, as the budgets' own content. */
	private void budgets(ArchivedYear year) throws SQLException {
		String key = "s.county_code, s.fiscal_year, s.department_code, s.number";
		String from = " s join jiheng.budget b on b.county_code = s.county_code and b.fiscal_year = s.fiscal_year"
				+ " and b.department_code = s.department_code and b.adjustment = 0 where s.county_code = ?"
				+ " and s.fiscal_year = ? and s.sealed_in = pg_current_xact_id()::text::bigint";
		run("insert into jiheng.project (county_code, fiscal_year, department_code, number, open, sequence, code, name,"
				+ " unit_code, total_fen, fiscal_fen, other_fen, purpose, plan_months, plan_hundredths, goals,"
				+ " lasting_goals, classified, provenance, changed_by) select " + key
				+ ", false, s.sequence, s.code, s.name,"
				+ " s.unit_code, s.total_fen, s.fiscal_fen, s.other_fen, s.purpose, s.plan_months, s.plan_hundredths,"
				+ " s.goals, s.lasting_goals, s.classified, '[]', b.changed_by from jiheng.snapshot_project" + from,
				year.county().value(), year.year().value());
		run("insert into jiheng.indicator (county_code, fiscal_year, department_code, number, open, project_number,"
				+ " sequence, level1, level2, level3, description, target_kind, target_raw, comparator, target_value,"
				+ " target_upper, target_unit, target_deadline, lasting_target, basis, weight, provenance, changed_by) select "
				+ key
				+ ", false, s.project_number, s.sequence, s.level1, s.level2, s.level3, s.description, s.target_kind,"
				+ " s.target_raw, s.comparator, s.target_value, s.target_upper, s.target_unit, s.target_deadline, s.lasting_target,"
				+ " s.basis, s.weight, '[]', b.changed_by from jiheng.snapshot_indicator" + from, year.county().value(),
				year.year().value());
	}

	/**
	 * Step by step: the chain grows no other way, and each step enters its comparison.
	 */
	private void advance(List<Sealed> sealed) throws SQLException {
		try (PreparedStatement step = connection
			.prepareStatement("update jiheng.snapshot_head set number = ?, hash = ? where county_code = ?")) {
			for (Sealed each : sealed) {
				step.setLong(1, each.seal().countyNumber());
				step.setString(2, each.seal().hash());
				step.setString(3, each.seal().key().budget().county().value());
				step.addBatch();
			}
			step.executeBatch();
		}
	}

	private void run(String sql, Object... values) throws SQLException {
		try (PreparedStatement statement = prepare(sql, values)) {
			statement.execute();
		}
	}

	private @Nullable ChainEnd first(String sql, Object... values) throws SQLException {
		try (PreparedStatement statement = prepare(sql, values); ResultSet rows = statement.executeQuery()) {
			return rows.next() ? new ChainEnd(rows.getLong(1), rows.getString(2)) : null;
		}
	}

	private PreparedStatement prepare(String sql, Object... values) throws SQLException {
		PreparedStatement statement = connection.prepareStatement(sql);
		for (int i = 0; i < values.length; i++) {
			statement.setObject(i + 1, values[i]);
		}
		return statement;
	}

}
