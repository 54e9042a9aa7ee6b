package org.jiheng.membership;

import java.util.List;
import org.jiheng.tenancy.Scope;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * On whose behalf work is done: the caller, the one membership that counts for it, and
 * all memberships of theirs that are in force. Without any, one acts as nobody in
 * particular.
 */
public record Acting(Caller caller, @Nullable Membership membership, List<Membership> memberships) {

	private static final Object KEY = Acting.class;

	public Acting {
		memberships = List.copyOf(memberships);
	}

	/** The one of the work under way; an error when there is none. */
	public static Mono<Acting> current() {
		return Mono.deferContextual(context -> Mono.just(context.<Acting>getOrEmpty(KEY)
			.orElseThrow(() -> new IllegalStateException("work without a scope is nobody's"))));
	}

	Context in(Context context) {
		return context.put(KEY, this);
	}

	/** Without anybody who acts. */
	static Context none(Context context) {
		return context.delete(KEY);
	}

	Scope scope() {
		return membership == null ? new Scope.Identity(caller.subject()) : membership.scope();
	}
}
