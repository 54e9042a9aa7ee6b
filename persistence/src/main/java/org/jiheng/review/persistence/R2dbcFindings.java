package org.jiheng.review.persistence;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.ProjectKey;
import org.jiheng.budget.ProjectTexts;
import org.jiheng.budget.persistence.BudgetRows;
import org.jiheng.review.BudgetFinding;
import org.jiheng.review.CheckedBudget;
import org.jiheng.review.FindingCounts;
import org.jiheng.review.FindingFilter;
import org.jiheng.review.FindingKey;
import org.jiheng.review.Findings;
import org.jiheng.shared.Page;
import org.jiheng.shared.PageRequest;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.TenantReads;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Statements;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Keeps findings; a run takes two statements to write whatever their number. */
@Repository
class R2dbcFindings implements Findings, ProjectTexts {

	private final TenantReads reads;

	private final Statements statements;

	R2dbcFindings(TenantReads reads, Statements statements) {
		this.reads = reads;
		this.statements = statements;
	}

	@Override
	public Mono<CheckedBudget> lock(BudgetKey key) {
		Statement statement = new Statement("select b.adjustment, b.version, b.checked_version,"
				+ " coalesce((select max(f.number) from jiheng.finding f where f.county_code = b.county_code"
				+ " and f.fiscal_year = b.fiscal_year and f.department_code = b.department_code), 0),"
				+ " coalesce((select array_agg(p.number) from jiheng.project p where p.county_code = b.county_code"
				+ " and p.fiscal_year = b.fiscal_year and p.department_code = b.department_code"
				+ " and p.adjustment = b.adjustment and p.classification_basis ~ '[^[:space:]]'), '{}')"
				+ " from jiheng.budget b");
		BudgetRows.of(key, statement, "b").add(" for update");
		return one(statement, columns -> new CheckedBudget(columns.small(), columns.integer(), columns.integerOrNull(),
				columns.integer(), new HashSet<>(columns.integers())));
	}

	@Override
	public Mono<List<BudgetFinding>> kept(BudgetKey key) {
		Statement statement = new Statement("select " + FindingRows.COLUMNS + FindingRows.FROM);
		return statements.run(BudgetRows.of(key, statement, "f").add(" order by f.number"), FindingRows::finding);
	}

	@Override
	public Mono<Void> keep(BudgetKey key, CheckedBudget budget, List<BudgetFinding> added,
			List<BudgetFinding> changed) {
		return insert(key, budget, added).then(Mono.defer(() -> update(key, budget, changed)))
			.then(Mono.defer(() -> statements.run(BudgetRows
				.ofYear(key, new Statement("update jiheng.budget b set checked_version = ?", budget.version()), "b")
				.add(" and b.adjustment = ? and b.checked_version is distinct from ? returning b.version",
						(short) budget.adjustment(), budget.version()),
					Columns::integer)))
			.then();
	}

	private Mono<Void> insert(BudgetKey key, CheckedBudget budget, List<BudgetFinding> added) {
		return added.isEmpty() ? Mono.empty() : statements.run(new Statement(
				"insert into jiheng.finding (county_code, fiscal_year, department_code, adjustment, number, check_code,"
						+ " identity, severity, message, advice, detail, anchors, projects, first_version, last_version)"
						+ " select ?, ?::smallint, ?, ?::smallint, r.number, r.code, r.identity, r.severity, r.message,"
						+ " r.advice, r.detail, r.anchors, r.projects, r.first, r.last"
						+ " from json_to_recordset(?::json)"
						+ " as r (number integer, code text, identity text, severity text, message text, advice text,"
						+ " detail text, anchors json, projects integer[], first integer, last integer)"
						+ " returning number",
				key.county().value(), (short) key.year().value(), key.department().value(), (short) budget.adjustment(),
				FindingJson.of(added)), Columns::integer)
			.then();
	}

