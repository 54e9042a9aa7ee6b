package org.jiheng.approval.persistence;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jiheng.approval.ReviewThread;
import org.jiheng.approval.ReviewThreads;
import org.jiheng.approval.Standing;
import org.jiheng.approval.ThreadComment;
import org.jiheng.approval.ThreadKey;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.ProjectKey;
import org.jiheng.budget.ProjectTexts;
import org.jiheng.budget.persistence.BudgetRows;
import org.jiheng.review.Anchor;
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

/** Threads and their comments; those of many budgets are read by one statement. */
@Repository
class R2dbcThreads implements ReviewThreads, ProjectTexts {

	private static final String SUBJECT = "nullif(current_setting('jiheng.subject', true), '')";

	private static final String COLUMNS = "select " + BudgetRows.columns("t") + ", t.number, t.project_number,"
			+ " t.indicator_number, t.field, t.version, t.opened_by, t.opened_at, t.resolved_by, t.resolved_at, c.number,"
			+ " c.author, c.written_at, c.text from ";

	/** With the content that each speaks of: all that is no open adjustment stands. */
	private static final String THREAD = "(select t.*,"
			+ " case b.place when 'ADJUSTING' then 'ADJUSTING' else 'STANDING' end as place,"
			+ " b.place <> 'PAST' and b.status <> 'APPROVED' as under_way from jiheng.review_thread t"
			+ " join jiheng.budget b on b.county_code = t.county_code and b.fiscal_year = t.fiscal_year"
			+ " and b.department_code = t.department_code and b.adjustment = t.adjustment) t";

	private static final String COMMENTS = " join jiheng.review_comment c on c.county_code = t.county_code"
			+ " and c.fiscal_year = t.fiscal_year and c.department_code = t.department_code"
			+ " and c.adjustment = t.adjustment and c.thread_number = t.number";

	/** Only those of what is drafted or reviewed: the one that may be approved next. */
	private static final String UNDER_WAY = " and t.under_way";

	private final TenantReads reads;

	private final Statements statements;

	R2dbcThreads(TenantReads reads, Statements statements) {
		this.reads = reads;
		this.statements = statements;
	}

	@Override
	public Mono<Map<ThreadKey, ReviewThread>> of(Set<ThreadKey> keys) {
		return reads.inOne(tenant -> {
			List<ThreadKey> own = keys.stream().filter(key -> key.budget().county().equals(tenant.county())).toList();
			if (own.isEmpty()) {
				return Mono.empty();
			}
			Statement statement = new Statement(COLUMNS + THREAD + COMMENTS + " where t.county_code = ?",
					tenant.county().value())
				.add(" and (t.fiscal_year, t.department_code, t.number)"
						+ " in (select * from unnest(?::smallint[], ?::text[], ?::integer[])) order by t.number, c.number",
						own.stream().map(key -> (short) key.budget().year().value()).toArray(Short[]::new),
						own.stream().map(key -> key.budget().department().value()).toArray(String[]::new),
						own.stream().map(ThreadKey::number).toArray(Integer[]::new));
			return threads(statement);
		}).map(found -> found.stream().collect(toMap(ReviewThread::key, identity()))).defaultIfEmpty(Map.of());
	}

	@Override
	public Mono<Map<BudgetKey, Page<ReviewThread>>> listOf(Set<BudgetKey> budgets, @Nullable Boolean resolved,
			PageRequest page) {
		return reads.inOne(tenant -> {
			List<BudgetKey> own = own(budgets, tenant);
			if (own.isEmpty()) {
				return Mono.empty();
			}
			String way = page.forward() ? "" : " desc";
			Statement statement = new Statement(COLUMNS + "(select t.*, row_number() over (partition by t.fiscal_year,"
					+ " t.department_code, t.place order by t.number" + way + ") as nth from " + THREAD);
			among(statement, tenant, own);
			settled(statement, resolved);
			if (page.position() != null) {
				statement.add(" and t.number " + (page.forward() ? ">" : "<") + " ?", position(page.position()));
			}
			statement.add(
					") t" + COMMENTS
							+ " where t.nth <= ? order by t.fiscal_year, t.department_code, t.place, t.nth, c.number",
					page.size() + 1);
			return threads(statement);
		}).map(found -> {
			Map<BudgetKey, Page<ReviewThread>> pages = new HashMap<>();
			found.stream()
				.collect(groupingBy(ReviewThread::content))
				.forEach((budget, rows) -> pages.put(budget, Page.read(rows, page, R2dbcThreads::item)));
			return pages;
		}).defaultIfEmpty(Map.of());
	}

