package org.jiheng.membership;

import java.util.List;
import org.jiheng.audit.Act;
import org.jiheng.audit.Change;
import org.jiheng.audit.Writes;
import org.jiheng.audit.Written;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Gives invitations to the first who comes with their e-mail address, if the issuer
 * vouches that it is theirs.
 */
public final class Claiming {

	private final Invitations invitations;

	private final Writes writes;

	public Claiming(Invitations invitations, Writes writes) {
		this.invitations = invitations;
		this.writes = writes;
	}

	/** In the scope of the caller's identity. */
	Mono<Void> claim(Caller caller) {
		String email = caller.verifiedEmail();
		return email == null ? Mono.empty()
				: invitations.to(email)
					.flatMapMany(Flux::fromIterable)
					.concatMap(invitation -> claim(invitation, email))
					.then();
	}

	private Mono<Membership> claim(Membership invitation, String email) {
		var act = new Act("claimMembership", invitation.id().toString(), null, false);
		return writes.concerning(invitation.region(), act,
				() -> invitations.claim(invitation.id(), email)
					.map(claimed -> new Written(claimed.id().toString(), null, null,
							List.of(Change.ofValue("membership subject", null, null, claimed.subject())))),
				reference -> Mono.just(invitation));
	}

}
