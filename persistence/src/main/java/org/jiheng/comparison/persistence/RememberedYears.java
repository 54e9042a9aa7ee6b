package org.jiheng.comparison.persistence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Remembers what lies behind sealed years, which never changes. Who may see a year, the
 * database says each time, by handing out its hash; only under that hash something is
 * found here.
 */
@Component
class RememberedYears {

	/** Rows of about 400 bytes. */
	private static final long MOST_ROWS = 60_000;

	/** So that many who ask at once after a start hold little each. */
	private static final int YEARS_AT_ONCE = 64;

	private final Cache<Key, List<? extends Sealed.Fact>> known = Caffeine.newBuilder()
		.maximumWeight(MOST_ROWS).<Key, List<? extends Sealed.Fact>>weigher((key, rows) -> 1 + rows.size()).build();

	/** Of one kind, and of one name where it is about names. */
	private record Key(SealedYear year, Class<? extends Sealed.Fact> kind, String about) {
	}

	/** A row read. */
	record Behind<S extends Sealed.Fact>(SealedYear year, S sealed) {
	}

	/** What lies behind each of the years; reads what is not known yet. */
	<S extends Sealed.Fact> Mono<Map<SealedYear, List<S>>> of(Collection<SealedYear> years, Class<S> kind, String about,
			Function<List<SealedYear>, Mono<List<Behind<S>>>> reading) {
		Map<SealedYear, List<S>> found = new LinkedHashMap<>();
		List<SealedYear> unknown = new ArrayList<>();
		for (SealedYear year : years) {
			List<S> rows = known(new Key(year, kind, about));
			found.put(year, rows == null ? List.of() : rows);
			if (rows == null) {
				unknown.add(year);
			}
		}
		return unknown.isEmpty() ? Mono.just(found)
				: Flux.fromIterable(unknown)
					.buffer(YEARS_AT_ONCE)
					.concatMap(some -> reading.apply(some).doOnNext(rows -> {
						Map<SealedYear, List<S>> read = rows.stream()
							.collect(groupingBy(Behind::year, mapping(Behind::sealed, toList())));
						some.forEach(year -> found.put(year,
								remember(new Key(year, kind, about), List.copyOf(read.getOrDefault(year, List.of())))));
					}))
					.then(Mono.just(found));
	}

	/** A key's rows are of its kind. */
	@SuppressWarnings("unchecked")
	private <S extends Sealed.Fact> @Nullable List<S> known(Key key) {
		return (List<S>) known.getIfPresent(key);
	}

	/** Who reads the same at the same time shares what came first. */
	private <S extends Sealed.Fact> List<S> remember(Key key, List<S> rows) {
		known.asMap().putIfAbsent(key, rows);
		List<S> there = known(key);
		return there == null ? rows : there;
	}

}
