package org.jiheng.difference;

import static java.util.stream.Collectors.toSet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jiheng.approval.Round;
import org.jiheng.approval.Rounds;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.BudgetTexts;
import org.jiheng.shared.FiscalYear;
import org.jiheng.tenancy.TenantReads;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Compares budgets with what they were, as far as the current scope sees both. */
public final class Comparing {

	/** So many contents are held at a time. */
	private static final int AT_ONCE = 20;

	private final TenantReads reads;

	private final Rounds rounds;

	private final BudgetTexts texts;

	public Comparing(TenantReads reads, Rounds rounds, BudgetTexts texts) {
		this.reads = reads;
		this.rounds = rounds;
		this.texts = texts;
	}

	/** What a budget was, and how to name that. */
	private record Earlier(String name, BudgetText text) {
	}

	/**
	 * All from one state of the data, some in as many statements as one; where there is
	 * nothing to compare with, missing.
	 */
	public Mono<Map<Since, DifferenceSince>> of(Set<Since> wanted) {
		return reads
			.inOne(tenant -> Flux.fromIterable(wanted)
				.buffer(AT_ONCE)
				.concatMap(this::some)
				.<Map<Since, DifferenceSince>>collect(HashMap::new, Map::putAll))
			.defaultIfEmpty(Map.of());
	}

	private Mono<Map<Since, DifferenceSince>> some(List<Since> wanted) {
		return submitted(wanted).flatMap(rounds -> approved(wanted).flatMap(years -> {
			Map<Since, Earlier> before = new HashMap<>(rounds);
			before.putAll(years);
			return texts.of(before.keySet().stream().map(Since::budget).collect(toSet())).map(now -> {
				Map<Since, DifferenceSince> differences = new HashMap<>();
				before.forEach((since, was) -> {
					BudgetText is = now.get(since.budget());
					if (is != null) {
						differences.put(since,
								new DifferenceSince(was.name(), BudgetDifference.between(was.text(), is)));
					}
				});
				return differences;
			});
		}));
	}

	private Mono<Map<Since, Earlier>> submitted(List<Since> wanted) {
		List<Since.Submission> asked = only(Since.Submission.class, wanted).toList();
		if (asked.isEmpty()) {
			return Mono.just(Map.of());
		}
		return rounds.of(asked.stream().map(Since::budget).collect(toSet())).flatMap(known -> {
			Map<Since, Round> chosen = new HashMap<>();
			asked.forEach(since -> {
				Round round = round(since, known.getOrDefault(since.budget(), List.of()));
				if (round != null) {
					chosen.put(since, round);
				}
			});
			return rounds.submitted(Set.copyOf(chosen.values())).map(contents -> {
				Map<Since, Earlier> earlier = new HashMap<>();
				chosen.forEach((since, round) -> {
					BudgetText text = contents.get(round);
					if (text != null) {
						earlier.put(since,
								new Earlier("第 " + round.number() + " 轮申报的内容（第 " + round.version() + " 版）", text));
					}
				});
				return earlier;
			});
		});
	}

	private Mono<Map<Since, Earlier>> approved(List<Since> wanted) {
		Map<Since, BudgetKey> before = new HashMap<>();
		only(Since.LastYear.class, wanted).forEach(since -> since.budget()
			.year()
			.previous()
			.ifPresent(year -> before.put(since, in(year, since.budget()))));
		only(Since.Approval.class, wanted).filter(since -> since.budget().isAdjusting())
			.forEach(since -> before.put(since, since.budget().standing()));
		return texts.approved(Set.copyOf(before.values())).map(found -> {
			Map<Since, Earlier> earlier = new HashMap<>();
			before.forEach((since, key) -> {
				BudgetText text = found.get(key);
				if (text != null) {
					earlier.put(since, new Earlier(key.year() + " 年批复的预算", text));
				}
			});
			return earlier;
		});
	}

	/** What lies with finance, or was decided for good, is the last round itself. */
	private static @Nullable Round round(Since.Submission since, List<Round> rounds) {
		List<Round> known = rounds.stream().filter(round -> round.adjustment() == since.adjustment()).toList();
		Integer asked = since.number();
		int number = asked != null ? asked : since.changeable() ? known.size() : known.size() - 1;
		return known.stream().filter(round -> round.number() == number).findFirst().orElse(null);
	}

	private static BudgetKey in(FiscalYear year, BudgetKey key) {
		return new BudgetKey(key.county(), year, key.department());
	}

	private static <S extends Since> Stream<S> only(Class<S> kind, List<Since> wanted) {
		return wanted.stream().filter(kind::isInstance).map(kind::cast);
	}

}
