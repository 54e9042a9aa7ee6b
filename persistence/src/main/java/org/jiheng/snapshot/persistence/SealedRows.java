package org.jiheng.snapshot.persistence;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import org.jiheng.budget.BudgetKey;
import org.jiheng.snapshot.Facts;
import org.jiheng.snapshot.Seal;
import org.jiheng.snapshot.SealedContent;
import org.jiheng.snapshot.SealedFunds;
import org.jiheng.snapshot.SealedIndicator;
import org.jiheng.snapshot.SnapshotKey;
import org.jiheng.tenancy.persistence.Statement;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Statements that write a snapshot, one for each table; rows come as JSON, since arrays
 * cannot stand in arrays.
 */
final class SealedRows {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final String KEY = "(county_code, fiscal_year, department_code, snapshot_number, province_code,"
			+ " prefecture_code, ";

	private SealedRows() {
	}

	static Statement snapshot(Seal seal, SealedContent content, String canonical) {
		BudgetKey budget = seal.key().budget();
		String county = budget.county().value();
		SealedFunds funds = content.funds();
		var basis = seal.basis();
		return new Statement(
				"insert into jiheng.snapshot (county_code, fiscal_year, department_code, number, province_code,"
						+ " prefecture_code, kind, adjustment, county_name, department_name, sealed_by, sealed_at,"
						+ " basis_document, basis_date, title, overall_goals, itemised_goals, safeguards, total_fen,"
						+ " fiscal_fen, other_fen, project_count, content, content_hash, previous_hash, county_number,"
						+ " previous_county_hash, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?,"
						+ " ?::date, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning number",
				county, (short) budget.year().value(), budget.department().value(), seal.key().number(),
				county.substring(0, 2), county.substring(0, 4), seal.kind().name(), (short) seal.adjustment(),
				seal.countyName(), seal.departmentName(), seal.sealedBy(), seal.sealedAt().toString(),
				text(basis == null ? null : basis.document()),
				text(basis == null || basis.date() == null ? null : basis.date().toString()), content.title(),
				array(content.overallGoals()), array(content.itemisedGoals()), array(content.safeguards()),
				funds.totalFen(), fen(funds.fiscalFen()), fen(funds.otherFen()), content.projects().size(), canonical,
				seal.contentHash(), seal.previousHash(), seal.countyNumber(), seal.previousCountyHash(), seal.hash());
	}

	static Statement projects(SnapshotKey key, SealedContent content) {
		return rows(key, "snapshot_project",
				"number, sequence, code, name, unit_code, unit_name, total_fen, fiscal_fen, other_fen, purpose,"
						+ " plan_months, plan_hundredths, goals, lasting_goals, classified",
				"\"number\" integer, sequence integer, code text, name text, \"unitCode\" text, \"unitName\" text,"
						+ " \"totalFen\" bigint, \"fiscalFen\" bigint, \"otherFen\" bigint, purpose text,"
						+ " \"planMonths\" smallint[], \"planHundredths\" integer[], goals text[],"
						+ " \"lastingGoals\" text[], classified boolean",
				content.projects());
	}

	static Statement indicators(SnapshotKey key, SealedContent content) {
		return rows(key, "snapshot_indicator",
				"number, project_number, sequence, level1, level2, level3, description, target_kind, target_raw,"
						+ " comparator, target_value, target_upper, target_unit, target_deadline, lasting_target, basis, weight",
				"\"number\" integer, project integer, sequence integer, level1 text, level2 text, level3 text,"
						+ " description text, kind text, raw text, comparator text, value numeric, upper numeric,"
						+ " unit text, deadline date, \"lastingTarget\" jsonb, basis text, weight numeric",
				content.indicators().stream().map(IndicatorRow::of).toList());
	}

	static Statement facts(Seal seal, Facts facts) {
		return keyed(seal.key(),
				"insert into jiheng.snapshot_fact_department " + KEY + "kind, total_fen, fiscal_fen, other_fen,"
						+ " projects, indicators, numeric_targets, classified_projects, classified_fen, plan_months,"
						+ " planned_fen, with_plan_fen) select ?, ?, ?, ?, ?, ?, ")
			.add("?, ?, ?, ?, ?, ?, ?, ?, ?, ?::smallint[], ?::bigint[], ? returning snapshot_number",
					seal.kind().name(), facts.funds().totalFen(), fen(facts.funds().fiscalFen()),
					fen(facts.funds().otherFen()), facts.projects(), facts.indicators(), facts.numericTargets(),
					facts.classifiedProjects(), facts.classifiedFen(),
					facts.plan().stream().map(each -> (short) each.month()).toArray(Short[]::new),
					facts.plan().stream().map(Facts.Planned::fen).toArray(Long[]::new), facts.withPlanFen());
	}

	static Statement classes(SnapshotKey key, Facts facts) {
		return rows(key, "snapshot_fact_class", "level1, level2, indicators, numeric_targets",
				"level1 text, level2 text, indicators integer, \"numericTargets\" integer", facts.classes());
	}

	private static Statement rows(SnapshotKey key, String table, String columns, String fields, List<?> rows) {
		return keyed(key,
				"insert into jiheng." + table + " " + KEY + columns + ") select ?::text, ?::smallint, ?::text,"
						+ " ?::integer, ?::text, ?::text, r.*")
			.add(" from json_to_recordset(?::json) as r (" + fields + ") returning snapshot_number",
					JSON.writeValueAsString(rows));
	}

	private static Statement keyed(SnapshotKey key, String fragment) {
		BudgetKey budget = key.budget();
		String county = budget.county().value();
		return new Statement(fragment, county, (short) budget.year().value(), budget.department().value(), key.number(),
				county.substring(0, 2), county.substring(0, 4));
	}

	private static Object text(@Nullable String text) {
		return Statement.nullable(text, String.class);
	}

	private static Object fen(@Nullable Long fen) {
		return Statement.nullable(fen, Long.class);
	}

	private static String[] array(List<String> texts) {
		return texts.toArray(String[]::new);
	}

	/** Decimals and days as text, so that nothing is lost on the way. */
	private record IndicatorRow(int number, @Nullable Integer project, int sequence, String level1, String level2,
			@Nullable String level3, @Nullable String description, String kind, @Nullable String raw,
			@Nullable String comparator, @Nullable String value, @Nullable String upper, @Nullable String unit,
			@Nullable String deadline, @Nullable @JsonRawValue String lastingTarget, @Nullable String basis,
			@Nullable String weight) {

		static IndicatorRow of(SealedIndicator each) {
			var target = each.target();
			return new IndicatorRow(each.number(), each.project(), each.sequence(), each.level1(), each.level2(),
					each.level3(), each.description(), target.kind(), target.raw(), target.comparator(),
					words(target.value()), words(target.upper()), target.unit(), words(target.deadline()),
					LastingTargets.write(each.lastingTarget()), each.basis(), words(each.weight()));
		}

		private static @Nullable String words(@Nullable Object value) {
			return value == null ? null : value.toString();
		}
	}

}
