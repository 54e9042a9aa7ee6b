package org.jiheng.audit.persistence;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jiheng.audit.ChainCheck;
import org.jiheng.audit.Verification;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Statements;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Takes a check along a whole chain, page by page, so that its length costs no memory. To
 * be used in one transaction.
 */
@Component
class ChainReading {

	private static final int ENTRIES = 500;

	private static final int TEXTS = 1000;

	private final Statements statements;

	ChainReading(Statements statements) {
		this.statements = statements;
	}

	Mono<Verification> through(Scope.Regional region, ChainCheck check) {
		return new Walk(region, check).page()
			.repeat()
			.takeUntil(entries -> entries < ENTRIES || check.decided())
			.then(Mono.fromSupplier(check::result));
	}

	private final class Walk {

		private final Scope.Regional region;

		private final ChainCheck check;

		Walk(Scope.Regional region, ChainCheck check) {
			this.region = region;
			this.check = check;
		}

		/** How many entries the next page had. */
		Mono<Integer> page() {
			return Mono.defer(() -> statements.run(
					new Statement("select " + EntryRow.COLUMNS
							+ " from jiheng.audit_entry where county_code = ? and number > ?"
							+ " order by number limit ?", region.region().value(), check.last(), ENTRIES),
					EntryRow::of))
				.flatMap(rows -> {
					Map<Long, List<String>> held = rows.stream()
						.collect(Collectors.toMap(row -> row.entry().number(), EntryRow::digests));
					rows.forEach(row -> check.entry(row.entry(), row.hash(),
							held.getOrDefault(row.entry().number(), List.of())));
					return texts(held).thenReturn(rows.size());
				});
		}

		private Mono<Void> texts(Map<Long, List<String>> held) {
			long first = held.keySet().stream().mapToLong(Long::longValue).min().orElse(0);
			long last = check.last();
			Text[] at = { new Text(first, "", "", "") };
			return held.isEmpty() ? Mono.empty()
					: Mono.defer(() -> page(at[0], last)).doOnNext(texts -> texts.forEach(text -> {
						check.text(text.number(), text.digest(), text.salt(), text.words(),
								held.getOrDefault(text.number(), List.of()));
						at[0] = text;
					})).repeat().takeUntil(texts -> texts.size() < TEXTS).then();
		}

		private Mono<List<Text>> page(Text after, long last) {
			Function<Columns, Text> row = columns -> new Text(columns.big(), columns.text(), columns.text(),
					columns.text());
			return statements.run(new Statement(
					"select entry_number, digest, salt, text from jiheng.audit_text where county_code = ?"
							+ " and (entry_number, digest) > (?, ?) and entry_number <= ?"
							+ " order by entry_number, digest limit ?",
					region.region().value(), after.number(), after.digest(), last, TEXTS), row);
		}

	}

	private record Text(long number, String digest, String salt, String words) {
	}

}
