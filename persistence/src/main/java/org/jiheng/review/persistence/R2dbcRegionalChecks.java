package org.jiheng.review.persistence;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jiheng.review.Check;
import org.jiheng.review.CheckOverrides;
import org.jiheng.review.NormSetting;
import org.jiheng.review.NormSource;
import org.jiheng.review.RegionalChecks;
import org.jiheng.review.RegionalNorm;
import org.jiheng.review.Severity;
import org.jiheng.review.Threshold;
import org.jiheng.review.WordList;
import org.jiheng.shared.FiscalYear;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.TenantReads;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Statements;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;

/** How strictly regions check; a severity that is set also switches the check on. */
@Repository
class R2dbcRegionalChecks implements RegionalChecks {

	private static final String COLUMNS = "severities::text, words::text, thresholds::text, required::text";

	private static final String OFF = "OFF";

	private final TenantReads reads;

	private final Statements statements;

	R2dbcRegionalChecks(TenantReads reads, Statements statements) {
		this.reads = reads;
		this.statements = statements;
	}

	@Override
	public Mono<List<RegionalNorm>> norms(RegionCode county, FiscalYear year) {
		return reads.inOne(tenant -> statements.run(new Statement(
				"select * from (select n.region, n.severities::text, n.words::text, n.thresholds::text, n.required::text"
						+ " from jiheng.check_norm n where n.region in (?, ?) and n.fiscal_year = ?"
						+ " union all select o.county_code, o.severities::text, o.words::text, o.thresholds::text,"
						+ " o.required::text from jiheng.check_override o where o.county_code = ? and o.fiscal_year = ?)"
						+ " r order by length(r.region)",
				county.value().substring(0, 2), county.value().substring(0, 4), (short) year.value(), county.value(),
				(short) year.value()), columns -> {
					NormSource source = source(columns.text());
					return new RegionalNorm(source, overrides(columns));
				}))
			.defaultIfEmpty(List.of());
	}

	@Override
	public Mono<CheckOverrides> lock(RegionCode county, FiscalYear year) {
		return statements
			.run(new Statement(
					"insert into jiheng.check_override (county_code, fiscal_year) values (?, ?)"
							+ " on conflict (county_code, fiscal_year) do nothing returning fiscal_year",
					county.value(), (short) year.value()), Columns::small)
			.then(Mono.defer(() -> statements.run(new Statement(
					"select " + COLUMNS + " from jiheng.check_override"
							+ " where county_code = ? and fiscal_year = ? for update",
					county.value(), (short) year.value()), R2dbcRegionalChecks::overrides)))
			.map(List::getFirst);
	}

	@Override
	public Mono<Void> set(RegionCode county, FiscalYear year, Check check, @Nullable String setting) {
		return set(county, year, "severities", check.name(), setting);
	}

	@Override
	public Mono<Void> set(RegionCode county, FiscalYear year, NormSetting setting) {
		return switch (setting) {
			case NormSetting.Words(WordList list, var words) -> set(county, year, "words", list.name(), words);
			case NormSetting.Limit(Threshold threshold, var value) ->
				set(county, year, "thresholds", threshold.name(), value);
			case NormSetting.Required(String frame, var anyOf) -> set(county, year, "required", frame, anyOf);
		};
	}

	/** Without a value the key is taken away. */
	private Mono<Void> set(RegionCode county, FiscalYear year, String column, String key, @Nullable Object value) {
		Statement statement = new Statement(
				"update jiheng.check_override set " + column + " = " + column + " - ?::text", key);
		if (value != null) {
			statement.add(" || jsonb_build_object(?::text, ?::jsonb)", key, FindingJson.JSON.writeValueAsString(value));
		}
		return statements.run(statement.add(" where county_code = ? and fiscal_year = ? returning fiscal_year",
				county.value(), (short) year.value()), Columns::small)
			.then();
	}

	private static NormSource source(String region) {
		return switch (region.length()) {
			case 2 -> NormSource.PROVINCE;
			case 4 -> NormSource.PREFECTURE;
			default -> NormSource.COUNTY;
		};
	}

	private static CheckOverrides overrides(Columns columns) {
		Map<Check, Severity> severities = new EnumMap<>(Check.class);
		Map<Check, Boolean> switched = new EnumMap<>(Check.class);
		read(columns, new TypeReference<Map<Check, String>>() {
		}).forEach((check, setting) -> {
			switched.put(check, !setting.equals(OFF));
			if (!setting.equals(OFF)) {
				severities.put(check, Severity.valueOf(setting));
			}
		});
		return new CheckOverrides(severities, switched, read(columns, new TypeReference<Map<WordList, List<String>>>() {
		}), read(columns, new TypeReference<Map<Threshold, BigDecimal>>() {
		}), read(columns, new TypeReference<Map<String, List<List<String>>>>() {
		}));
	}

	private static <T> T read(Columns columns, TypeReference<T> type) {
		return FindingJson.JSON.readValue(columns.text(), type);
	}

}
