package org.jiheng.audit.persistence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jiheng.audit.Act;
import org.jiheng.audit.Entry;
import org.jiheng.shared.RequestId;
import org.jiheng.audit.Written;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Statements;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A county's audit chain. To be used in the transaction of what it tells of. */
@Component
class AuditChain {

	private final Statements statements;

	AuditChain(Statements statements) {
		this.statements = statements;
	}

	/** Tells the database which chain is written, where the scope does not say it. */
	Mono<Void> open(Author author) {
		return author.guest()
				? statements.run(new Statement("select jiheng.set_chain(?)", author.chain().value()), columns -> "")
					.then()
				: Mono.empty();
	}

	Mono<Void> append(Act act, Author author, Written written) {
		AuditedChanges changes = AuditedChanges.of(written.changes());
		return Mono
			.deferContextual(context -> head(author.chain()).map(head -> new Entry(author.chain(), head.number() + 1,
					now(), author.subject(), author.role(), author.department(), RequestId.in(context), act.operation(),
					written.reference(), changes.json(), head.hash())))
			.flatMap(entry -> insert(entry).then(texts(entry, written, changes.texts())).then(advance(entry)));
	}

	/**
	 * Reads of one overseeing region, in their order, each under the name of its reader.
	 */
	Mono<Void> append(List<Read> reads) {
		return head(reads.getFirst().reader().chain()).map(head -> entries(reads, head))
			.flatMap(entries -> Flux
				.fromIterable(
						entries.stream().collect(groupingBy(Entry::subject, LinkedHashMap::new, toList())).values())
				.concatMap(this::insertOwn)
				.then(advance(entries.getLast())));
	}

	private static List<Entry> entries(List<Read> reads, Head head) {
		Instant at = now();
		List<Entry> entries = new ArrayList<>();
		long number = head.number();
		String hash = head.hash();
		for (Read read : reads) {
			Entry entry = read.entry(++number, at, hash);
			entries.add(entry);
			hash = entry.hash();
		}
		return entries;
	}

	private static Instant now() {
		return Instant.now(Clock.systemUTC()).truncatedTo(ChronoUnit.MICROS);
	}

	/**
	 * The entries of one reader: the database lets nobody add any in another's name.
	 */
	private Mono<Void> insertOwn(List<Entry> entries) {
		Entry first = entries.getFirst();
		Statement reader = new Statement("select jiheng.set_scope_without_grants(?, ?)",
				first.county().significantDigits(), first.subject());
		Statement all = new Statement(
				"insert into jiheng.audit_entry (county_code, number, at, subject, role, request_id, operation,"
						+ " reference, changes, previous_hash, hash) select ?, number, ?, ?, ?, nullif(request_id, ''),"
						+ " operation, reference, changes::json, previous_hash, hash"
						+ " from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])"
						+ " as one (number, request_id, operation, reference, changes, previous_hash, hash)",
				first.county().value(), OffsetDateTime.ofInstant(first.at(), ZoneOffset.UTC), first.subject(),
				first.role(), entries.stream().map(Entry::number).toArray(Long[]::new),
				each(entries, entry -> Objects.requireNonNullElse(entry.requestId(), "")),
				each(entries, Entry::operation), each(entries, Entry::reference), each(entries, Entry::changes),
				each(entries, Entry::previousHash), each(entries, Entry::hash));
		return statements.run(reader, columns -> "").then(statements.run(all, Columns::text)).then();
	}

	private Mono<Head> head(RegionCode chain) {
		Statement lock = new Statement("select number, hash from jiheng.audit_head where county_code = ? for update",
				chain.value());
		return statements.run(lock, Head::of)
			.flatMap(found -> found.isEmpty() ? begin(chain).then(statements.run(lock, Head::of)) : Mono.just(found))
			.map(List::getFirst);
	}

	private Mono<Void> begin(RegionCode chain) {
		return statements
			.run(new Statement(
					"insert into jiheng.audit_head (county_code, number, hash) values (?, 0, ?)"
							+ " on conflict (county_code) do nothing returning number",
					chain.value(), Entry.NOTHING_BEFORE), Columns::big)
			.then();
	}

	/** Without RETURNING, since a department may add entries but read none. */
	private Mono<Void> insert(Entry entry) {
		String department = entry.department() == null ? null : entry.department().value();
		return statements
			.run(new Statement(
					"insert into jiheng.audit_entry (county_code, number, at, subject, role, department_code,"
							+ " request_id, operation, reference, changes, previous_hash, hash)"
							+ " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?, ?)",
					entry.county().value(), entry.number(), OffsetDateTime.ofInstant(entry.at(), ZoneOffset.UTC),
					entry.subject(), entry.role(), Statement.nullable(department, String.class),
					Statement.nullable(entry.requestId(), String.class), entry.operation(), entry.reference(),
					entry.changes(), entry.previousHash(), entry.hash()), Columns::text)
			.then();
	}

	/** All at once, and as a department may: without reading any back. */
	private Mono<Void> texts(Entry entry, Written written, List<AuditedChanges.Text> texts) {
		if (texts.isEmpty()) {
			return Mono.empty();
		}
		String department = written.department() == null ? null : written.department().value();
		Short year = written.year() == null ? null : Short.valueOf(written.year().shortValue());
		return statements.run(new Statement(
				"insert into jiheng.audit_text (county_code, entry_number, digest, salt, text, department_code,"
						+ " fiscal_year, project_number) select ?, ?, digest, salt, words, ?, ?, nullif(project, -1)"
						+ " from unnest(?::text[], ?::text[], ?::text[], ?::integer[])"
						+ " as one (digest, salt, words, project) on conflict do nothing",
				entry.county().value(), entry.number(), Statement.nullable(department, String.class),
				Statement.nullable(year, Short.class), each(texts, AuditedChanges.Text::digest),
				each(texts, AuditedChanges.Text::salt), each(texts, AuditedChanges.Text::words),
				texts.stream().map(text -> Objects.requireNonNullElse(text.project(), -1)).toArray(Integer[]::new)),
				Columns::text)
			.then();
	}

	private static <T> String[] each(List<T> all, Function<T, String> part) {
		return all.stream().map(part).toArray(String[]::new);
	}

	private Mono<Void> advance(Entry entry) {
		return statements
			.run(new Statement(
					"update jiheng.audit_head set number = ?, hash = ? where county_code = ? returning number",
					entry.number(), entry.hash(), entry.county().value()), Columns::big)
			.then();
	}

	/** Where the chain ends. */
	private record Head(long number, String hash) {

		static Head of(Columns columns) {
			return new Head(columns.big(), columns.text());
		}
	}

}
