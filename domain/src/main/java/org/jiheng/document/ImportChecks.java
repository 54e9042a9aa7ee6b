package org.jiheng.document;

import java.util.function.Function;
import org.jiheng.budget.BudgetKey;
import reactor.core.publisher.Mono;

/**
 * Checks what was stored. That it could not be checked is told in the log and by the
 * budget's checked version, and fails no import; the same document again mends it.
 */
final class ImportChecks {

	private static final System.Logger LOG = System.getLogger(Importing.class.getName());

	private final Function<BudgetKey, Mono<Void>> checks;

	ImportChecks(Function<BudgetKey, Mono<Void>> checks) {
		this.checks = checks;
	}

	Mono<Outcome> after(Outcome outcome) {
		return switch (outcome) {
			case Outcome.Stored(Import done) -> of(done.key().budget()).thenReturn(outcome);
			case Outcome.Same(Import done) -> of(done.key().budget()).thenReturn(outcome);
			case Outcome.Checked any -> Mono.just(outcome);
			case Outcome.Held any -> Mono.just(outcome);
			case Outcome.Blank any -> Mono.just(outcome);
			case Outcome.Refused any -> Mono.just(outcome);
		};
	}

	Mono<Void> of(BudgetKey budget) {
		return checks.apply(budget)
			.onErrorResume(failure -> Mono.fromRunnable(() -> LOG.log(System.Logger.Level.ERROR,
					"an imported budget was not checked: " + budget.reference(), failure)));
	}

}
