package org.jiheng.document;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * What the documents of staged imports say, read whenever somebody asks and kept for a
 * short while. A reading that began goes on when nobody waits for it any more; it is done
 * in the scope of who asked first, and is of nothing but the bytes and their corrections.
 */
final class StagedReadings {

	private static final int KEPT = 6;

	private static final int READ_AT_ONCE = 8;

	private static final Duration KEPT_FOR = Duration.ofMinutes(5);

	private final StagedImports staged;

	private final Reception reception;

	private final BiFunction<StagedImport, List<OneRead>, Mono<Boolean>> settle;

	private final AtomicInteger reading = new AtomicInteger();

	private final Map<Key, Mono<List<OneRead>>> kept = new LinkedHashMap<>(KEPT, 0.75f, true);

	/**
	 * The same corrections, and whether it is read for the first time: then with what the
	 * county remembers, which becomes corrections of its own.
	 */
	private record Key(StagedKey key, List<Correction> corrections, boolean first) {
	}

	/** One document, and what was read of it. */
	record OneRead(int position, String name, FileReading.Read read) {
	}

	/**
	 * @param settle what is done once one that was only received has been read, before
	 * anybody is told; whether it may be kept
	 */
	StagedReadings(StagedImports staged, Reception reception,
			BiFunction<StagedImport, List<OneRead>, Mono<Boolean>> settle) {
		this.staged = staged;
		this.reception = reception;
		this.settle = settle;
	}

	/** Nothing of one that has ended. */
	Mono<List<OneRead>> of(StagedImport item) {
		if (!item.status().isOpen()) {
			return Mono.just(List.of());
		}
		return Mono.deferContextual(asked -> {
			synchronized (kept) {
				Mono<List<OneRead>> first = item.version() == 1 ? kept.get(new Key(item.key(), List.of(), true)) : null;
				return first != null ? first : known(item, asked);
			}
		});
	}

	private Mono<List<OneRead>> known(StagedImport item, ContextView asked) {
		Key key = new Key(item.key(), item.corrections(), item.status() == StagedStatus.RECEIVED);
		Mono<List<OneRead>> known = kept.computeIfAbsent(key,
				any -> reading(item).contextWrite(none -> none.putAll(asked))
					.doOnError(failure -> forget(key))
					.cache(KEPT_FOR));
		if (kept.size() > KEPT) {
			kept.remove(kept.keySet().iterator().next());
		}
		return known;
	}

	/** Begins and does not wait. */
	Mono<Void> begin(StagedImport item) {
		return Mono.firstWithSignal(of(item).thenReturn(true).onErrorReturn(false), Mono.just(true)).then();
	}

	private void forget(Key key) {
		synchronized (kept) {
			kept.remove(key);
		}
	}

	private Mono<List<OneRead>> reading(StagedImport item) {
		return Mono.defer(() -> {
			if (reading.incrementAndGet() > READ_AT_ONCE) {
				reading.decrementAndGet();
				return Mono.error(new ProblemException(new Problem.Unavailable("同时读取的暂存文件过多，请稍后重试")));
			}
			return staged.content(item.key())
				.flatMap(content -> documents(item, content))
				.flatMap(documents -> Flux.fromIterable(documents.entrySet())
					.index()
					.concatMap(
							document -> read(item, document.getT1().intValue() + 1, document.getT2(), documents.size()))
					.collectList())
				.onErrorResume(StagedReadings::isOfTheFile,
						failure -> Mono.just(List.of(new OneRead(1, "", refused(failure)))))
				.flatMap(read -> settled(item, read))
				.defaultIfEmpty(List.of())
				.doFinally(end -> reading.decrementAndGet());
		});
	}

	private Mono<List<OneRead>> settled(StagedImport item, List<OneRead> read) {
		return item.status() == StagedStatus.RECEIVED
				? settle.apply(item, read).map(keep -> keep ? read : List.<OneRead>of()) : Mono.just(read);
	}

	/** By their paths, in order. */
	private Mono<Map<String, byte[]>> documents(StagedImport item, byte[] content) {
		return item.policy() == null ? Mono.just(Map.of("", content)) : reception.unpacked(content);
	}

	private Mono<OneRead> read(StagedImport item, int position, Map.Entry<String, byte[]> document, int total) {
		Mono<FileReading.Read> reading = item.status() == StagedStatus.RECEIVED
				? reception.read(document.getValue(), item.key().county())
				: reception.read(document.getValue(), item.key().county(), item.correctionsOf(position));
		return reading.onErrorResume(StagedReadings::isOfTheFile, failure -> Mono.just(refused(failure)))
			.map(read -> new OneRead(position, document.getKey(), read))
			.flatMap(read -> item.status() == StagedStatus.RECEIVED
					? staged.progress(item.key(), position, total).thenReturn(read) : Mono.just(read));
	}

	/** Whatever else fails may succeed later. */
	private static boolean isOfTheFile(Throwable failure) {
		return failure instanceof ProblemException problem && (problem.problem() instanceof Problem.InvalidInput
				|| problem.problem() instanceof Problem.LimitExceeded);
	}

	private static FileReading.Read refused(Throwable failure) {
		Problem problem = ((ProblemException) failure).problem();
		return new FileReading.Read(new Reading.Refused(Outcome.Refused.because(problem).findings()), "");
	}

}
