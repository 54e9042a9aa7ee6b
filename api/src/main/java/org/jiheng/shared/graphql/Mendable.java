package org.jiheng.shared.graphql;

import java.util.List;
import java.util.function.Function;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import reactor.core.publisher.Mono;

/** What a client can mend is told in a mutation's payload; all else is an error. */
public final class Mendable {

	private Mendable() {
	}

	/**
	 * For {@link Mono#transform}.
	 * @param payload the payload of that mutation that tells problems and has nothing
	 * else
	 */
	public static <P> Function<Mono<P>, Mono<P>> into(Function<List<Problem.InvalidInput>, P> payload) {
		return answer -> answer.onErrorResume(ProblemException.class,
				failure -> failure.problem() instanceof Problem.InvalidInput invalid
						? Mono.just(payload.apply(List.of(invalid))) : Mono.error(failure));
	}

}
