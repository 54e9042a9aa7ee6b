package org.jiheng.membership;

import java.time.Duration;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.shared.Watch;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Looks every few seconds whether those who hold on to a stream or a socket may still act
 * as they did when they began: that their token holds and that very membership is in
 * force. What cannot be told is taken for a no.
 */
public final class Staying {

	private final Bearers bearers;

	private final Scopes scopes;

	private final Duration every;

	public Staying(Bearers bearers, Scopes scopes, Duration every) {
		this.bearers = bearers;
		this.scopes = scopes;
		this.every = every;
	}

	public Watch over(Acting acting, String token) {
		Membership membership = acting.membership();
		@Nullable String wanted = membership == null ? null : membership.id().toString();
		return new Watch(acting.caller().subject(),
				Flux.interval(every)
					.onBackpressureDrop()
					.concatMap(time -> bearers.of(token).flatMap(caller -> scopes.act(caller, wanted, same(acting))))
					.then());
	}

	private static Mono<Boolean> same(Acting acting) {
		return Acting.current().map(now -> {
			if (!now.caller().subject().equals(acting.caller().subject())) {
				throw new ProblemException(new Problem.Unauthenticated("令牌不再属于同一用户"));
			}
			return true;
		});
	}

}
