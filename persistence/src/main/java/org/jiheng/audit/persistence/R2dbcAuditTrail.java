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
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.TenantReads;
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

	private final TenantReads reads;

	private final ChainReading chain;

	private final DepartmentCheck departments;

	R2dbcAuditTrail(Statements statements, TenantReads reads, ChainReading chain, DepartmentCheck departments) {
		this.statements = statements;
		this.reads = reads;
		this.chain = chain;
		this.departments = departments;
	}

	@Override
	public Mono<Page<KeptEntry>> list(AuditFilter filter, PageRequest page) {
		return reads.inOne(tenant -> {
			Statement statement = matching(filter, tenant, "select " + EntryRow.COLUMNS);
			List<String> position = page.position();
			if (position != null) {
				statement.add(" and number " + (page.forward() ? ">" : "<") + " ?", number(position));
			}
			statement.add(" order by number" + (page.forward() ? "" : " desc") + " limit ?", page.size() + 1);
			return departments.known(filter.departments(), tenant)
				.then(Mono.defer(() -> statements.run(statement, EntryRow::of)))
				.flatMap(rows -> words(tenant, rows).map(words -> Page.read(rows, page, row -> item(row, words))));
		});
	}

	@Override
	public Mono<Integer> count(AuditFilter filter) {
		return reads.inOne(tenant -> departments.known(filter.departments(), tenant)
			.then(Mono.defer(() -> statements.run(matching(filter, tenant, "select count(*)::int"), Columns::integer)))
			.map(List::getFirst));
	}

	@Override
	public Mono<Verification> verify() {
		return reads.inOne(tenant -> statements
			.run(new Statement("select number, hash from jiheng.audit_head where county_code = ?",
					tenant.county().value()), columns -> new ChainCheck(columns.big(), columns.text()))
			.map(heads -> heads.isEmpty() ? new ChainCheck(0, Entry.NOTHING_BEFORE) : heads.getFirst())
			.flatMap(check -> chain.through(tenant, check)));
	}

	private static Statement matching(AuditFilter filter, Scope.Tenant tenant, String select) {
		Statement statement = new Statement(select + " from jiheng.audit_entry where county_code = ?",
				tenant.county().value());
		if (tenant instanceof Scope.OfDepartment of) {
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

	private Mono<Map<String, String>> words(Scope.Tenant tenant, List<EntryRow> rows) {
		Long[] numbers = rows.stream().map(row -> row.entry().number()).toArray(Long[]::new);
		return statements
			.run(new Statement(
					"select digest, text from jiheng.audit_text where county_code = ? and entry_number = any(?)",
					tenant.county().value(), numbers), columns -> Map.entry(columns.text(), columns.text()))
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
