package org.jiheng.membership.persistence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import org.jiheng.membership.Membership;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/** Which memberships a subject had when they were last looked up, for ten seconds. */
@Component
class KnownSubjects {

	private final Cache<String, List<Membership>> known = Caffeine.newBuilder()
		.expireAfterWrite(Duration.ofSeconds(10))
		.maximumSize(10_000)
		.build();

	@Nullable List<Membership> of(String subject) {
		return known.getIfPresent(subject);
	}

	void remember(String subject, List<Membership> memberships) {
		known.put(subject, memberships);
	}

	/** Once the transaction under way is over, so that nobody remembers the old again. */
	Mono<Void> forgetWhenDone(@Nullable String subject) {
		return subject == null ? Mono.empty()
				: TransactionSynchronizationManager.forCurrentTransaction()
					.doOnNext(transaction -> transaction.registerSynchronization(new Forgetting(subject)))
					.then();
	}

	private final class Forgetting implements TransactionSynchronization {

		private final String subject;

		Forgetting(String subject) {
			this.subject = subject;
		}

		@Override
		public Mono<Void> afterCompletion(int status) {
			return Mono.fromRunnable(() -> known.invalidate(subject));
		}

	}

}
