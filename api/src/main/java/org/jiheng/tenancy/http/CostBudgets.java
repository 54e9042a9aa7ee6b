package org.jiheng.tenancy.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.EstimationProbe;
import java.time.Duration;

/**
 * What each tenant may still ask for. Cost is known only once a document was weighed, so
 * it is paid afterwards: who has spent it all waits until some has come back.
 */
final class CostBudgets {

	private final ShareProperties share;

	private final Cache<String, Bucket> budgets;

	CostBudgets(ShareProperties share) {
		this.share = share;
		this.budgets = Caffeine.newBuilder()
			.expireAfterAccess(Duration.ofMinutes(1).plusSeconds(share.costSaved() / share.costPerSecond()))
			.build();
	}

	/** How long until the tenant may ask again; zero when it may now. */
	Duration wait(String tenant) {
		EstimationProbe probe = budget(tenant).estimateAbilityToConsume(1);
		return probe.canBeConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
	}

	void pay(String tenant, long cost) {
		if (cost > 0) {
			var _ = budget(tenant).consumeIgnoringRateLimits(cost);
		}
	}

	private Bucket budget(String tenant) {
		return budgets.get(tenant,
				any -> Bucket.builder()
					.addLimit(limit -> limit.capacity(share.costSaved())
						.refillGreedy(share.costPerSecond(), Duration.ofSeconds(1)))
					.build());
	}

}
