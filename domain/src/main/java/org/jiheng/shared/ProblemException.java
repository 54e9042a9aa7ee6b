package org.jiheng.shared;

/**
 * Carries a {@link Problem} to the edge of the application, where it becomes an answer.
 */
public final class ProblemException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient Problem problem;

	public ProblemException(Problem problem) {
		super(problem.message(), null, false, false);
		this.problem = problem;
	}

	public Problem problem() {
		return problem;
	}

}
