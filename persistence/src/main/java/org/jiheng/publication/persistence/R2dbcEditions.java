package org.jiheng.publication.persistence;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.Within;
import org.jiheng.publication.Edition;
import org.jiheng.publication.EditionFilter;
import org.jiheng.publication.EditionText;
import org.jiheng.publication.Editions;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Page;
import org.jiheng.shared.PageRequest;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.shared.Words;
import org.jiheng.snapshot.Basis;
import org.jiheng.snapshot.SealedFunds;
import org.jiheng.snapshot.SnapshotKey;
import org.jiheng.snapshot.SnapshotKind;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.PublicReads;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Statements;
import org.jiheng.tenancy.persistence.Values;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * Reads what is public of all counties: the login sees no other row, so no statement
 * names a county unless the reader does.
 */
@Repository
class R2dbcEditions implements Editions {

	private static final String KEY = "p.county_code, p.fiscal_year, p.department_code, p.snapshot_number";

	private static final String EDITION = KEY + ", p.kind, p.adjustment, p.county_name, p.department_name, p.title,"
			+ " p.total_fen, p.fiscal_fen, p.other_fen, p.project_count, p.content_hash, p.hash, p.sealed_at,"
			+ " p.basis_document, p.basis_date, p.published_at";

	private static final String FROM = " from jiheng.publication p where true";

	private final PublicReads reads;

	private final Statements statements;

	R2dbcEditions(PublicReads reads, Statements statements) {
		this.reads = reads;
		this.statements = statements;
	}

	@Override
	public Mono<Page<Edition>> list(EditionFilter filter, PageRequest page) {
		return reads.inOne(() -> {
			Statement statement = matching(filter, new Statement("select " + EDITION + FROM));
			List<String> position = page.position();
			if (position != null) {
				statement.add(" and (p.fiscal_year, p.county_code, p.department_code) " + (page.forward() ? "<" : ">")
						+ " (?, ?, ?)", values(position));
			}
			String way = page.forward() ? " desc" : "";
			statement.add(" order by p.fiscal_year" + way + ", p.county_code" + way + ", p.department_code" + way
					+ " limit ?", page.size() + 1);
			return statements.run(statement, R2dbcEditions::edition)
				.map(found -> Page.read(found, page, R2dbcEditions::item));
		}).defaultIfEmpty(Page.empty());
	}

	@Override
	public Mono<Integer> count(EditionFilter filter) {
		return reads
			.inOne(() -> statements.run(matching(filter, new Statement("select count(*)::integer" + FROM)),
					Columns::integer))
			.map(List::getFirst)
			.defaultIfEmpty(0);
	}

	@Override
	public Mono<Edition> of(BudgetKey budget) {
		return reads.inOne(
				() -> statements
					.run(new Statement(
							"select " + EDITION + FROM
									+ " and p.county_code = ? and p.fiscal_year = ? and p.department_code = ?",
							budget.county().value(), (short) budget.year().value(), budget.department().value()),
							R2dbcEditions::edition)
					.flatMapIterable(identity())
					.next());
	}

	@Override
	public Mono<Edition> sealedAs(String hash) {
		return reads.inOne(() -> statements
			.run(new Statement("select " + EDITION + FROM + " and p.hash = ?", hash), R2dbcEditions::edition)
			.flatMapIterable(identity())
			.next());
	}

	@Override
	public Mono<Map<SnapshotKey, EditionText>> texts(Set<SnapshotKey> editions) {
		return reads.inOne(() -> {
			Statement statement = new Statement(
					"select " + KEY + ", p.content" + FROM
							+ " and (p.county_code, p.fiscal_year, p.department_code, p.snapshot_number)"
							+ " in (select * from unnest(?::text[], ?::smallint[], ?::text[], ?::integer[]))",
					Values.texts(editions, key -> key.budget().county().value()),
					Values.smalls(editions, key -> key.budget().year().value()),
					Values.texts(editions, key -> key.budget().department().value()),
					Values.integers(editions, SnapshotKey::number));
			return statements.run(statement, columns -> Map.entry(key(columns), CanonicalText.read(columns.text())))
				.map(found -> found.stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
		}).defaultIfEmpty(Map.of());
	}

	private static Statement matching(EditionFilter filter, Statement statement) {
		Within within = filter.within();
		if (!within.counties().isEmpty()) {
			statement.add(" and p.county_code = any(?)", (Object) Values.texts(within.counties(), RegionCode::value));
		}
		if (!within.departments().isEmpty()) {
			statement.add(" and p.department_code = any(?)",
					(Object) Values.texts(within.departments(), DepartmentCode::value));
		}
		if (!within.years().isEmpty()) {
			statement.add(" and p.fiscal_year = any(?)", (Object) Values.smalls(within.years(), FiscalYear::value));
		}
		Words words = filter.titleContains();
		if (words != null) {
			statement.add(" and strpos(p.title, ?) > 0", words.value());
		}
		return statement;
	}

	private static SnapshotKey key(Columns columns) {
		return new SnapshotKey(new BudgetKey(new RegionCode(columns.text()), new FiscalYear(columns.small()),
				new DepartmentCode(columns.text())), columns.integer());
	}

	private static Edition edition(Columns columns) {
		return new Edition(key(columns), SnapshotKind.valueOf(columns.text()), columns.small(), columns.text(),
				columns.text(), columns.text(),
				new SealedFunds(columns.big(), columns.bigOrNull(), columns.bigOrNull()), columns.integer(),
				columns.text(), columns.text(), columns.instant(), basis(columns), columns.instant());
	}

	private static @Nullable Basis basis(Columns columns) {
		String document = columns.textOrNull();
		LocalDate date = columns.dateOrNull();
		return document == null ? null : new Basis(document, date);
	}

	private static Page.Item<Edition> item(Edition edition) {
		return new Page.Item<>(edition, position(edition.snapshot().budget()));
	}

	private static List<String> position(BudgetKey budget) {
		return List.of(budget.year().toString(), budget.county().toString(), budget.department().toString());
	}

	private static Object[] values(List<String> position) {
		try {
			return new Object[] { Short.valueOf(position.get(0)), new RegionCode(position.get(1)).value(),
					new DepartmentCode(position.get(2)).value() };
		}
		catch (IllegalArgumentException | IndexOutOfBoundsException _) {
			throw new ProblemException(
					new Problem.InvalidInput("CURSOR", List.of("after"), "游标不属于这个列表的排序", "请使用本列表返回的游标"));
		}
	}

}