	@Override
	public Mono<Map<BudgetKey, Integer>> countOf(Set<BudgetKey> budgets, @Nullable Boolean resolved) {
		return counted(budgets, "", resolved);
	}

	@Override
	public Mono<Map<BudgetKey, Integer>> openOf(Set<BudgetKey> budgets) {
		return counted(budgets, UNDER_WAY, false);
	}

	private Mono<Map<BudgetKey, Integer>> counted(Set<BudgetKey> budgets, String only, @Nullable Boolean resolved) {
		return reads.inOne(tenant -> {
			List<BudgetKey> own = own(budgets, tenant);
			if (own.isEmpty()) {
				return Mono.empty();
			}
			Statement statement = new Statement(
					"select " + BudgetRows.columns("t") + ", count(*)::integer from " + THREAD);
			among(statement, tenant, own);
			statement.add(only);
			settled(statement, resolved);
			return statements.run(statement.add(" group by " + BudgetRows.columns("t")),
					columns -> Map.entry(BudgetRows.key(columns), columns.integer()));
		}).map(found -> found.stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue))).defaultIfEmpty(Map.of());
	}

	@Override
	public Mono<List<ReviewThread>> open(BudgetKey budget) {
		return threads(BudgetRows.of(budget, new Statement(COLUMNS + THREAD + COMMENTS), "t")
			.add(UNDER_WAY + " and t.resolved_at is null order by t.number, c.number"));
	}

	/** Numbers are given out once, whichever adjustment of the budget is reviewed. */
	@Override
	public Mono<ThreadKey> begin(Standing standing, Anchor anchor) {
		BudgetKey key = standing.budget();
		Statement statement = new Statement("insert into jiheng.review_thread (county_code, fiscal_year,"
				+ " department_code, adjustment, number, project_number, indicator_number, field, version, opened_by)"
				+ " select b.county_code, b.fiscal_year, b.department_code, b.adjustment, (select coalesce(max(t.number),"
				+ " 0) + 1 from jiheng.review_thread t where t.county_code = b.county_code"
				+ " and t.fiscal_year = b.fiscal_year and t.department_code = b.department_code), ?::integer,"
				+ " ?::integer, ?, ?::integer, " + SUBJECT + " from jiheng.budget b",
				Statement.nullable(anchor.project(), Integer.class),
				Statement.nullable(anchor.indicator(), Integer.class), Statement.nullable(anchor.field(), String.class),
				standing.version());
		return one(BudgetRows.of(key, statement, "b").add(" and b.status = 'SUBMITTED' returning number"),
				columns -> new ThreadKey(key, columns.integer()));
	}

	@Override
	public Mono<Void> say(ThreadKey key, String text) {
		Statement statement = new Statement(
				"insert into jiheng.review_comment (county_code, fiscal_year, department_code, adjustment,"
						+ " thread_number, number, author, text)"
						+ " select t.county_code, t.fiscal_year, t.department_code, t.adjustment, t.number,"
						+ " (select coalesce(max(c.number), 0) + 1 from jiheng.review_comment c"
						+ " where c.county_code = t.county_code and c.fiscal_year = t.fiscal_year"
						+ " and c.department_code = t.department_code and c.adjustment = t.adjustment"
						+ " and c.thread_number = t.number), " + SUBJECT + ", ? from jiheng.review_thread t",
				text);
		return one(
				BudgetRows.ofYear(key.budget(), statement, "t").add(" and t.number = ? returning number", key.number()),
				Columns::integer)
			.then();
	}

	@Override
	public Mono<Void> settle(ThreadKey key, boolean resolved) {
		Statement statement = new Statement("update jiheng.review_thread t set resolved_by = "
				+ (resolved ? SUBJECT + ", resolved_at = now()" : "null, resolved_at = null"));
		return one(BudgetRows.ofYear(key.budget(), statement, "t")
			.add(" and t.number = ? returning t.number", key.number()), Columns::integer).then();
	}

	@Override
	public Mono<Void> erase(ProjectKey project) {
		Statement statement = new Statement(
				"update jiheng.review_comment c set text = '项目已标为涉密，内容不再保存' from jiheng.review_thread t");
		return statements
			.run(BudgetRows.ofYear(project.budget(), statement, "c")
				.add(" and t.county_code = c.county_code and t.fiscal_year = c.fiscal_year"
						+ " and t.department_code = c.department_code and t.adjustment = c.adjustment"
						+ " and t.number = c.thread_number and t.project_number = ? returning c.number",
						project.number()),
					Columns::integer)
			.then();
	}

	/** A row for each comment, those of a thread one after the other. */
	private record Row(ReviewThread thread, ThreadComment comment) {
	}

	private Mono<List<ReviewThread>> threads(Statement statement) {
		return statements.run(statement, R2dbcThreads::row).map(rows -> {
			Map<ThreadKey, List<ThreadComment>> comments = new HashMap<>();
			Map<ThreadKey, ReviewThread> threads = new LinkedHashMap<>();
			for (Row row : rows) {
				ThreadKey key = row.thread().key();
				threads.putIfAbsent(key, row.thread());
				comments.computeIfAbsent(key, any -> new ArrayList<>()).add(row.comment());
			}
			return threads.values()
				.stream()
				.map(each -> new ReviewThread(each.key(), each.content(), each.anchor(), each.version(),
						each.openedBy(), each.openedAt(), each.resolvedBy(), each.resolvedAt(),
						comments.getOrDefault(each.key(), List.of())))
				.toList();
		});
	}

	private static Row row(Columns columns) {
		BudgetKey content = BudgetRows.key(columns);
		var key = new ThreadKey(content, columns.integer());
		var anchor = new Anchor(columns.integerOrNull(), columns.integerOrNull(), columns.text());
		int version = columns.integer();
		String openedBy = columns.text();
		Instant openedAt = columns.instant();
		var thread = new ReviewThread(key, content, anchor, version, openedBy, openedAt, columns.textOrNull(),
				columns.instantOrNull(), List.of());
		return new Row(thread, new ThreadComment(columns.integer(), columns.text(), columns.instant(), columns.text()));
	}

	private static List<BudgetKey> own(Set<BudgetKey> budgets, Scope.Tenant tenant) {
		return budgets.stream().filter(key -> key.county().equals(tenant.county())).toList();
	}

	/** Several budgets' threads, all of the tenant's county. */
	private static void among(Statement statement, Scope.Tenant tenant, List<BudgetKey> budgets) {
		statement.add(" where t.county_code = ?", tenant.county().value());
		BudgetRows.among(budgets, statement, "t");
	}

	private static void settled(Statement statement, @Nullable Boolean resolved) {
		if (resolved != null) {
			statement.add(resolved ? " and t.resolved_at is not null" : " and t.resolved_at is null");
		}
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

	private static Page.Item<ReviewThread> item(ReviewThread thread) {
		return new Page.Item<>(thread, List.of(String.valueOf(thread.key().number())));
	}

	private <T> Mono<T> one(Statement statement, Function<Columns, T> row) {
		return statements.run(statement, row)
			.flatMapIterable(rows -> rows)
			.next()
			.switchIfEmpty(Mono.error(() -> new IllegalStateException("wrote no row instead of one")));
	}

}
