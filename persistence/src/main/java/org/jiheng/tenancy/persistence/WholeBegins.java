package org.jiheng.tenancy.persistence;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.ReactiveTransaction;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Lets a transaction begin to its end even when its request is cancelled meanwhile, and
 * then rolls it back. A begin that is cancelled half-way would hand its connection back
 * to the pool with BEGIN still under way, so that it stood idle in transaction there.
 * What only reads inside a reading begins nothing.
 */
final class WholeBegins implements ReactiveTransactionManager {

	private final ReactiveTransactionManager transactions;

	WholeBegins(ReactiveTransactionManager transactions) {
		this.transactions = transactions;
	}

	@Override
	public Mono<ReactiveTransaction> getReactiveTransaction(@Nullable TransactionDefinition definition) {
		return Mono
			.deferContextual(context -> Readings.connection(context) == null ? begun(definition) : joined(definition));
	}

	@Override
	public Mono<Void> commit(ReactiveTransaction transaction) {
		return transaction instanceof Joined ? Mono.empty() : transactions.commit(transaction);
	}

	@Override
	public Mono<Void> rollback(ReactiveTransaction transaction) {
		return transaction instanceof Joined ? Mono.empty() : transactions.rollback(transaction);
	}

	private Mono<ReactiveTransaction> begun(@Nullable TransactionDefinition definition) {
		return Mono.create(sink -> {
			var begin = new Begin(sink);
			sink.onCancel(begin::cancelled);
			transactions.getReactiveTransaction(definition)
				.contextWrite(sink.contextView())
				.subscribe(begin::begun, sink::error);
		});
	}

	private static Mono<ReactiveTransaction> joined(@Nullable TransactionDefinition definition) {
		return definition != null && definition.isReadOnly() ? Mono.just(new Joined())
				: Mono.error(new IllegalStateException("nothing writes inside a reading"));
	}

	/** A reading under way, which whoever opened it ends. */
	private record Joined() implements ReactiveTransaction {
	}

	/** What beginning and cancelling, on two threads, know of each other. */
	private final class Begin {

		private final MonoSink<ReactiveTransaction> sink;

		private @Nullable ReactiveTransaction begun;

		private boolean cancelled;

		Begin(MonoSink<ReactiveTransaction> sink) {
			this.sink = sink;
		}

		void begun(ReactiveTransaction transaction) {
			if (wanted(transaction)) {
				sink.success(transaction);
			}
			else {
				takeBack(transaction);
			}
		}

		/** Called by the sink only where it has given nothing out and never will. */
		void cancelled() {
			ReactiveTransaction left = unwanted();
			if (left != null) {
				takeBack(left);
			}
		}

		private synchronized boolean wanted(ReactiveTransaction transaction) {
			begun = transaction;
			return !cancelled;
		}

		private synchronized @Nullable ReactiveTransaction unwanted() {
			cancelled = true;
			return begun;
		}

		private void takeBack(ReactiveTransaction transaction) {
			transactions.rollback(transaction).contextWrite(sink.contextView()).subscribe();
		}

	}

}
