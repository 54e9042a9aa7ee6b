package org.jiheng.snapshot.graphql;

import java.time.Clock;
import java.util.Set;
import org.jiheng.budget.Drafts;
import org.jiheng.shared.graphql.SealedRoots;
import org.jiheng.snapshot.Exporting;
import org.jiheng.snapshot.Sealing;
import org.jiheng.snapshot.Seals;
import org.jiheng.snapshot.Snapshots;
import org.jiheng.snapshot.Verifying;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts sealing, exporting and verifying together. */
@Configuration(proxyBeanMethods = false)
class SnapshotConfiguration {

	@Bean
	Sealing sealing(Drafts drafts, Seals seals) {
		return new Sealing(drafts, seals, Clock.systemUTC());
	}

	@Bean
	SealedRoots sealedSnapshots() {
		return new SealedRoots(Set.of("snapshot", "snapshots", "sealedValue"));
	}

	@Bean
	Exporting exporting(Snapshots snapshots) {
		return new Exporting(snapshots);
	}

	@Bean
	Verifying verifying(Snapshots snapshots) {
		return new Verifying(snapshots);
	}

}
