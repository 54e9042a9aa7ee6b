package org.jiheng.audit.persistence;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.audit.AuditFilter;
import org.jiheng.audit.AuditTrail;
import org.jiheng.audit.ChainCheck;
import org.jiheng.audit.Entry;
import org.jiheng.audit.KeptEntry;
import org.jiheng.audit.Verification;
import org.jiheng.shared.Page;
import org.jiheng.shared.PageRequest;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionalReads;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.DepartmentCheck;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Statements;
import org.jiheng.tenancy.persistence.Values;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Reads the chain and the texts beside it, each reading from one state of the data. */
@Repository
class R2dbcAuditTrail implements AuditTrail {

	private final Statements statements;

	private final RegionalReads reads;

	private final ChainReading chain;

	private final DepartmentCheck departments;

	R2dbcAuditTrail(Statements statements, RegionalReads reads, ChainReading chain, DepartmentCheck departments) {
		this.statements = statements;
		this.reads = reads;
		this.chain = chain;
		this.departments = departments;
	}

	@Override
	public Mono<Page<KeptEntry>> list(AuditFilter filter, PageRequest page) {
		return reads.inOne(region -> {
			Statement statement = matching(filter, region, "select " + EntryRow.COLUMNS);
			List<String> position = page.position();
			if (position != null) {
				statement.add(" and number " + (page.forward() ? ">" : "<") + " ?", number(position));
			}
			statement.add(" order by number" + (page.forward() ? "" : " desc") + " limit ?", page.size() + 1);
			return known(filter, region).then(Mono.defer(() -> statements.run(statement, EntryRow::of)))
				.flatMap(rows -> words(region, rows).map(words -> Page.read(rows, page, row -> item(row, words))));
		});
	}

	@Override
	public Mono<Integer> count(AuditFilter filter) {
		return reads.inOne(region -> known(filter, region)
			.then(Mono.defer(() -> statements.run(matching(filter, region, "select count(*)::int"), Columns::integer)))
			.map(List::getFirst));
	}

	@Override
	public Mono<Verification> verify() {
		return reads.inOne(region -> statements
			.run(new Statement("select number, hash from jiheng.audit_head where county_code = ?",
					region.region().value()), columns -> new ChainCheck(columns.big(), columns.text()))
			.map(heads -> heads.isEmpty() ? new ChainCheck(0, Entry.NOTHING_BEFORE) : heads.getFirst())
			.flatMap(check -> chain.through(region, check)));
	}

	/** Nothing in an overseeing region's chain is any department's. */
	private Mono<Void> known(AuditFilter filter, Scope.Regional region) {
		return region instanceof Scope.Tenant tenant ? departments.known(filter.departments(), tenant) : Mono.empty();
	}

	private static Statement matching(AuditFilter filter, Scope.Regional region, String select) {
		Statement statement = new Statement(select + " from jiheng.audit_entry where county_code = ?",
				region.region().value());
		if (region instanceof Scope.OfDepartment of) {
			statement.add(" and department_code = ?", of.department().value());
		}
		any(statement, "department_code", Values.texts(filter.departments(), DepartmentCode::value));
		any(statement, "subject", texts(filter.subjects()));
		any(statement, "operation", texts(filter.operations()));
		Instant from = filter.from();
		if (from != null) {
			statement.add(" and at >= ?", OffsetDateTime.ofInstant(from, ZoneOffset.UTC));
		}
		Instant until = filter.until();
		if (until != null) {
			statement.add(" and at < ?", OffsetDateTime.ofInstant(until, ZoneOffset.UTC));
		}
		return statement;
	}

	private static void any(Statement statement, String column, String[] values) {
		if (values.length > 0) {
			statement.add(" and " + column + " = any(?)", (Object) values);
		}
	}

	private static String[] texts(Set<String> values) {
		return values.toArray(String[]::new);
	}

	private Mono<Map<String, String>> words(Scope.Regional region, List<EntryRow> rows) {
		Long[] numbers = rows.stream()
			.filter(row -> !row.digests().isEmpty())
			.map(row -> row.entry().number())
			.toArray(Long[]::new);
		if (numbers.length == 0) {
			return Mono.just(Map.of());
		}
		return statements
			.run(new Statement(
					"select digest, text from jiheng.audit_text where county_code = ? and entry_number = any(?)",
					region.region().value(), numbers), columns -> Map.entry(columns.text(), columns.text()))
			.map(found -> {
				Map<String, String> words = new HashMap<>();
				found.forEach(text -> words.put(text.getKey(), text.getValue()));
				return words;
			});
	}

	private static Page.Item<KeptEntry> item(EntryRow row, Map<String, String> words) {
		return new Page.Item<>(row.read(words), List.of(Long.toString(row.entry().number())));
	}

	private static long number(List<String> position) {
		try {
			return Long.parseLong(position.getFirst());
		}
		catch (NumberFormatException _) {
			throw new ProblemException(
					new Problem.InvalidInput("CURSOR", List.of("after"), "游标不属于这个列表的排序", "请使用本列表返回的游标"));
		}
	}

}
