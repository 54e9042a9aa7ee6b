package org.jiheng.shared.http;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jspecify.annotations.Nullable;

/** Finds the problem that a failure stands for, however deeply it is wrapped. */
public final class Problems {

	private Problems() {
	}

	/** Nothing when the failure is a defect of ours. */
	public static Optional<Problem> in(Throwable failure) {
		Set<Throwable> seen = new HashSet<>();
		for (@Nullable
		Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
			if (cause instanceof ProblemException carrier) {
				return Optional.of(carrier.problem());
			}
			if (cause instanceof TimeoutException) {
				return Optional.of(new Problem.Unavailable("系统繁忙，没有及时完成，请稍后再试"));
			}
			if (cause instanceof CancellationException) {
				return Optional.of(new Problem.Unavailable("请求已取消"));
			}
		}
		return Optional.empty();
	}

	/** What a client is told about any failure of the request of that id. */
	public static ProblemAnswer answer(Throwable failure, @Nullable String requestId) {
		return in(failure).map(ProblemAnswer::of).orElseGet(() -> ProblemAnswer.ofDefect(failure, requestId));
	}

}
