package org.jiheng.tenancy.persistence;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Turns what the database refuses into a problem, by its SQLSTATE. Broken constraints
 * (class 23) are left to the repository, which knows what they mean.
 */
final class DatabaseProblems implements MethodInterceptor {

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		Object result = invocation.proceed();
		return switch (result) {
			case Mono<?> mono -> mono.onErrorMap(DatabaseProblems::translate);
			case Flux<?> flux -> flux.onErrorMap(DatabaseProblems::translate);
			case null, default -> result;
		};
	}

	static Throwable translate(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof R2dbcException refusal) {
				Problem problem = problem(refusal);
				return problem == null ? failure : new ProblemException(problem, failure);
			}
		}
		return failure;
	}

	private static @Nullable Problem problem(R2dbcException refusal) {
		String sqlState = refusal.getSqlState();
		return switch (sqlState == null ? "" : sqlState) {
			// insufficient_privilege, which row-level security raises too;
			// read_only_sql_transaction
			case "42501", "25006" -> new Problem.Forbidden("当前身份无权进行此操作");
			// query_canceled, admin_shutdown, crash_shutdown, cannot_connect_now;
			// lock_not_available; serialization_failure, deadlock_detected;
			// idle_in_transaction_session_timeout
			case "57014", "57P01", "57P02", "57P03", "55P03", "40001", "40P01", "25P03" -> unavailable();
			case String state when state.startsWith("08") || state.startsWith("53") -> unavailable();
			case "" -> withoutState(refusal);
			default -> null;
		};
	}

	/** Raised on this side: the pool is exhausted, the connection is gone. */
	private static @Nullable Problem withoutState(R2dbcException refusal) {
		return switch (refusal) {
			case R2dbcTimeoutException timeout -> unavailable();
			case R2dbcTransientResourceException gone -> unavailable();
			case R2dbcNonTransientResourceException gone -> unavailable();
			default -> null;
		};
	}

	private static Problem unavailable() {
		return new Problem.Unavailable("数据库暂时不可用，请稍后重试");
	}

}