	private Mono<Void> update(BudgetKey key, CheckedBudget budget, List<BudgetFinding> changed) {
		return changed.isEmpty() ? Mono.empty() : statements.run(BudgetRows
			.ofYear(key, new Statement(
					"update jiheng.finding f set severity = r.severity, message = r.message, advice = r.advice,"
							+ " detail = r.detail, anchors = r.anchors, projects = r.projects, last_version = r.last,"
							+ " state = r.state, waived_by = case when r.state = 'WAIVED' then f.waived_by end,"
							+ " waived_at = case when r.state = 'WAIVED' then f.waived_at end,"
							+ " waiver_reason = case when r.state = 'WAIVED' then f.waiver_reason end"
							+ " from json_to_recordset(?::json) as r (number integer, severity text, message text,"
							+ " advice text, detail text, anchors json, projects integer[], last integer, state text)",
					FindingJson.of(changed)), "f")
			.add(" and f.adjustment = ? and f.number = r.number returning f.number", (short) budget.adjustment()),
				Columns::integer)
			.then();
	}

	@Override
	public Mono<Void> waive(FindingKey key, @Nullable String reason) {
		Statement statement = reason == null
				? new Statement("update jiheng.finding f set state = 'OPEN', waived_by = null, waived_at = null,"
						+ " waiver_reason = null")
				: new Statement("update jiheng.finding f set state = 'WAIVED', waived_at = now(), waiver_reason = ?,"
						+ " waived_by = nullif(current_setting('jiheng.subject', true), '')", reason);
		BudgetRows.under(key.budget(), statement, "f").add(" and f.number = ? returning f.number", key.number());
		return statements.run(statement, Columns::integer).then();
	}

	/**
	 * What speaks of the satisfaction of the projects together counts values that are now
	 * hidden, and goes as well.
	 */
	@Override
	public Mono<Void> erase(ProjectKey project) {
		return statements
			.run(BudgetRows
				.ofYear(project.budget(),
						new Statement("update jiheng.finding f set state = 'MENDED', waived_by = null,"
								+ " waived_at = null, waiver_reason = null, message = '项目已标为涉密，意见内容不再保存', advice = '',"
								+ " detail = '', anchors = '[]', identity = 'erased ' || f.number"),
						"f")
				.add(" and (? = any(f.projects) or f.check_code = 'SATISFACTION_UNIFORM') returning f.number",
						project.number()),
					Columns::integer)
			.then();
	}

	@Override
	public Mono<Map<FindingKey, BudgetFinding>> of(Set<FindingKey> keys) {
		return reads.inOne(tenant -> {
			Set<FindingKey> own = new HashSet<>(keys);
			own.removeIf(key -> !key.budget().county().equals(tenant.county()));
			if (own.isEmpty()) {
				return Mono.empty();
			}
			Statement statement = new Statement(
					"select " + FindingRows.COLUMNS + FindingRows.FROM + " where f.county_code = ?",
					tenant.county().value());
			statement.add(
					" and (f.fiscal_year, f.department_code, f.place, f.number)"
							+ " in (select * from unnest(?::smallint[], ?::text[], ?::text[], ?::integer[]))",
					each(own, key -> (short) key.budget().year().value()).toArray(Short[]::new),
					each(own, key -> key.budget().department().value()).toArray(String[]::new),
					each(own, key -> key.budget().place().name()).toArray(String[]::new),
					each(own, FindingKey::number).toArray(Integer[]::new));
			return statements.run(statement, FindingRows::finding)
				.map(found -> found.stream().collect(toMap(BudgetFinding::key, identity())));
		}).defaultIfEmpty(Map.of());
	}

