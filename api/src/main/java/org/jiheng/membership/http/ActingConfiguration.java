package org.jiheng.membership.http;

import java.time.Clock;
import org.jiheng.audit.Writes;
import org.jiheng.membership.Claiming;
import org.jiheng.membership.Invitations;
import org.jiheng.membership.Memberships;
import org.jiheng.membership.Scopes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ActingConfiguration {

	@Bean
	Scopes scopes(Memberships memberships, Invitations invitations, Writes writes) {
		return new Scopes(memberships, new Claiming(invitations, writes), Clock.systemUTC());
	}

}
