package org.jiheng.shared;

import org.jspecify.annotations.Nullable;

/**
 * Carries a {@link Problem} to the edge of the application, where it becomes an answer.
 */
public final class ProblemException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient Problem problem;

	public ProblemException(Problem problem) {
		this(problem, null);
	}

	/** With what lies behind the problem, for the log; it is never part of an answer. */
	public ProblemException(Problem problem, @Nullable Throwable cause) {
		super(problem.message(), cause, false, false);
		this.problem = problem;
	}

	public Problem problem() {
		return problem;
	}

}