	@Override
	public Mono<Map<BudgetKey, Page<BudgetFinding>>> listOf(Set<BudgetKey> budgets, FindingFilter filter,
			PageRequest page) {
		return reads.inOne(tenant -> {
			List<BudgetKey> own = own(budgets, tenant);
			if (own.isEmpty()) {
				return Mono.empty();
			}
			String way = page.forward() ? "" : " desc";
			Statement statement = new Statement("select " + FindingRows.COLUMNS + " from (select f.*, row_number() over"
					+ " (partition by f.fiscal_year, f.department_code, f.place order by f.number" + way + ") as nth"
					+ FindingRows.FROM);
			FindingRows.among(statement, tenant, own, "f");
			FindingRows.matching(filter, statement);
			if (page.position() != null) {
				statement.add(" and f.number " + (page.forward() ? ">" : "<") + " ?", position(page.position()));
			}
			statement.add(") f where f.nth <= ? order by f.fiscal_year, f.department_code, f.place, f.nth",
					page.size() + 1);
			return statements.run(statement, FindingRows::finding).map(found -> {
				Map<BudgetKey, Page<BudgetFinding>> pages = new HashMap<>();
				found.stream()
					.collect(groupingBy(finding -> finding.key().budget()))
					.forEach((budget, rows) -> pages.put(budget, Page.read(rows, page, R2dbcFindings::item)));
				return pages;
			});
		}).defaultIfEmpty(Map.of());
	}

	@Override
	public Mono<Map<BudgetKey, Integer>> countOf(Set<BudgetKey> budgets, FindingFilter filter) {
		return reads.inOne(tenant -> {
			List<BudgetKey> own = own(budgets, tenant);
			if (own.isEmpty()) {
				return Mono.empty();
			}
			Statement statement = new Statement(
					"select " + BudgetRows.columns("f") + ", count(*)::integer" + FindingRows.FROM);
			FindingRows.among(statement, tenant, own, "f");
			FindingRows.matching(filter, statement);
			statement.add(" group by " + BudgetRows.columns("f"));
			return statements.run(statement, columns -> Map.entry(BudgetRows.key(columns), columns.integer()))
				.map(R2dbcFindings::map);
		}).defaultIfEmpty(Map.of());
	}

	@Override
	public Mono<Map<BudgetKey, FindingCounts>> countsOf(Set<BudgetKey> budgets) {
		return reads.inOne(tenant -> {
			List<BudgetKey> own = own(budgets, tenant);
			if (own.isEmpty()) {
				return Mono.empty();
			}
			String open = "count(*) filter (where f.state = 'OPEN' and f.severity = '%s')::integer";
			Statement statement = new Statement("select " + BudgetRows.columns("b") + ", " + open.formatted("ERROR")
					+ ", " + open.formatted("WARNING") + ", " + open.formatted("HINT")
					+ ", count(*) filter (where f.state = 'WAIVED')::integer,"
					+ " count(*) filter (where f.state = 'MENDED')::integer, b.checked_version from jiheng.budget b"
					+ " left join jiheng.finding f on f.county_code = b.county_code and f.fiscal_year = b.fiscal_year"
					+ " and f.department_code = b.department_code and f.adjustment = b.adjustment");
			FindingRows.among(statement, tenant, own, "b")
				.add(" group by " + BudgetRows.columns("b") + ", b.checked_version");
			return statements
				.run(statement,
						columns -> Map.entry(BudgetRows.key(columns),
								new FindingCounts(columns.integer(), columns.integer(), columns.integer(),
										columns.integer(), columns.integer(), columns.integerOrNull())))
				.map(R2dbcFindings::map);
		}).defaultIfEmpty(Map.of());
	}

	private static List<BudgetKey> own(Set<BudgetKey> budgets, Scope.Tenant tenant) {
		return budgets.stream().filter(key -> key.county().equals(tenant.county())).toList();
	}

	private static <V> Map<BudgetKey, V> map(List<Map.Entry<BudgetKey, V>> entries) {
		return entries.stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	private static <T> Stream<T> each(Set<FindingKey> keys, Function<FindingKey, T> part) {
		return keys.stream().map(part);
	}

	private static Integer position(List<String> position) {
		try {
			return Integer.valueOf(position.getFirst());
		}
		catch (NumberFormatException _) {
			throw new ProblemException(
					new Problem.InvalidInput("CURSOR", List.of("after"), "游标不属于这个列表", "请使用本列表返回的游标"));
		}
	}

	private static Page.Item<BudgetFinding> item(BudgetFinding finding) {
		return new Page.Item<>(finding, List.of(String.valueOf(finding.key().number())));
	}

	private <T> Mono<T> one(Statement statement, Function<Columns, T> row) {
		return statements.run(statement, row).flatMapIterable(rows -> rows).next();
	}

}
