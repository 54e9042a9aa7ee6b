package org.jiheng.budget.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jiheng.budget.IndicatorFilter;
import org.jiheng.budget.IndicatorLibrary;
import org.jiheng.budget.IndicatorLibraryEntry;
import org.jiheng.budget.IndicatorLibraryFilter;
import org.jiheng.shared.Direction;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Page;
import org.jiheng.shared.PageRequest;
import org.jiheng.shared.Words;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.TenantReads;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Statements;
import org.jiheng.tenancy.persistence.Values;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Counts the names in use and ranks their examples in one statement. */
@Repository
class R2dbcIndicatorLibrary implements IndicatorLibrary {

	/** Names can be longer than a cursor; what tells long ones apart is their digest. */
	private static final Keyset<Used> BY_USE = new Keyset<>(
			List.of(new Keyset.Key<>("-l.usage_count", used -> -used.entry().usageCount(), Integer::valueOf),
					new Keyset.Key<>("l.beginning", Used::beginning, R2dbcIndicatorLibrary::beginning),
					new Keyset.Key<>("l.digest", Used::digest, Keyset::text)),
			Direction.ASC);

	/** The best examples first: approved, measurable, recent. */
	private static final String RANKED = "select i.fiscal_year, i.department_code, i.project_number, i.level1,"
			+ " i.level2, i.level3, i.target_raw, i.basis, row_number() over (partition by i.level1, i.level2, i.level3"
			+ " order by b.status = 'APPROVED' desc, i.target_kind = 'NUMERIC' desc, i.fiscal_year desc,"
			+ " i.department_code, i.number) as rank from jiheng.indicator i"
			+ " join jiheng.budget b on b.county_code = i.county_code and b.fiscal_year = i.fiscal_year"
			+ " and b.department_code = i.department_code and b.adjustment = i.adjustment";

	private static final String LIBRARY = "select r.level1, r.level2, r.level3, count(*)::integer as usage_count,"
			+ " (count(distinct (r.fiscal_year, r.department_code, r.project_number))"
			+ " filter (where r.project_number is not null))::integer as project_count,"
			+ " array_agg(distinct r.fiscal_year order by r.fiscal_year) as years," + example("r.target_raw", "targets")
			+ example("r.fiscal_year", "example_years") + example("r.department_code", "departments")
			+ example("coalesce(r.basis, '')", "bases") + " left(r.level3, 60) as beginning,"
			+ " encode(sha256(convert_to(r.level1 || chr(1) || r.level2 || chr(1) || r.level3, 'UTF8')), 'hex') as digest"
			+ " from ranked r group by r.level1, r.level2, r.level3";

	private final TenantReads reads;

	private final Statements statements;

	private final FilterCheck check;

	R2dbcIndicatorLibrary(TenantReads reads, Statements statements, FilterCheck check) {
		this.reads = reads;
		this.statements = statements;
		this.check = check;
	}

	@Override
	public Mono<Page<IndicatorLibraryEntry>> list(IndicatorLibraryFilter filter, PageRequest page) {
		return reads.inOne(tenant -> checked(filter, tenant).then(Mono.defer(() -> {
			Statement statement = new Statement("with ranked as (" + RANKED);
			matching(filter, tenant, statement);
			statement.add("), library as (" + LIBRARY + ") select l.level1, l.level2, l.level3, l.usage_count,"
					+ " l.project_count, l.years, l.targets, l.example_years, l.departments, l.bases, l.beginning,"
					+ " l.digest from library l where true");
			BY_USE.seek(statement, page);
			statement.add(BY_USE.orderBy(page)).add(" limit ?", page.size() + 1);
			return statements.run(statement, Used::of).map(rows -> entries(BY_USE.page(rows, page)));
		}))).defaultIfEmpty(Page.empty());
	}

	@Override
	public Mono<Integer> count(IndicatorLibraryFilter filter) {
		return reads.inOne(tenant -> checked(filter, tenant).then(Mono.defer(() -> {
			Statement statement = new Statement("select count(*)::integer from (select from jiheng.indicator i");
			matching(filter, tenant, statement);
			statement.add(" group by i.level1, i.level2, i.level3) l");
			return statements.run(statement, Columns::integer).map(List::getFirst);
		}))).defaultIfEmpty(0);
	}

	private Mono<Void> checked(IndicatorLibraryFilter filter, Scope.Tenant tenant) {
		return check.indicators(
				new IndicatorFilter(filter.within(), filter.level1(), filter.level2(), filter.textContains(), Set.of()),
				tenant);
	}

	/** Of a classified project no name is kept, so that none is found here. */
	private static void matching(IndicatorLibraryFilter filter, Scope.Tenant tenant, Statement statement) {
		Rows.standing(tenant, statement, "i");
		statement.add(" and i.target_kind <> 'CLASSIFIED' and i.level3 is not null");
		Rows.within(filter.within(), statement, "i");
		if (!filter.level1().isEmpty()) {
			statement.add(" and i.level1 = any(?)", (Object) Values.texts(filter.level1(), Words::value));
		}
		if (!filter.level2().isEmpty()) {
			statement.add(" and i.level2 = any(?)", (Object) Values.texts(filter.level2(), Words::value));
		}
		if (filter.textContains() != null) {
			statement.add(" and i.level3 like ?", Rows.containing(filter.textContains().value()));
		}
	}

	private static String example(String column, String name) {
		return " array_agg(" + column + " order by r.rank) filter (where r.rank <= 3) as " + name + ",";
	}

	/** Line breaks may stand in a name, but nothing that the database cannot hold. */
	private static Object beginning(String value) {
		if (value.indexOf(0) >= 0) {
			throw new IllegalArgumentException("a character that no text has");
		}
		return value;
	}

	private static Page<IndicatorLibraryEntry> entries(Page<Used> page) {
		return new Page<>(
				page.items().stream().map(item -> new Page.Item<>(item.node().entry(), item.position())).toList(),
				page.hasPrevious(), page.hasNext());
	}

	/** An entry, and what it is ordered by besides its count. */
	private record Used(IndicatorLibraryEntry entry, String beginning, String digest) {

		static Used of(Columns columns) {
			return new Used(new IndicatorLibraryEntry(columns.text(), columns.text(), columns.text(), columns.integer(),
					columns.integer(), columns.smalls().stream().map(FiscalYear::new).toList(), examples(columns)),
					columns.text(), columns.text());
		}

		private static List<IndicatorLibraryEntry.Example> examples(Columns columns) {
			List<String> targets = columns.texts();
			List<Short> years = columns.smalls();
			List<String> departments = columns.texts();
			List<String> bases = columns.texts();
			List<IndicatorLibraryEntry.Example> examples = new ArrayList<>();
			for (int i = 0; i < targets.size(); i++) {
				examples.add(new IndicatorLibraryEntry.Example(targets.get(i), new FiscalYear(years.get(i)),
						new DepartmentCode(departments.get(i)), bases.get(i).isEmpty() ? null : bases.get(i)));
			}
			return examples;
		}
	}

}
