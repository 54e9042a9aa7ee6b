package org.jiheng.audit.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.context.ContextView;

/**
 * Reads of one region on their way into its chain. Those that come while others are being
 * written make up the next group, which is written together, so that they share a commit.
 * Groups follow each other in the order in which their reads came.
 */
final class ReadLine {

	/** So many are written together. */
	static final int GROUP = 64;

	/** So many wait for the groups before them; more are refused. */
	static final int WAITING = 512;

	private final Function<List<Read>, Mono<Void>> writing;

	private @Nullable Group last;

	private int waiting;

	ReadLine(Function<List<Read>, Mono<Void>> writing) {
		this.writing = writing;
	}

	/**
	 * Ends when the read stands in the chain, or fails with its whole group. Problem:
	 * Unavailable, when too many wait.
	 */
	Mono<Void> enter(Read read) {
		return Mono.deferContextual(context -> join(read, context).written);
	}

	private synchronized Group join(Read read, ContextView context) {
		if (waiting == WAITING) {
			throw new ProblemException(new Problem.Unavailable("等待记入审计的读取过多，请稍后重试"));
		}
		Group group = last;
		if (group == null || group.begun || group.reads.size() == GROUP) {
			group = new Group(group == null ? Mono.empty() : group.over.asMono(), context);
			last = group;
		}
		group.reads.add(read);
		waiting++;
		return group;
	}

	private synchronized List<Read> begin(Group group) {
		group.begun = true;
		waiting -= group.reads.size();
		return List.copyOf(group.reads);
	}

	private synchronized void forget(Group group) {
		if (last == group) {
			last = null;
		}
	}

	private final class Group {

		private final List<Read> reads = new ArrayList<>();

		private boolean begun;

		private final Sinks.Empty<Void> over = Sinks.empty();

		private final Mono<Void> written;

		/**
		 * In the context of its first read, which may be gone by the time. Kept, so that
		 * it is written once for all of them, and goes on whoever of them leaves.
		 */
		Group(Mono<Void> before, ContextView context) {
			this.written = before.then(Mono.defer(() -> writing.apply(begin(this))))
				.contextWrite(others -> others.putAll(context))
				.doOnTerminate(this::over)
				.cache();
		}

		/**
		 * Before its reads are answered, so that the next group need not wait for that.
		 */
		private void over() {
			forget(this);
			over.tryEmitEmpty();
		}

	}

}
