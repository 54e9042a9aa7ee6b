package org.jiheng.approval.graphql;

import java.time.Clock;
import java.time.Duration;
import org.jiheng.approval.Boarding;
import org.jiheng.approval.Deadlines;
import org.jiheng.approval.Inbox;
import org.jiheng.approval.InboxWatch;
import org.jiheng.approval.Waiting;
import org.jiheng.audit.Writes;
import org.jiheng.tenancy.TenantReads;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BoardConfiguration {

	@Bean
	Boarding boarding(Deadlines deadlines, TenantReads reads, Writes writes) {
		return new Boarding(deadlines, reads, writes, Clock.systemUTC());
	}

	@Bean
	Inbox inbox(TenantReads reads, Waiting waiting) {
		return new Inbox(reads, waiting, Clock.systemUTC());
	}

	@Bean
	InboxWatch inboxWatch(Inbox inbox, Waiting waiting) {
		return new InboxWatch(inbox, waiting, Clock.systemUTC(), Duration.ofSeconds(1));
	}

}
