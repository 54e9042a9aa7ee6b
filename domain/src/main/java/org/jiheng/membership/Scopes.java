package org.jiheng.membership;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.Subject;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * The one place that chooses the acting membership and derives the scope from it. Every
 * request, socket operation and resumed job passes here, and the memberships are looked
 * up again each time.
 */
public final class Scopes {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private final Memberships memberships;

	private final @Nullable Claiming claiming;

	private final Clock clock;

	/** Where nobody is invited by address. */
	public Scopes(Memberships memberships, Clock clock) {
		this(memberships, null, clock);
	}

	/**
	 * @param claiming what gives a caller the invitations to their address first; null
	 * for nothing
	 */
	public Scopes(Memberships memberships, @Nullable Claiming claiming, Clock clock) {
		this.memberships = memberships;
		this.claiming = claiming;
		this.clock = clock;
	}

	/**
	 * Does work on behalf of a caller.
	 * @param wanted the id of the membership to act under, which must be one of the
	 * caller's own that is in force; null means the oldest granted
	 */
	public <T> Mono<T> act(Caller caller, @Nullable String wanted, Mono<T> work) {
		return acting(caller, wanted).flatMap(acting -> work.contextWrite(context -> enter(acting, context)));
	}

	/** Does work on behalf of nobody, whoever asks: it sees what is public. */
	public <T> Mono<T> anonymously(Mono<T> work) {
		return work.contextWrite(context -> CurrentScope.put(new Scope.Public(), Acting.none(context)));
	}

	private Mono<Acting> acting(Caller caller, @Nullable String wanted) {
		if (!Subject.fits(caller.subject())) {
			return Mono.error(() -> new ProblemException(new Problem.Unauthenticated("令牌中没有可用的用户标识")));
		}
		return (claiming == null ? Mono.empty() : claiming.claim(caller))
			.then(Mono.defer(() -> memberships.of(caller.subject())))
			.contextWrite(context -> CurrentScope.put(new Scope.Identity(caller.subject()), context))
			.map(all -> chosen(caller, wanted, inForce(all)));
	}

	private List<Membership> inForce(List<Membership> all) {
		LocalDate today = LocalDate.now(clock.withZone(CHINA));
		return all.stream().filter(membership -> membership.inForceOn(today)).toList();
	}

	private static Acting chosen(Caller caller, @Nullable String wanted, List<Membership> own) {
		if (wanted == null) {
			return new Acting(caller, own.isEmpty() ? null : own.getFirst(), own);
		}
		return own.stream()
			.filter(membership -> membership.id().toString().equals(wanted))
			.findFirst()
			.map(membership -> new Acting(caller, membership, own))
			.orElseThrow(() -> new ProblemException(new Problem.Forbidden("请求头 Jiheng-Membership 所指的不是您的有效身份")));
	}

	private static Context enter(Acting acting, Context context) {
		return CurrentScope.put(acting.scope(), acting.in(context));
	}

}
