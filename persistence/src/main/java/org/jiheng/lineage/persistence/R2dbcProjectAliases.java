package org.jiheng.lineage.persistence;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jiheng.lineage.ProjectAlias;
import org.jiheng.lineage.ProjectAliases;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Statements;
import org.jiheng.tenancy.persistence.Values;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Confirmed aliases of projects, of which only the withdrawal ever changes. */
@Repository
class R2dbcProjectAliases implements ProjectAliases {

	private static final String COLUMNS = "a.county_code, a.number, a.earlier_key, a.earlier_name, a.later_key,"
			+ " a.later_name";

	private static final int MANY_AT_ONCE = 10;

	private final Statements statements;

	R2dbcProjectAliases(Statements statements) {
		this.statements = statements;
	}

	@Override
	public Mono<List<ProjectAlias>> inForce() {
		return CurrentScope.get().flatMap(scope -> switch (scope) {
			case Scope.Tenant tenant -> inForce("a.county_code", tenant.county().value());
			case Scope.Oversight over ->
				inForce(over.region().level() == RegionCode.Level.PROVINCE ? "a.province_code" : "a.prefecture_code",
						over.region().significantDigits());
			case Scope.Instance instance -> Mono.just(List.of());
			case Scope.Identity identity -> Mono.just(List.of());
			case Scope.Public everyone -> Mono.just(List.of());
		});
	}

	private Mono<List<ProjectAlias>> inForce(String column, String code) {
		return statements.run(
				new Statement("select " + COLUMNS + " from jiheng.project_alias a where " + column
						+ " = ? and a.withdrawn_at is null order by a.county_code, a.number", code),
				R2dbcProjectAliases::alias);
	}

	/** A key is a code, or a department and a name. */
	@Override
	public Mono<Map<String, Sealed>> sealed(RegionCode county, Set<String> keys) {
		Statement statement = new Statement(
				"select distinct on (k.key) k.key, p.name, p.department_code from unnest(?::text[]) k (key)"
						+ " join jiheng.snapshot_project p on p.county_code = ? and (p.code = k.key or (p.code is null"
						+ " and p.department_code || '/' || p.name = k.key))"
						+ " order by k.key, p.fiscal_year desc, p.snapshot_number desc",
				Values.texts(keys, Function.identity()), county.value());
		return statements
			.run(statement,
					columns -> Map.entry(columns.text(),
							new Sealed(columns.text(), new DepartmentCode(columns.text()))))
			.map(found -> found.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
	}

	/** Who took the number meanwhile is waited for; then it is the next one's turn. */
	@Override
	public Mono<ProjectAlias> confirm(RegionCode county, String earlier, String later, Map<String, Sealed> sealed,
			String basis) {
		Sealed before = Objects.requireNonNull(sealed.get(earlier));
		Sealed after = Objects.requireNonNull(sealed.get(later));
		String code = county.value();
		Statement statement = new Statement(
				"insert into jiheng.project_alias (county_code, number, department_code, province_code, prefecture_code,"
						+ " earlier_key, earlier_name, later_key, later_name, basis, confirmed_by)"
						+ " select ?, coalesce(max(a.number), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?,"
						+ " nullif(current_setting('jiheng.subject', true), '') from jiheng.project_alias a"
						+ " where a.county_code = ?"
						+ " having not coalesce(bool_or(a.withdrawn_at is null and a.earlier_key = ?), false)"
						+ " on conflict do nothing returning number",
				code, after.department().value(), code.substring(0, 2), code.substring(0, 4), earlier, before.name(),
				later, after.name(), basis, code, earlier);
		Statement taken = new Statement("select count(*)::integer from jiheng.project_alias a where a.county_code = ?"
				+ " and a.earlier_key = ? and a.withdrawn_at is null", code, earlier);
		return Mono.defer(() -> statements.run(statement, Columns::integer))
			.flatMap(numbers -> numbers.isEmpty()
					? statements.run(taken, Columns::integer).map(count -> -count.getFirst())
					: Mono.just(numbers.getFirst()))
			.filter(number -> number != 0)
			.repeatWhenEmpty(MANY_AT_ONCE, tries -> tries)
			.filter(number -> number > 0)
			.map(number -> new ProjectAlias(county, number, earlier, before.name(), later, after.name()));
	}

	@Override
	public Mono<ProjectAlias> withdraw(RegionCode county, String earlier) {
		return statements.run(new Statement(
				"update jiheng.project_alias a set withdrawn_by = nullif(current_setting('jiheng.subject', true), ''),"
						+ " withdrawn_at = now() where a.county_code = ? and a.earlier_key = ? and a.withdrawn_at is null"
						+ " returning " + COLUMNS,
				county.value(), earlier), R2dbcProjectAliases::alias)
			.flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()));
	}

	@Override
	public Mono<ProjectAlias> of(RegionCode county, int number) {
		return statements
			.run(new Statement(
					"select " + COLUMNS + " from jiheng.project_alias a where a.county_code = ?" + " and a.number = ?",
					county.value(), number), R2dbcProjectAliases::alias)
			.map(List::getFirst);
	}

	private static ProjectAlias alias(Columns columns) {
		return new ProjectAlias(new RegionCode(columns.text()), columns.integer(), columns.text(), columns.text(),
				columns.text(), columns.text());
	}

}
