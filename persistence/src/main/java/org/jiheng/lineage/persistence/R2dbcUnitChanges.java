package org.jiheng.lineage.persistence;

import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jiheng.lineage.ChangeKey;
import org.jiheng.lineage.ChangeTerms;
import org.jiheng.lineage.Unit;
import org.jiheng.lineage.UnitChange;
import org.jiheng.lineage.UnitChanges;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Page;
import org.jiheng.shared.PageRequest;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Statements;
import org.jiheng.tenancy.persistence.Values;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Changes of units, of which only the withdrawal ever changes. */
@Repository
@Transactional(readOnly = true)
class R2dbcUnitChanges implements UnitChanges {

	private static final String COLUMNS = "select u.county_code, u.department_code, u.number, u.name, u.first_year::integer,"
			+ " u.kind, u.to_codes, u.to_names, u.weights, u.basis, u.recorded_by, u.recorded_at, u.withdrawn_by,"
			+ " u.withdrawn_at";

	/** Weights are kept in millionths. */
	private static final int DECIMALS = 6;

	private static final int MANY_AT_ONCE = 10;

	private final Statements statements;

	R2dbcUnitChanges(Statements statements) {
		this.statements = statements;
	}

	@Override
	public Mono<Page<UnitChange>> list(boolean withdrawn, PageRequest page) {
		return seen(COLUMNS, withdrawn).flatMap(statement -> {
			List<String> position = page.position();
			if (position != null) {
				statement.add(" and (u.county_code, u.department_code, u.number) " + (page.forward() ? ">" : "<")
						+ " (?, ?, ?)", position.get(0), position.get(1), number(position));
			}
			String descending = page.forward() ? "" : " desc";
			statement.add(" order by u.county_code" + descending + ", u.department_code" + descending + ", u.number"
					+ descending + " limit ?", page.size() + 1);
			return statements.run(statement, R2dbcUnitChanges::change)
				.map(found -> Page.read(found, page, R2dbcUnitChanges::item));
		}).defaultIfEmpty(Page.empty());
	}

	@Override
	public Mono<Integer> count(boolean withdrawn) {
		return seen("select count(*)::integer", withdrawn)
			.flatMap(statement -> statements.run(statement, Columns::integer))
			.map(List::getFirst)
			.defaultIfEmpty(0);
	}

	@Override
	public Mono<List<UnitChange>> inForce() {
		return seen(COLUMNS, false).flatMap(statement -> statements.run(statement, R2dbcUnitChanges::change))
			.defaultIfEmpty(List.of());
	}

