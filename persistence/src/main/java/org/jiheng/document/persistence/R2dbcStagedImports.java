package org.jiheng.document.persistence;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jiheng.document.Correction;
import org.jiheng.document.ImportKey;
import org.jiheng.document.StagedImport;
import org.jiheng.document.StagedImports;
import org.jiheng.document.StagedKey;
import org.jiheng.document.StagedStatus;
import org.jiheng.document.Staging;
import org.jiheng.shared.Page;
import org.jiheng.shared.PageRequest;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.TenantReads;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Statements;
import org.jiheng.tenancy.persistence.Values;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Staged imports, and their files beside them. What has outlived its time is erased
 * whenever somebody of the county stages or ends something.
 */
@Repository
class R2dbcStagedImports implements StagedImports {

	private static final int MOST_OPEN = 200;

	private static final String OWN = "nullif(current_setting('jiheng.county', true), '')";

	private static final String DEPARTMENT = "nullif(current_setting('jiheng.department', true), '')";

	private static final String SUBJECT = "nullif(current_setting('jiheng.subject', true), '')";

	private final TenantReads reads;

	private final Statements statements;

	private final TransactionalOperator writing;

	R2dbcStagedImports(TenantReads reads, Statements statements, ReactiveTransactionManager transactions) {
		this.reads = reads;
		this.statements = statements;
		this.writing = TransactionalOperator.create(transactions);
	}

	@Override
	public Mono<Map<StagedKey, StagedImport>> of(Set<StagedKey> keys) {
		return reads
			.inOne(tenant -> statements
				.run(new Statement(StagedRow.COLUMNS + StagedRow.FROM + " where s.county_code = ? and s.id = any(?)",
						tenant.county().value(),
						Values.own(tenant, keys, StagedKey::county).stream().map(StagedKey::id).toArray(UUID[]::new)),
						StagedRow::of)
				.map(found -> found.stream().collect(toMap(StagedImport::key, identity()))))
			.defaultIfEmpty(Map.of());
	}

	@Override
	public Mono<Page<StagedImport>> list(Set<StagedStatus> statuses, PageRequest page) {
		return reads.inOne(tenant -> {
			Statement statement = new Statement(StagedRow.COLUMNS + StagedRow.FROM + " where s.county_code = ?",
					tenant.county().value());
			among(statement, statuses);
			List<String> position = page.position();
			if (position != null) {
				statement.add(" and (s.staged_at, s.id) " + (page.forward() ? "<" : ">") + " (?, ?)", time(position),
						id(position));
			}
			String order = page.forward() ? " desc" : "";
			statement.add(" order by s.staged_at" + order + ", s.id" + order + " limit ?", page.size() + 1);
			return statements.run(statement, StagedRow::of)
				.map(found -> Page.read(found, page, R2dbcStagedImports::item));
		}).defaultIfEmpty(Page.empty());
	}

	@Override
	public Mono<Integer> count(Set<StagedStatus> statuses) {
		return reads.inOne(tenant -> {
			Statement statement = new Statement(
					"select count(*)::integer" + StagedRow.FROM + " where s.county_code = ?", tenant.county().value());
			return statements.run(among(statement, statuses), Columns::integer).map(List::getFirst);
		}).defaultIfEmpty(0);
	}

	@Override
	public Mono<byte[]> content(StagedKey key) {
		return reads.inOne(tenant -> statements
			.run(new Statement("select f.content from jiheng.staged_file f where f.county_code = ? and f.id = ?"
					+ " and f.expires_at > now()", key.county().value(), key.id()), Columns::bytes)
			.flatMap(R2dbcStagedImports::first));
	}

	@Override
	public Mono<Void> progress(StagedKey key, int filesRead, int filesTotal) {
		return done(new Statement(
				"update jiheng.staged_import s set files_read = greatest(s.files_read, ?), files_total = ?"
						+ " where s.county_code = ? and s.id = ? and s.status = 'RECEIVED'",
				filesRead, filesTotal, key.county().value(), key.id()))
			.as(writing::transactional);
	}

