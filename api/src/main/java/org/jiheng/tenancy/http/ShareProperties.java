package org.jiheng.tenancy.http;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of an instance one tenant (a county with its departments, or an overseeing
 * region) may take, under {@code jiheng.tenant-share}.
 *
 * @param atOnce how many of its requests are worked on at once; less than the database
 * connections of a login, so that others find one
 * @param waiting how many more may wait for their turn
 * @param patience for how long one waits at most
 * @param costPerSecond how much cost of queries, as {@code extensions.cost} tells it, is
 * granted in the long run
 * @param costSaved how much of it can be saved up for a burst
 */
@ConfigurationProperties("jiheng.tenant-share")
record ShareProperties(@DefaultValue("4") int atOnce, @DefaultValue("200") int waiting,
		@DefaultValue("5s") Duration patience, @DefaultValue("3000000") long costPerSecond,
		@DefaultValue("30000000") long costSaved) {

	ShareProperties {
		if (atOnce < 1 || waiting < 0 || costPerSecond < 1 || costSaved < 1 || patience.isNegative()) {
			throw new IllegalArgumentException(
					"jiheng.tenant-share: at-once and costs are at least 1, waiting and patience at least 0");
		}
	}
}