	@Override
	public Mono<UnitChange> of(ChangeKey key) {
		return seen(COLUMNS, true)
			.flatMap(statement -> statements.run(
					statement.add(" and u.county_code = ? and u.department_code = ? and u.number = ?",
							key.unit().county().value(), department(key.unit()), key.number()),
					R2dbcUnitChanges::change))
			.flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()));
	}

	@Override
	public Mono<Map<String, String>> names(Unit like, Set<String> codes) {
		String[] asked = Values.texts(codes, Function.identity());
		Statement statement = like.department() == null
				? new Statement(
						"select distinct on (r.code) r.code, r.name from jiheng.region r where r.level = 'COUNTY'"
								+ " and r.code = any(?) order by r.code, r.valid_from desc",
						(Object) asked)
				: new Statement("select d.department_code, d.name from jiheng.department d where d.county_code = ?"
						+ " and d.department_code = any(?)", like.county().value(), asked);
		return statements.run(statement, columns -> Map.entry(columns.text(), columns.text()))
			.map(found -> found.stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
	}

	/** Who took the number meanwhile is waited for; then it is the next one's turn. */
	@Override
	@Transactional
	public Mono<ChangeKey> record(ChangeTerms terms, Map<String, String> names) {
		Unit from = terms.from();
		String county = from.county().value();
		Statement next = new Statement(
				"select coalesce(max(u.number), 0) + 1, coalesce(bool_or(u.withdrawn_at is null and u.first_year = ?), false)"
						+ " from jiheng.unit_change u where u.county_code = ? and u.department_code = ?",
				(short) terms.firstYear().value(), county, department(from));
		return Mono.defer(() -> statements.run(next, columns -> new Next(columns.integer(), columns.truth())))
			.map(List::getFirst)
			.flatMap(found -> found.taken() ? Mono.just(List.of(0))
					: statements.run(insert(terms, names, found.number()), Columns::integer))
			.filter(numbers -> !numbers.isEmpty())
			.repeatWhenEmpty(MANY_AT_ONCE, tries -> tries)
			.filter(numbers -> numbers.getFirst() > 0)
			.map(numbers -> new ChangeKey(from, numbers.getFirst()));
	}

	private record Next(int number, boolean taken) {
	}

	private static Statement insert(ChangeTerms terms, Map<String, String> names, int number) {
		Unit from = terms.from();
		String county = from.county().value();
		List<ChangeTerms.Part> parts = terms.parts();
		return new Statement(
				"insert into jiheng.unit_change (county_code, department_code, number, province_code, prefecture_code,"
						+ " name, first_year, kind, to_codes, to_names, weights, basis, recorded_by)"
						+ " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(current_setting('jiheng.subject', true), ''))"
						+ " on conflict do nothing returning number",
				county, department(from), number, county.substring(0, 2), county.substring(0, 4),
				names.getOrDefault(from.code(), from.code()), (short) terms.firstYear().value(), terms.kind().name(),
				Values.texts(parts, ChangeTerms.Part::code),
				Values.texts(parts, part -> names.getOrDefault(part.code(), part.code())),
				Values.integers(parts, part -> part.weight().movePointRight(DECIMALS).intValueExact()), terms.basis());
	}

	@Override
	@Transactional
	public Mono<Boolean> withdraw(ChangeKey key) {
		return statements.run(new Statement(
				"update jiheng.unit_change u set withdrawn_by = nullif(current_setting('jiheng.subject', true), ''),"
						+ " withdrawn_at = now() where u.county_code = ? and u.department_code = ? and u.number = ?"
						+ " and u.withdrawn_at is null returning u.number",
				key.unit().county().value(), department(key.unit()), key.number()), Columns::integer)
			.map(done -> !done.isEmpty());
	}

	/** Of whom has neither tenant nor region nor the instance: nothing. */
	private static Mono<Statement> seen(String columns, boolean withdrawn) {
		String rest = withdrawn ? "" : " and u.withdrawn_at is null";
		return CurrentScope.get().flatMap(scope -> switch (scope) {
			case Scope.Tenant tenant ->
				Mono.just(new Statement(columns + " from jiheng.unit_change u where u.county_code = ?" + rest,
						tenant.county().value()));
			case Scope.Oversight over ->
				Mono.just(
						new Statement(
								columns + " from jiheng.unit_change u where "
										+ (over.region().level() == RegionCode.Level.PROVINCE ? "u.province_code"
												: "u.prefecture_code")
										+ " = ?" + rest,
								over.region().significantDigits()));
			case Scope.Instance instance ->
				Mono.just(new Statement(columns + " from jiheng.unit_change u where u.department_code = ''" + rest));
			case Scope.Identity identity -> Mono.empty();
			case Scope.Public everyone -> Mono.empty();
		});
	}

	private static String department(Unit unit) {
		return unit.department() == null ? "" : unit.department().value();
	}

	private static UnitChange change(Columns columns) {
		var county = new RegionCode(columns.text());
		String department = columns.text();
		var unit = new Unit(county, department.isEmpty() ? null : new DepartmentCode(department));
		var key = new ChangeKey(unit, columns.integer());
		String name = columns.text();
		var firstYear = new FiscalYear(columns.integer());
		var kind = ChangeTerms.Kind.valueOf(columns.text());
		List<String> codes = columns.texts();
		List<String> names = columns.texts();
		List<Integer> weights = columns.integers();
		List<UnitChange.Part> parts = new ArrayList<>();
		for (int i = 0; i < codes.size(); i++) {
			parts.add(new UnitChange.Part(
					department.isEmpty() ? new Unit(new RegionCode(codes.get(i)), null)
							: new Unit(county, new DepartmentCode(codes.get(i))),
					names.get(i), BigDecimal.valueOf(weights.get(i), DECIMALS)));
		}
		return new UnitChange(key, name, firstYear, kind, parts, columns.text(), columns.text(), columns.instant(),
				columns.textOrNull(), columns.instantOrNull());
	}

	private static Page.Item<UnitChange> item(UnitChange change) {
		Unit unit = change.key().unit();
		return new Page.Item<>(change,
				List.of(unit.county().value(), department(unit), Integer.toString(change.key().number())));
	}

	private static int number(List<String> position) {
		try {
			return Integer.parseInt(position.getLast());
		}
		catch (NumberFormatException _) {
			throw new ProblemException(
					new Problem.InvalidInput("CURSOR", List.of("after"), "游标不属于这个列表的排序", "请使用本列表返回的游标"));
		}
	}

}