	@Override
	public Mono<Void> read(StagedKey key, Set<DepartmentCode> departments, List<Correction> corrections) {
		return statements
			.run(new Statement(
					"update jiheng.staged_import s set status = 'READ', files_total = coalesce(s.files_total, 1),"
							+ " files_read = coalesce(s.files_total, 1), version = s.version + ?"
							+ " where s.county_code = ? and s.id = ? and s.status = 'RECEIVED' returning s.id::text",
					corrections.size(), key.county().value(), key.id()), Columns::text)
			.filter(first -> !first.isEmpty())
			.flatMap(first -> correct(key, corrections, departments))
			.as(writing::transactional);
	}

	@Override
	public Mono<Void> withhold(StagedKey key) {
		return erase(key).then(Mono.defer(() -> done(new Statement(
				"update jiheng.staged_import s set status = 'ABANDONED', withheld = true, version = s.version + 1"
						+ " where s.county_code = ? and s.id = ? and s.status in ('RECEIVED', 'READ')",
				key.county().value(), key.id()))))
			.as(writing::transactional);
	}

	@Override
	public Mono<StagedKey> same(String digest) {
		return done(new Statement("select pg_advisory_xact_lock(hashtextextended('jiheng.staged_file ' || " + OWN
				+ " || ' ' || ?, 0))::text", digest))
			.then(Mono.defer(this::sweep))
			.then(Mono
				.defer(() -> statements.run(
						new Statement(StagedRow.COLUMNS + StagedRow.FROM + " where f.county_code = " + OWN
								+ " and f.digest = ? and f.staged_for is not distinct from " + DEPARTMENT
								+ " and (f.staged_for is null or f.staged_by = " + SUBJECT + ")", digest),
						StagedRow::of)))
			.flatMap(R2dbcStagedImports::first)
			.map(StagedImport::key);
	}

	@Override
	public Mono<Void> receive(UUID id, byte[] content, Arrival arrival) {
		return statements
			.run(new Statement("select count(*)::integer from jiheng.staged_file f where f.county_code = " + OWN),
					Columns::integer)
			.map(List::getFirst)
			.doOnNext(open -> {
				if (open >= MOST_OPEN) {
					throw new ProblemException(new Problem.LimitExceeded("STAGED_TOO_MANY",
							"暂存而未了结的文件已有 " + open + " 个，请先提交或放弃一些", open + 1L, MOST_OPEN));
				}
			})
			.then(Mono.defer(() -> done(new Statement(
					"insert into jiheng.staged_import (county_code, id, department_code, staged_by, policy, department_said)"
							+ " values (" + OWN + ", ?, " + DEPARTMENT + ", " + SUBJECT + ", ?, ?)",
					id, Statement.nullable(arrival.policy() == null ? null : arrival.policy().name(), String.class),
					Statement.nullable(arrival.department() == null ? null : arrival.department().value(),
							String.class)))))
			.then(Mono.defer(() -> done(new Statement(
					"insert into jiheng.staged_file (county_code, id, staged_for, staged_by, content, file_name, digest)"
							+ " values (" + OWN + ", ?, " + DEPARTMENT + ", " + SUBJECT + ", ?, ?, ?)",
					id, content, Statement.nullable(arrival.fileName(), String.class), arrival.digest()))));
	}

	@Override
	public Mono<Void> change(StagedKey key, int expectedVersion, Set<StagedStatus> statuses) {
		return statements
			.run(new Statement(
					"update jiheng.staged_import s set version = s.version where s.county_code = ? and s.id = ?"
							+ " returning s.id::text",
					key.county().value(), key.id()), Columns::text)
			.then(of(Set.of(key)))
			.mapNotNull(found -> found.get(key))
			.switchIfEmpty(Mono.error(Staging::absent))
			.doOnNext(item -> require(item, expectedVersion, statuses))
			.then(Mono.defer(() -> done(new Statement(
					"update jiheng.staged_import s set version = s.version + 1 where s.county_code = ? and s.id = ?",
					key.county().value(), key.id()))));
	}

	private static void require(StagedImport item, int expectedVersion, Set<StagedStatus> statuses) {
		if (!item.status().isOpen()) {
			throw conflict("STAGED_ENDED", "这次暂存的导入已了结（已提交、已放弃、已过期或因涉密清除）", "需要时请重新上传");
		}
		if (!statuses.contains(item.status())) {
			throw conflict("STAGED_NOT_READ", "文件还没有读完", "稍后重新读取进度，读完后再办理");
		}
		if (item.version() != expectedVersion) {
			throw conflict("VERSION", "读取之后已有人改动（您读取的是第 " + expectedVersion + " 版，现为第 " + item.version() + " 版）",
					"重新读取，核对后再提交");
		}
	}

	private static ProblemException conflict(String code, String message, String suggestion) {
		return new ProblemException(new Problem.Conflict(code, message, suggestion));
	}

	@Override
	public Mono<Void> correct(StagedKey key, List<Correction> corrections, Set<DepartmentCode> departments) {
		return done(new Statement(
				"update jiheng.staged_file f set corrections = ?::json where f.county_code = ? and f.id = ?",
				Json.of(corrections), key.county().value(), key.id()))
			.then(Mono.defer(() -> about(key, departments)));
	}

	@Override
	public Mono<Void> end(StagedKey key, StagedStatus status, List<ImportKey> imports) {
		return erase(key).then(Mono.defer(this::sweep))
			.then(Mono.defer(() -> done(new Statement(
					"update jiheng.staged_import s set status = ?, imports = ? where s.county_code = ? and s.id = ?",
					status.name(), Values.texts(imports, StagedRow::text), key.county().value(), key.id()))));
	}

	private Mono<Void> about(StagedKey key, Set<DepartmentCode> departments) {
		return done(
				new Statement("update jiheng.staged_file f set departments = ? where f.county_code = ? and f.id = ?",
						Statement.nullable(
								departments.isEmpty() ? null : Values.texts(departments, DepartmentCode::value),
								String[].class),
						key.county().value(), key.id()));
	}

	private Mono<Void> erase(StagedKey key) {
		return done(new Statement("delete from jiheng.staged_file f where f.county_code = ? and f.id = ?",
				key.county().value(), key.id()));
	}

	/** Those whose time is over. */
	private Mono<Void> sweep() {
		return done(new Statement(
				"delete from jiheng.staged_file f where f.county_code = " + OWN + " and f.expires_at <= now()"));
	}

	private Mono<Void> done(Statement statement) {
		return statements.run(statement, row -> row).then();
	}

	private static Statement among(Statement statement, Set<StagedStatus> statuses) {
		return statuses.isEmpty() ? statement
				: statement.add(" and " + StagedRow.STATUS + " = any(?)", (Object) Values.texts(statuses, Enum::name));
	}

	private static <T> Mono<T> first(List<T> found) {
		return Mono.justOrEmpty(found.stream().findFirst());
	}

	private static Page.Item<StagedImport> item(StagedImport item) {
		return new Page.Item<>(item, List.of(item.stagedAt().toString(), item.key().id().toString()));
	}

	private static OffsetDateTime time(List<String> position) {
		try {
			return Instant.parse(position.getFirst()).atOffset(ZoneOffset.UTC);
		}
		catch (DateTimeException _) {
			throw cursor();
		}
	}

	private static UUID id(List<String> position) {
		try {
			return UUID.fromString(position.getLast());
		}
		catch (IllegalArgumentException _) {
			throw cursor();
		}
	}

	private static ProblemException cursor() {
		return new ProblemException(
				new Problem.InvalidInput("CURSOR", List.of("after"), "游标不属于这个列表的排序", "请使用本列表返回的游标"));
	}

}
